// A title's own look: what its custom properties change, what a scheme beats, and that every house style can be read.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { painted } from "./pixels.mjs";
import { bareElement, browserOfFile, built, DIST, staticElement, visit } from "./support.mjs";

const own = browserOfFile();

const THEMES = readdirSync(join(DIST, "themes")).filter((name) => name.endsWith(".css")).map((name) => name.replace(".css", "")).sort();
const SCHEMES = /** @type {const} */ (["light", "dark"]);

/** WCAG 2.2 relative luminance. @param {number[]} colour 0 to 255 */
function luminance([red, green, blue]) {
  const linear = [red, green, blue].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

/** @param {number[]} one @param {number[]} other */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Runs in the page: colours by the names of their custom properties, as the stylesheet resolves them for the live figure. @param {Element} element */
function resolved(element) {
  const figure = element.shadowRoot?.querySelector("figure");
  if (!figure) throw new Error("there is no live figure");
  const probe = document.createElement("i");
  figure.append(probe);
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
  const names = ["ink", "muted", "hairline", "paper", "force", "comparison", "bar", "bar-chosen", "baseline", "change", "hatch", "focus"];
  const colours = Object.fromEntries(
    names.map((name) => {
      probe.style.color = `var(--_${name})`;
      context.fillStyle = getComputedStyle(probe).color;
      context.fillRect(0, 0, 1, 1);
      return [name, [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)];
    }),
  );
  probe.remove();
  return colours;
}

/** What is read, and what must be told from the paper (WCAG 2.2, 1.4.3 and 1.4.11). Gridlines and hatching only help. */
const LEAST = { ink: 4.5, muted: 4.5, force: 4.5, comparison: 4.5, bar: 3, "bar-chosen": 3, baseline: 3, focus: 3 };

test("there are three house styles, and each one says light and dark", () => {
  assert.deepEqual(THEMES, ["broadsheet", "public-service", "tabloid"]);
  for (const theme of THEMES) {
    const css = built(`themes/${theme}.css`).toString("utf8");
    const names = [...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name);
    assert.deepEqual(names.filter((name) => !name.startsWith("--ff-")), [], "custom properties of the element alone");
    assert.ok((css.match(/light-dark\(/g) ?? []).length >= 10, theme);
  }
});

for (const theme of ["none", ...THEMES]) {
  test(`house style ${theme}: text 4.5 to 1, marks and the focus ring 3 to 1, in light and dark`, async (t) => {
    const head = `<link rel="stylesheet" href="/themes/${theme}.css">`;
    const body = SCHEMES.map((scheme) => `<div class="ff-${theme}" id="${scheme}">${bareElement({ force: "kent", scheme })}</div>`).join("");
    const reader = await visit(t, own, theme === "none" ? { body } : { body, head });
    await reader.page.setViewportSize({ width: 1280, height: 4000 });
    await reader.ready(2);
    /** @type {Record<string, Record<string, number[]>>} */
    const seen = {};
    for (const scheme of SCHEMES) {
      const colours = (seen[scheme] = await reader.page.locator(`#${scheme} force-figures`).evaluate(resolved));
      for (const [name, least] of Object.entries(LEAST)) {
        const found = contrast(colours[name], colours.paper);
        assert.ok(found >= least, `${scheme}: ${name} ${colours[name]} on ${colours.paper} is ${found}, not ${least}`);
      }
      assert.notDeepEqual(colours.force, colours.comparison);
    }
    assert.ok(luminance(seen.light.paper) > 0.8 && luminance(seen.dark.paper) < 0.05, "the schemes are told apart");
  });
}

test("a browser without light-dark() has the light colours, and in a dark system the system's own", () => {
  const css = built("force-figures.css").toString("utf8");
  const [base, dark] = [css.slice(0, css.indexOf("@media")), /@media ?\(prefers-color-scheme: ?dark\)\{(.*?)\}\}/.exec(css)?.[1] ?? ""];
  for (const [name, least] of Object.entries(LEAST)) {
    const hex = new RegExp(`--_${name}: ?var\\(--ff-${name}, ?#(\\w{6})\\)`).exec(base)?.[1];
    // Those that are another's by default.
    if (!hex) {
      assert.match(base, new RegExp(`--_${name}: ?var\\(--ff-${name}, ?var\\(--_(ink|force)\\)\\)`));
      continue;
    }
    const colour = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
    assert.ok(contrast(colour, [255, 255, 255]) >= least, name);
    assert.match(dark, new RegExp(`--_${name}: ?var\\(--ff-${name}, ?(CanvasText|GrayText)\\)`, "i"));
  }
});

/** Runs in the page: what stands on the paper, and the paper, of the form that is shown. @param {Element} element */
function surface(element) {
  const live = element.shadowRoot?.querySelector("figure:not([hidden])");
  const figure = /** @type {Element} */ (live ?? element.querySelector("figure"));
  return { live: Boolean(live), ink: getComputedStyle(figure).color, paper: getComputedStyle(element).backgroundColor };
}

for (const form of ["live", "static"]) {
  test(`scheme beats the system and the page: ${form}`, async (t) => {
    const [light, dark] = ["rgb(22, 25, 29)", "rgb(236, 239, 243)"];
    for (const [css, colorScheme, ofPage] of /** @type {const} */ ([
      ["", "dark", light],
      [":root { color-scheme: light dark }", "dark", dark],
      [":root { color-scheme: light dark }", "light", light],
      [":root { color-scheme: dark }", "light", dark],
    ])) {
      const of = (/** @type {Record<string, string>} */ more) => (form === "live" ? bareElement({ force: "kent", ...more }) : staticElement(more));
      const body = [{}, { scheme: "light" }, { scheme: "dark" }, { scheme: "auto" }].map(of).join("");
      const context = { colorScheme, viewport: { width: 700, height: 8000 }, javaScriptEnabled: form === "live" };
      const reader = await visit(t, own, { body, css, context });
      if (form === "live") await reader.ready(4);
      const found = await Promise.all([0, 1, 2, 3].map((index) => reader.page.locator("force-figures").nth(index).evaluate(surface)));
      const system = colorScheme === "dark" ? dark : light;
      assert.deepEqual(found.map(({ ink }) => ink), [ofPage, light, dark, system], `${css} in a ${colorScheme} system`);
      assert.deepEqual(found.map(({ live }) => live), Array(4).fill(form === "live"));
      // Legible wherever it stands: the paper comes with the scheme.
      assert.equal(found[0].paper, "rgba(0, 0, 0, 0)");
      for (const { ink, paper } of found.slice(1)) {
        const [one, other] = [ink, paper].map((colour) => (colour.match(/\d+/g) ?? []).map(Number));
        assert.ok(contrast(one, other) > 12, `${ink} on ${paper}`);
      }
    }
  });
}

test("a scheme that is set later repaints the canvas, and so does a font", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }) });
  await reader.ready();
  const element = reader.page.locator("force-figures");
  const picture = () => element.evaluate((node) => /** @type {HTMLCanvasElement} */ (node.shadowRoot?.querySelector("canvas")).toDataURL());
  const changed = async (/** @type {string} */ before, /** @type {string} */ what) => {
    for (let turn = 0; turn < 200; turn += 1) {
      const now = await picture();
      if (now !== before) return now;
      await reader.frame();
    }
    throw new Error(`${what} changes nothing on the canvas`);
  };
  const light = await picture();
  await element.evaluate((node) => void (/** @type {any} */ (node).scheme = "dark"));
  assert.equal(await element.getAttribute("scheme"), "dark");
  const dark = await changed(light, "a scheme");
  await element.evaluate((node) => /** @type {HTMLElement} */ (node).style.setProperty("--ff-font", "monospace"));
  await changed(dark, "a font");
});

