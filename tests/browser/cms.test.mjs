// What an editor pastes, under the hands of the systems that editors paste into: each keeps other parts of a snippet, and a reader
// finds the same figures in all of them. They are held against sums that workbook.mjs makes from the Home Office's table.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import sanitizeHtml from "sanitize-html";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { ROOT, run } from "../../www/tools/command.mjs";
import { serve } from "../../www/tools/serve.mjs";
import { browserOfFile, PATIENCE, visit } from "./support.mjs";
import { change, daysOf, marks, monthName, rounded, thousands, withoutWorkbook, Workbook, yearsEarlier } from "./workbook.mjs";

const own = browserOfFile();
const NOW = "2025-12";
const CODES = ["8L"];

/**
 * The largest force, one in Welsh, one without residents, one with an "and" in its name.
 * @type {{ slug: string, lang: string, force: string, name: string }[]} force: as the workbook spells it; name: as a sentence begins with it
 */
const FORCES = [
  { slug: "metropolitan-police", lang: "en", force: "Metropolitan Police", name: "The Metropolitan Police" },
  { slug: "south-wales", lang: "cy", force: "South Wales", name: "Heddlu De Cymru" },
  { slug: "british-transport-police", lang: "en", force: "British Transport Police", name: "The British Transport Police" },
  { slug: "devon-and-cornwall", lang: "en", force: "Devon & Cornwall", name: "Devon and Cornwall Police" },
];

/** What `figures embed` is asked for. @type {Record<string, string[]>} */
const FORMS = {
  element: [],
  iframe: ["--form", "iframe"],
  "iframe with its script": ["--form", "iframe", "--host-script"],
  static: ["--form", "static"],
  "static with a picture": ["--form", "static", "--image", "data"],
};

/** What the builder page says that each form survives: form -> names of systems. */
const SURVIVES = new Map(
  [...readFileSync(join(ROOT, "www", "builder.html"), "utf8").matchAll(/<p data-survives="([^"]*)">\s*<input type="radio" name="form" id="form-(\w+)"/g)].map(
    ([, systems, form]) => /** @type {const} */ ([form, systems.split(" ")]),
  ),
);

/** The forms that the builder says survive a system. @param {string} system */
const promised = (system) => [...SURVIVES].filter(([, systems]) => systems.includes(system)).map(([form]) => form);

/** That a test of a system shows the figures of each form that is promised for it, and of no other. @param {string} system @param {string[]} forms keys of FORMS */
const proves = (system, forms) => assert.deepEqual([...new Set(forms.map((form) => form.split(" ")[0]))].sort(), promised(system).sort(), `the builder on ${system}`);

/** Where the widget's files are: another site than the article's. */
let site = "";
/** @type {import("../../www/tools/serve.mjs").Server | undefined} */
let server;
/** Snippets of the forces by form. @type {Map<string, string[]>} */
const snippets = new Map();
/** @type {Workbook} */
let workbook;

before(async () => {
  if (withoutWorkbook) return;
  server = await serve();
  site = `http://127.0.0.1:${server.port}/`;
  const figures = await figuresCommand();
  for (const [form, options] of Object.entries(FORMS)) {
    const printed = FORCES.map(({ slug, lang }) => run(figures, ["embed", "--force", slug, "--lang", lang, "--base", site, ...options]));
    snippets.set(form, await Promise.all(printed));
  }
  workbook = await Workbook.read();
});
after(() => server?.close());

/** The words of a headline around its numbers. */
const SENTENCES = {
  en: (/** @type {any} */ { name, total, slightly, rising, earlier }) =>
    `${name} recorded ${total} harassment cases in the year to ${monthName(NOW)}, ${slightly ? "slightly " : ""}${rising ? "up" : "down"} from ${earlier} the year before.`,
  cy: (/** @type {any} */ { name, total, slightly, rising, earlier }) =>
    `Cofnododd ${name} ${total} o achosion o aflonyddu yn y flwyddyn hyd at fis ${monthName(NOW, "cy")}, ${slightly ? "ychydig " : ""}${rising ? "i fyny" : "i lawr"} o ${earlier} y flwyddyn flaenorol.`,
};
const NOT_AVAILABLE = { en: "not available", cy: "ddim ar gael" };

