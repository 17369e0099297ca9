// Whatever an editor, an address or a file of ours says, it stays text: nothing of it runs, and nothing becomes an element.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { outcome } from "../../www/tools/command.mjs";
import { browserOfFile, visit } from "./support.mjs";

const own = browserOfFile();
const folder = mkdtempSync(join(tmpdir(), "force-figures-escaping-"));
after(() => rmSync(folder, { recursive: true, force: true }));

let figures = "";
before(async () => {
  figures = await figuresCommand();
});

/** What nobody should be able to say. Without spaces too: some options take none. */
const HOSTILE = [
  `"><script>window.ran=1</script>`,
  `"><img src=x onerror=window.ran=1>`,
  `"/onload="window.ran=1`,
  `'><svg/onload=window.ran=1>`,
  `</script><script>window.ran=1</script>`,
  `--></title></textarea></iframe><img/src/onerror=window.ran=1>`,
  `javascript:window.ran=1`,
  `&quot;&gt;&lt;img/src/onerror=window.ran=1&gt;`,
  `"\n<b onclick=window.ran=1>&nbsp;\u2028`,
];

/** No policy of a page's helps: what the tests find out is whether help is needed. */
const OPEN = { "Content-Security-Policy": "" };

/** Runs in the page: what snippets make of themselves there, one after another. @param {string[]} snippets */
async function parsed(snippets) {
  const shapes = [];
  for (const snippet of snippets) {
    const place = document.createElement("div");
    document.body.append(place);
    // Unlike innerHTML, this runs the scripts of what is pasted.
    const pasted = document.createRange().createContextualFragment(snippet);
    const all = [...pasted.querySelectorAll("*")];
    shapes.push(all.map((node) => `${node.localName} ${node.getAttributeNames().join(" ")}`));
    place.append(pasted);
  }
  // Errors of pictures and frames are told in time for this.
  await new Promise((done) => setTimeout(done, 300));
  return { shapes, ran: /** @type {any} */ (window).ran };
}

/** One line that says what is wrong, and nothing printed. @param {{ code: number | null, stdout: string, stderr: string }} result @param {string} what */
function refused({ code, stdout, stderr }, what) {
  assert.notEqual(code, 0, what);
  assert.equal(stdout, "", what);
  assert.match(stderr, /^(error|figures): .+/, what);
  assert.ok(!/panicked|RUST_BACKTRACE/.test(stderr), `${what}: ${stderr}`);
}

test("an address and a manifest are attributes, whatever they are", async (t) => {
  const manifest = (/** @type {string} */ text) => {
    const path = join(folder, "manifest.json");
    const assets = `assets-${text}`;
    const files = Object.fromEntries(["force-figures.js", "force-figures.css", "embed.js"].map((name) => [`${assets}/${name}`, { integrity: text, bytes: 1, sha256: text }]));
    writeFileSync(path, JSON.stringify({ assets, files }));
    return path;
  };
  const { page, url } = await visit(t, own, { body: "", headers: OPEN });
  for (const form of [["--form", "element"], ["--form", "iframe", "--host-script"]]) {
    const options = ["embed", "--force", "kent", ...form];
    const snippet = (/** @type {string} */ base, /** @type {string} */ text) => outcome(figures, [...options, "--base", base, "--manifest", manifest(text)]);
    const plain = (await snippet(`${url}nowhere/`, "0")).stdout;
    assert.ok(plain.includes(`integrity="0"`), plain.slice(0, 500));
    const printed = [];
    for (const text of HOSTILE) {
      // As the address, as what stands in the manifest, and as both.
      for (const [base, said] of [[`${url}nowhere/${text}`, "0"], [`${url}nowhere/`, text], [`${url}nowhere/${text}/`, text]]) {
        const result = await snippet(base, said);
        if (result.code === 0) printed.push(result.stdout);
        else refused(result, `${base} ${said}`);
      }
    }
    assert.ok(printed.length >= HOSTILE.length * 2, `${printed.length} snippets`);
    const [{ shapes: [shape] }, found] = [await page.evaluate(parsed, [plain]), await page.evaluate(parsed, printed)];
    for (const [index, other] of found.shapes.entries()) assert.deepEqual(other, shape, printed[index].slice(0, 500));
    assert.equal(found.ran, undefined);
  }
});

test("no option of the command takes what does not exist into a snippet", async () => {
  for (const option of ["force", "offence", "measure", "year-ending", "compare", "release", "topic", "chart", "lang", "form", "image"]) {
    for (const text of HOSTILE) refused(await outcome(figures, ["embed", `--${option}=${text}`]), `--${option}=${text}`);
  }
  for (const text of HOSTILE.filter((text) => !/^(https?:|\.|\/)/.test(text))) {
    refused(await outcome(figures, ["embed", `--base=${text}`]), `--base=${text}`);
    refused(await outcome(figures, ["embed", "--manifest", join(folder, "none", text)]), `--manifest ${text}`);
  }
});