test("a scheme that is set while the element is not displayed is painted when it is", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "kent", scheme: "light" }) });
  await reader.ready();
  const element = reader.page.locator("force-figures");
  assert.ok((await element.evaluate(painted)).includes("#0b5c8a"));
  await element.evaluate((node) => void (/** @type {HTMLElement} */ (node).hidden = true));
  await reader.frame();
  await element.evaluate((node) => node.setAttribute("scheme", "dark"));
  await reader.frame();
  await element.evaluate((node) => void (/** @type {HTMLElement} */ (node).hidden = false));
  let colours = await element.evaluate(painted);
  for (let turn = 0; turn < 200 && !colours.includes("#6cb8e6"); turn += 1) {
    await reader.frame();
    colours = await element.evaluate(painted);
  }
  assert.ok(colours.includes("#6cb8e6") && !colours.includes("#0b5c8a"), colours.slice(0, 20).join(" "));
});

test("a dark element is printed in the light colours", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "kent", scheme: "dark" }) });
  await reader.ready();
  const element = reader.page.locator("force-figures");
  assert.equal((await element.evaluate(surface)).ink, "rgb(236, 239, 243)");
  await reader.page.emulateMedia({ media: "print" });
  assert.equal((await element.evaluate(surface)).ink, "rgb(22, 25, 29)");
});

test("a frame wears a house style by its name, and no other file", async (t) => {
  const { errors: none, page } = await visit(t, own, { path: "frame.html?force=kent&theme=tabloid&scheme=dark" });
  await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(17, 19, 23)");
  assert.deepEqual(none, []);
  for (const theme of ["../host", "//example.org/x", "a b", ""]) {
    const { requests, page } = await visit(t, own, { path: `frame.html?force=kent&theme=${encodeURIComponent(theme)}` });
    await page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector("figure:not([hidden])"));
    assert.deepEqual(requests.filter((url) => /themes|host\.css|example/.test(new URL(url).origin + new URL(url).pathname)), []);
  }
});