/** What a reader must find of a force: the sentence, the key figures and the whole table. @param {typeof FORCES[number]} of */
function expected({ force, name, lang }) {
  const total = (/** @type {string} */ month) => workbook.total([force], CODES, month);
  const [now, earlier] = [total(NOW), total(yearsEarlier(NOW, 1))];
  assert.notEqual(now, earlier, "another sentence");
  const language = /** @type {"en" | "cy"} */ (lang);
  const perDay = now / daysOf(NOW);
  const first = workbook.periods().at(-1) ?? "";
  return {
    headline: SENTENCES[language]({
      name,
      total: thousands(now),
      slightly: Math.abs(now - earlier) / earlier < 0.05,
      rising: now > earlier,
      earlier: thousands(earlier),
    }),
    keys: [thousands(now), `${now > earlier ? "↑" : "↓"} ${change(earlier, now)}`, ...(perDay >= 1 ? [perDay < 10 ? String(rounded(perDay, 1)) : thousands(rounded(perDay, 0))] : [])],
    rows: workbook.periods().map((month) => {
      const row = [monthName(month, lang === "cy" ? "cy" : undefined), thousands(total(month))];
      if (yearsEarlier(month, 1) < first) return [...row, NOT_AVAILABLE[language]];
      const [last, its] = [total(yearsEarlier(month, 1)), total(month)];
      // In a column every percentage has its decimal.
      const size = change(last, its).replace(/^([\d,]+)%$/, "$1.0%");
      return [...row, `${its === last ? "0" : `${its > last ? "+" : "−"}${size}`}${marks(month)}`];
    }),
  };
}

/** Runs in a page: the figures that a reader finds in it, in whichever form, and what each chart is. */
function figuresHere() {
  const tops = [...document.querySelectorAll("force-figures, figure")].filter((node) => !node.parentElement?.closest("force-figures"));
  return tops.flatMap((top) => {
    const figures = [top, ...(top.shadowRoot?.querySelectorAll("figure") ?? []), ...top.querySelectorAll("figure")];
    return figures
      .filter((node) => node.localName === "figure" && node.getClientRects().length > 0)
      .map((figure) => {
        const all = (/** @type {string} */ selector, from = figure) => [...from.querySelectorAll(selector)];
        const text = (/** @type {Element} */ node) => node.textContent?.replace(/\s+/g, " ").trim() ?? "";
        const headline = figure.querySelector(".ff-headline, p > strong");
        // A picture whose address has been taken away is its text alone.
        const chart = all("canvas, svg, img").find((node) => node.getBoundingClientRect().width > 200 && /** @type {any} */ (node).naturalWidth !== 0);
        return {
          headline: headline?.getClientRects().length ? text(headline) : "",
          keys: all("dl dd").map(text),
          labels: all("dl dt").map(text),
          rows: /** @type {any} */ (window).withAllOpen(figure, () => all("tbody tr").map((row) => all("th, td", row).map(text))),
          chart: chart?.localName ?? "none",
        };
      });
  });
}