/** The elements of a page by name and identity, without what the widget itself puts there. @param {import("playwright-core").Page} page */
const strangers = (page) =>
  page.evaluate(() => {
    const own = [...document.querySelectorAll("*")].filter((node) => !node.closest("force-figures, .preview, select, head"));
    const odd = own.filter((node) => node.getAttributeNames().some((name) => name.startsWith("on")) || ["img", "svg"].includes(node.localName));
    return { odd: odd.map((node) => node.outerHTML), scripts: [...document.scripts].map(({ src, text }) => src || text), ran: /** @type {any} */ (window).ran };
  });

test("the builder page takes nothing from its address that is not there to choose", async (t) => {
  const names = ["force", "offence", "measure", "compare", "chart", "lang", "scheme", "topic", "form", "theme"];
  const settled = (/** @type {import("playwright-core").Page} */ page) =>
    page.waitForFunction(() => {
      const value = (/** @type {string} */ id) => document.querySelector(id)?.textContent || /** @type {any} */ (document.querySelector(id))?.value;
      return value("#snippet") || value("#status");
    });
  const plain = await visit(t, own, { path: "builder.html?force=kent", headers: OPEN });
  await settled(plain.page);
  const { scripts } = await strangers(plain.page);
  // Each alone, with one of the texts after another; and every text in all of them.
  const alone = names.map((name, at) => ({ [name]: HOSTILE[at % HOSTILE.length] }));
  const together = HOSTILE.map((text) => Object.fromEntries(names.map((name) => [name, text])));
  for (const query of [...alone, ...together]) {
    const address = `builder.html?${new URLSearchParams(query)}`;
    await plain.page.goto(plain.url + address);
    await settled(plain.page);
    const found = await strangers(plain.page);
    assert.deepEqual({ odd: found.odd, ran: found.ran }, { odd: [], ran: undefined }, address);
    assert.deepEqual(found.scripts.map((src) => new URL(src).pathname), scripts.map((src) => new URL(src).pathname), address);
    // A whole snippet without a word of it, or none and one sentence that says why.
    const [snippet, status] = [await plain.page.locator("#snippet").inputValue(), await plain.page.locator("#status").innerText()];
    assert.ok(!snippet.includes("window.ran"), address);
    assert.equal(snippet === "", status !== "", `${address}: ${snippet.slice(0, 100)} | ${status}`);
  }
  assert.deepEqual(plain.errors, []);
});

test("the frame takes nothing from its address that is not there to choose", async (t) => {
  const names = ["force", "offence", "measure", "year-ending", "compare", "release", "chart", "lang", "topic", "scheme", "theme", "events", "childId"];
  const visited = await visit(t, own, { path: "frame.html?force=kent", headers: OPEN });
  await visited.ready();
  const { scripts } = await strangers(visited.page);
  for (const text of HOSTILE) {
    const address = `frame.html?${new URLSearchParams(names.map((name) => [name, text]))}`;
    await visited.page.goto(visited.url + address);
    await visited.page.waitForFunction(() => /** @type {any} */ (window).seen.events.some((/** @type {any} */ { type }) => ["error", "ready"].includes(type)));
    const found = await strangers(visited.page);
    assert.deepEqual({ odd: found.odd, ran: found.ran }, { odd: [], ran: undefined }, address);
    assert.equal(found.scripts.length, scripts.length, address);
    assert.ok(visited.requests.every((url) => url.startsWith(visited.url) || url.startsWith("data:")), visited.requests.join(" "));
  }
  assert.deepEqual(visited.errors, []);
});

test("a page's own attributes reach no markup either", async (t) => {
  const visited = await visit(t, own, { body: `<force-figures></force-figures>`, headers: OPEN });
  await visited.ready();
  const names = ["force", "offence", "measure", "year-ending", "compare", "release", "chart", "topic", "lang"];
  for (const name of names) {
    for (const text of HOSTILE) {
      const found = await visited.page.locator("force-figures").evaluate(
        async (element, [attribute, value]) => {
          element.setAttribute(attribute, value);
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
          const odd = [...(element.shadowRoot?.querySelectorAll("img, script, b, [onload], [onerror]") ?? [])].map((node) => node.outerHTML);
          element.removeAttribute(attribute);
          return { odd, ran: /** @type {any} */ (window).ran };
        },
        [name, text],
      );
      assert.deepEqual(found, { odd: [], ran: undefined }, `${name}=${text}`);
    }
  }
  const failures = (await visited.seen()).events.filter(({ type }) => type === "error");
  assert.ok(failures.length > 0 && failures.every(({ detail }) => detail.kind === "query" && detail.who === "page"), JSON.stringify(failures));
});