test("labels of the chart keep to their room and clear of each other in every house style's own font", async (t) => {
  for (const theme of THEMES) {
    const reader = await visit(t, own, {
      path: "gallery.html",
      context: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
    });
    const texts = await reader.page.locator(`.ff-${theme} .ff-static svg`).filter({ visible: true }).evaluate((svg) => {
      const box = ({ x, y, width, height } = new DOMRect()) => ({ x, y, width, height });
      const all = [...svg.querySelectorAll("text")].map((text) => ({ text: text.textContent, ...box(text.getBoundingClientRect()) }));
      return { room: box(svg.getBoundingClientRect()), all };
    });
    assert.ok(texts.all.length >= 10);
    for (const [index, one] of texts.all.entries()) {
      assert.ok(one.x >= texts.room.x - 1 && one.x + one.width <= texts.room.x + texts.room.width + 1, `${theme}: "${one.text}" is cut`);
      for (const other of texts.all.slice(index + 1)) {
        // A line of text is taller than its letters.
        const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
        const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
        assert.ok(across <= 0.5 || down <= one.height / 3, `${theme}: "${one.text}" and "${other.text}" overlap`);
      }
    }
  }
});

test("sizes and spaces follow a page, and no text falls under 12 px", async (t) => {
  const small = "--ff-headline-size: 1px; --ff-number-size: 1px; --ff-gap: 0px; font-size: 4px";
  const large = "--ff-headline-size: 30px; --ff-number-size: 64px; --ff-gap: 40px; --ff-rule: 5px; --ff-radius: 9px; --ff-headline-weight: 900; --ff-headline-font: monospace";
  for (const form of ["live", "static"]) {
    const of = form === "live" ? bareElement({ force: "kent" }) : staticElement();
    const body = `<div>${of}</div><div id="small">${of}</div><div id="large">${of}</div>`;
    const context = { viewport: { width: 700, height: 8000 }, javaScriptEnabled: form === "live" };
    const reader = await visit(t, own, { body, css: `#small { ${small} } #large { ${large} }`, context });
    if (form === "live") await reader.ready(3);
    const found = await reader.page.locator("force-figures").evaluateAll((elements) =>
      elements.map((element) => {
        const live = element.shadowRoot?.querySelector("figure:not([hidden])");
        const figure = /** @type {Element} */ (live ?? element.querySelector("figure"));
        // The controls of the live figure are above it.
        const bar = live ? /** @type {Element} */ (element.shadowRoot?.querySelector(".ff-bar")) : figure;
        const style = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (figure.querySelector(selector) ?? bar.querySelector(selector)));
        const texts = [...bar.querySelectorAll("*"), ...figure.querySelectorAll("*")].filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim()));
        const { fontSize, fontFamily, fontWeight } = style(".ff-headline");
        return {
          least: Math.min(...texts.filter((node) => node.getClientRects().length > 0).map((node) => parseFloat(getComputedStyle(node).fontSize))),
          headline: [fontSize, fontFamily, fontWeight],
          number: style(".ff-key dd").fontSize,
          gap: style(".ff-chart").marginBlockStart,
          rule: getComputedStyle(bar).borderBlockStartWidth,
          radius: style(".ff-box").borderStartStartRadius,
          height: element.getBoundingClientRect().height,
        };
      }),
    );
    const [plain, tiny, big] = found;
    assert.ok(found.every(({ least }) => least >= 12), JSON.stringify(found));
    const family = plain.headline[1];
    assert.deepEqual([plain.headline, plain.number, plain.gap, plain.rule, plain.radius], [["20px", family, "600"], "40px", "20px", "1px", "2px"]);
    assert.deepEqual([tiny.headline[0], tiny.number, tiny.gap], ["16px", "20px", "8px"]);
    assert.deepEqual([big.headline, big.number, big.gap, big.rule, big.radius], [["30px", "monospace", "900"], "64px", "40px", "5px", "9px"]);
    assert.ok(tiny.height < plain.height && plain.height < big.height);
  }
});

test("a part is the page's to style", async (t) => {
  const parts = ["figure", "kicker", "picker", "headline", "keys", "controls", "chart", "notices", "table", "download", "source", "find"];
  const css = parts.map((part, index) => `force-figures::part(${part}) { outline: ${index + 1}px solid red }`).join("\n");
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }), css });
  await reader.ready();
  const worn = await reader.page.locator("force-figures").evaluate((node) =>
    [...(node.shadowRoot?.querySelectorAll("[part]") ?? [])]
      .filter((part) => part.getClientRects().length > 0)
      .map((part) => [part.getAttribute("part"), getComputedStyle(part).outlineWidth]),
  );
  assert.deepEqual(Object.fromEntries(worn), Object.fromEntries(parts.map((part, index) => [part, `${index + 1}px`])));
});

test("both forms of a styled element take the same room", async (t) => {
  for (const theme of THEMES) {
    const reader = await visit(t, own, {
      body: `<div class="ff-${theme}">${staticElement()}</div>`,
      head: `<link rel="stylesheet" href="/themes/${theme}.css">`,
    });
    await reader.ready();
    const shifts = (await reader.seen()).shifts.filter(({ byReader }) => !byReader);
    assert.deepEqual(shifts.map(({ moved }) => moved), [], theme);
  }
});