/** An article with the snippets in it, on a server of its own. @param {import("node:test").TestContext} t @param {string} html @param {{ head?: string, policy?: string }} [options] */
function article(t, html, { head = "", policy = "" } = {}) {
  const body = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>An article</title><link rel="icon" href="data:,">${head}<main>${html}</main></html>`;
  return visit(t, own, {
    path: "article.html",
    headers: { "Content-Security-Policy": policy },
    answer: (path) => (path === "/article.html" ? { headers: { "Content-Type": "text/html; charset=utf-8" }, body } : { status: 404 }),
    // As tall as four figures: each is loaded when it is nearly in sight.
    context: { viewport: { width: 800, height: 8000 } },
  });
}

/** Resolves when each force's figures are there, and its chart is what `chart` says. @param {import("./support.mjs").Visit} visited @param {string} chart */
async function showsTheSame(visited, chart) {
  const wanted = FORCES.map((force) => ({ ...expected(force), chart }));
  /** @type {ReturnType<typeof figuresHere>} */
  let found = [];
  const settled = () => found.length === wanted.length && found.every((figure) => figure.chart === chart);
  for (const end = Date.now() + PATIENCE; !settled() && Date.now() < end; await visited.frame()) {
    const frames = visited.page.frames();
    // In the document's order; an article without frames has its figures itself.
    const inside = frames.length > 1 ? frames.slice(1) : frames;
    found = (await Promise.all(inside.map((frame) => frame.evaluate(figuresHere).catch(() => [])))).flat();
  }
  for (const [index, { slug }] of FORCES.entries()) {
    const { labels, ...figures } = found[index] ?? {};
    assert.deepEqual(figures, wanted[index], slug);
    assert.equal(labels.length, figures.keys.length, slug);
    assert.ok(labels.every((label) => label.length > 3), labels.join(" | "));
  }
  assert.equal(found.length, FORCES.length);
}

/** Those snippets, one after another. @param {string} form @param {(snippet: string) => string} [system] what the system makes of each */
const pasted = (form, system = (snippet) => snippet) => (snippets.get(form) ?? []).map(system).join("\n<p>And.</p>\n");

/**
 * What WordPress keeps of a post by an author who may not post unfiltered HTML (wp_kses_post), of what a snippet has: neither
 * script, style sheet, frame, custom element nor SVG, and no address that begins with data:.
 */
const WORDPRESS = {
  allowedTags: "a abbr b blockquote br caption cite code dd details div dl dt em figcaption figure h2 h3 h4 hr i img li ol p pre q section small span strong sub summary sup table tbody td tfoot th thead tr ul".split(" "),
  allowedAttributes: {
    "*": ["aria-*", "class", "data-*", "dir", "hidden", "id", "lang", "role", "style", "title"],
    a: ["href", "rel"],
    img: ["alt", "height", "loading", "src", "width"],
    li: ["value"],
    th: ["scope", "colspan", "rowspan"],
  },
  allowedSchemes: ["http", "https", "mailto"],
};

/** What such a filter leaves. @param {string} snippet */
const wordpress = (snippet) => sanitizeHtml(snippet, WORDPRESS);

/** What embed blocks keep: frames from a site that the desk has allowed. */
const framesOnly = (/** @type {string} */ snippet) =>
  sanitizeHtml(snippet, {
    allowedTags: ["iframe"],
    allowedAttributes: { iframe: ["src", "title", "width", "height", "frameborder", "loading", "allowfullscreen"] },
    allowedIframeHostnames: ["127.0.0.1"],
  });

test("a plain page: every form shows the same figures", { skip: withoutWorkbook }, async (t) => {
  const charts = /** @type {const} */ ([
    ["element", "canvas"],
    ["iframe", "canvas"],
    ["iframe with its script", "canvas"],
    ["static", "svg"],
    ["static with a picture", "img"],
  ]);
  proves("plain", charts.map(([form]) => form));
  for (const [form, chart] of charts) {
    const visited = await article(t, pasted(form));
    await showsTheSame(visited, chart);
    assert.deepEqual([...visited.errors, ...visited.lines], [], form);
  }
});

test("a filter like WordPress's: what it leaves of the element and of the static form shows the same figures", { skip: withoutWorkbook }, async (t) => {
  const forms = ["element", "static", "static with a picture"];
  proves("filter", forms);
  for (const form of forms) {
    const left = pasted(form, wordpress);
    assert.ok(!/<(script|link|force-figures|svg|iframe|picture)\b|data:/.test(left), left.slice(0, 2000));
    const visited = await article(t, left);
    await showsTheSame(visited, "none");
    assert.deepEqual([...visited.errors, ...visited.lines], [], form);
  }
  assert.equal(wordpress(snippets.get("iframe")?.[0] ?? "?").trim(), "", "something is left of a frame");
});

test("a system that keeps frames alone: the frame shows the same figures, in the height that it brings", { skip: withoutWorkbook }, async (t) => {
  const forms = ["iframe", "iframe with its script"];
  proves("frames", forms);
  for (const form of forms) {
    const left = pasted(form, framesOnly);
    assert.ok(!/<script|data-/.test(left), left);
    const visited = await article(t, left);
    await showsTheSame(visited, "canvas");
    const heights = await visited.page.locator("iframe").evaluateAll((frames) => frames.map((frame) => frame.clientHeight));
    const said = [...left.matchAll(/ height="(\d+)"/g)].map(([, height]) => Number(height));
    assert.deepEqual(heights, said);
    assert.ok(heights.length === FORCES.length && heights.every((height) => height > 500), heights.join(" "));
    assert.deepEqual([...visited.errors, ...visited.lines], [], form);
  }
});

/** amp-iframe, as far as its documentation says what it does: a sandbox, `#amp=1`, heights of 100 px and more. */
const AMP = `<script>
  window.refused = [];
  customElements.define("amp-iframe", class extends HTMLElement {
    connectedCallback() {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", this.getAttribute("sandbox"));
      for (const name of ["title", "width", "height", "frameborder"]) frame.setAttribute(name, this.getAttribute(name));
      frame.src = this.getAttribute("src") + "#amp=1";
      addEventListener("message", ({ source, data }) => {
        if (source !== frame.contentWindow || data.sentinel !== "amp" || data.type !== "embed-size") return;
        if (this.hasAttribute("resizable") && data.height >= 100) frame.height = data.height;
        else window.refused.push(data.height);
      });
      this.append(frame);
    }
  });
</script>`;

/** What an AMP page makes of a snippet: its own element, and no script of an author. @param {string} snippet */
const amp = (snippet) =>
  sanitizeHtml(snippet, {
    allowedTags: ["amp-iframe"],
    allowedAttributes: { "amp-iframe": ["src", "title", "width", "height", "frameborder", "sandbox", "resizable"] },
    transformTags: {
      iframe: (_, { src, title, height }) => ({
        tagName: "amp-iframe",
        attribs: { src, title, height, width: "640", frameborder: "0", sandbox: "allow-scripts", resizable: "" },
      }),
    },
  });

test("an AMP page: the sandboxed frame shows the same figures, as high as they are", { skip: withoutWorkbook }, async (t) => {
  proves("amp", ["iframe"]);
  const visited = await article(t, pasted("iframe with its script", amp), { head: AMP });
  await showsTheSame(visited, "canvas");
  const frames = visited.page.frames().slice(1);
  for (const [index, frame] of frames.entries()) {
    assert.equal(await frame.evaluate(() => `${origin}${location.hash}`), "null#amp=1");
    const inner = await frame.evaluate(() => document.documentElement.getBoundingClientRect().height);
    await visited.page.waitForFunction(([at, height]) => Math.abs(document.querySelectorAll("iframe")[at].clientHeight - height) <= 1, [index, inner]);
  }
  assert.deepEqual(await visited.page.evaluate(() => /** @type {any} */ (window).refused), []);
  assert.deepEqual([...visited.errors, ...visited.lines], []);
});

test("a sandbox without allow-same-origin: every form shows the same figures", { skip: withoutWorkbook }, async (t) => {
  /** The snippet in a document of its own, as systems show pasted HTML. @param {string} sandbox */
  const boxed = (sandbox) => (/** @type {string} */ snippet) =>
    `<iframe sandbox="${sandbox}" width="700" height="1800" srcdoc="${`<!doctype html><meta charset="utf-8">${snippet}`.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`;
  const systems = /** @type {const} */ ([
    ["iframe", (/** @type {string} */ snippet) => snippet.replace("<iframe ", `<iframe sandbox="allow-scripts" `), "canvas"],
    ["element", boxed("allow-scripts"), "canvas"],
    ["element", boxed(""), "svg"],
    ["static", boxed(""), "svg"],
  ]);
  proves("sandbox", systems.map(([form]) => form));
  for (const [form, system, chart] of systems) {
    const visited = await article(t, pasted(form, system));
    await showsTheSame(visited, chart);
    for (const frame of visited.page.frames().slice(1)) assert.equal(await frame.evaluate(() => origin), "null");
    // The browser says that it did not run the script of a sandbox without scripts.
    assert.deepEqual([...visited.errors, ...visited.lines].filter((line) => !line.includes("'allow-scripts' permission is not set")), [], form);
  }
});

test("a strict policy without WebAssembly: the element's static form and the frame show the same figures", { skip: withoutWorkbook }, async (t) => {
  const policy = `default-src 'none'; script-src ${site}; style-src ${site}; connect-src ${site}; img-src data:; frame-src ${site}`;
  const charts = /** @type {const} */ ([
    ["element", "svg", 1],
    ["iframe", "canvas", 0],
    ["static", "svg", 0],
    ["static with a picture", "img", 0],
  ]);
  proves("policy", charts.map(([form]) => form));
  for (const [form, chart, lines] of charts) {
    const visited = await article(t, pasted(form), { policy });
    if (form === "element") await visited.events("error", FORCES.length);
    await showsTheSame(visited, chart);
    assert.equal(visited.lines.length, lines, visited.lines.join("\n"));
    assert.deepEqual(visited.errors.filter((line) => !line.includes("Content Security Policy")), [], form);
  }
});

test("what the builder does not promise is not there: no form is warned of for nothing", { skip: withoutWorkbook }, async (t) => {
  /** What the other tests show of each system, and what it makes of a snippet. @type {Record<string, ((snippet: string) => string) | null>} */
  const systems = { plain: null, filter: wordpress, frames: framesOnly, amp, sandbox: null, policy: null };
  assert.deepEqual([...new Set([...SURVIVES.values()].flat())].sort(), Object.keys(systems).sort(), "a system that no test knows");
  assert.deepEqual([...SURVIVES.keys()], ["element", "iframe", "static"]);
  for (const [name, system] of Object.entries(systems)) {
    for (const form of SURVIVES.keys()) {
      if (promised(name).includes(form)) continue;
      assert.ok(system, `the builder does not promise that ${form} survives ${name}`);
      const visited = await article(t, pasted(form, system), { head: name === "amp" ? AMP : "" });
      await visited.page.waitForLoadState("networkidle");
      const found = (await Promise.all(visited.page.frames().map((frame) => frame.evaluate(figuresHere)))).flat();
      assert.deepEqual(found, [], `${form} survives ${name}, and the builder does not say so`);
      assert.ok(!(await visited.page.locator("table, canvas, svg, img").count()), `${form} on ${name}`);
    }
  }
});
