// Two versions of the script on one page, as where an older article's snippet stands beside a newer one's: each has a folder of its
// own, with other words, another wasm under another name, other checksums and another newest release.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { bareElement, browserOfFile, built, visit } from "./support.mjs";

const own = browserOfFile();

/** The SHA-256 of a file, which the seed has whole of the live script. @param {string | Uint8Array} bytes */
const whole = (bytes) => createHash("sha256").update(bytes).digest("base64");

/** What the script has of a file's SHA-256. @param {Uint8Array} bytes */
const sum = (bytes) => whole(bytes).slice(0, 24);

const LIVE = "force-figures-live.js";

/** A section without a meaning at the end of a wasm: other bytes, the same program. */
const SECTION = Uint8Array.of(0, 8, 7, ...Buffer.from("earlier"));

/** Each wasm as the earlier version has it, by its name there. @type {Map<string, { now: string, bytes: Buffer }>} */
const WASM = new Map(
  ["force_figures", "force_figures_stories"].map((name) => [`${name}_v1.wasm`, { now: `${name}.wasm`, bytes: Buffer.concat([built(`${name}.wasm`), SECTION]) }]),
);

/** What an earlier version's script says otherwise; each must be in it. @type {Record<string, [string, string][]>} */
const OTHERWISE = {
  "force-figures.js": [
    ['latest:"2026-04-23"', 'latest:"2023-10-19"'],
    ["The figures shown here are complete.", "These figures are complete."],
  ],
  "force-figures-live.js": [
    ['"./force_figures_stories.wasm"', '"./force_figures_stories_v1.wasm"'],
  ],
};

/** A script of the earlier version. @param {string} name */
function earlier(name) {
  let script = built(name).toString("utf8");
  for (const [from, to] of OTHERWISE[name] ?? []) {
    assert.ok(script.includes(from), `${name} does not say ${from}`);
    script = script.replaceAll(from, to);
  }
  for (const [renamed, { now, bytes }] of WASM) script = script.replaceAll(now, renamed).replaceAll(sum(built(now)), sum(bytes));
  return name === LIVE ? script : script.replaceAll(whole(built(LIVE)), whole(earlier(LIVE)));
}

const TYPES = /** @type {Record<string, string>} */ ({ js: "text/javascript", css: "text/css", wasm: "application/wasm" });

/** The earlier version's folder; beside it the site has the newer one's. @param {string} path */
function answer(path) {
  const name = /^\/v1\/(.+)$/.exec(path)?.[1];
  if (!name) return null;
  const ending = name.split(".").at(-1) ?? "";
  const body = ending === "js" ? earlier(name) : (WASM.get(name)?.bytes ?? built(name));
  return { headers: { "Content-Type": TYPES[ending] ?? "application/octet-stream" }, body };
}

/** Folders of the versions, and the release that each of them takes for the newest. */
const [V1, V2] = /** @type {const} */ ([
  { folder: "/v1/", release: "2023-10-19", wasm: "force_figures_v1.wasm", period: "June 2023" },
  { folder: "/", release: "2026-04-23", wasm: "force_figures.wasm", period: "December 2025" },
]);

/**
 * A page with those scripts in that order, and what it holds.
 * @param {import("node:test").TestContext} t @param {string[]} scripts @param {string} body
 */
function page(t, scripts, body) {
  const head = scripts.map((src) => `<script type="module" src="${src}"></script>`).join("\n");
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/force-figures.css">${head}<main>${body}</main></html>`;
  return visit(t, own, {
    path: "article.html",
    answer: (path) => (path === "/article.html" ? { headers: { "Content-Type": "text/html" }, body: html } : answer(path)),
    context: { viewport: { width: 1280, height: 5000 } },
  });
}

test("the earlier version is another one: other bytes in each file that it has of its own", () => {
  for (const name of ["force-figures.js", LIVE, "force-figures-stories.js"]) assert.notEqual(earlier(name), built(name).toString("utf8"), name);
  assert.ok(!earlier("force-figures.js").includes("force_figures.wasm"));
  for (const { now, bytes } of WASM.values()) assert.ok(!earlier("force-figures.js").includes(sum(built(now))) && sum(bytes) !== sum(built(now)), now);
});

for (const [name, first, second] of /** @type {const} */ ([
  ["earlier", V1, V2],
  ["newer", V2, V1],
])) {
  test(`two versions, the ${name} one first: it draws every element, the other one is quiet and loads nothing`, async (t) => {
    const scripts = [first, second].map(({ folder }) => `${folder}force-figures.js`);
    const reader = await page(t, scripts, bareElement({ force: "kent" }) + bareElement({ force: "essex" }));
    await reader.ready(2);
    // One that comes when both have run.
    await reader.page.evaluate(() => document.querySelector("main")?.insertAdjacentHTML("beforeend", `<force-figures force="gwent"></force-figures>`));
    const drawn = await reader.ready(3);
    assert.deepEqual(drawn.map(({ detail }) => detail.release), Array(3).fill(first.release));
    const headlines = await reader.page.locator("force-figures .ff-headline").allInnerTexts();
    assert.deepEqual(headlines.map((text) => text.includes(`in the year to ${first.period}`)), Array(3).fill(true), headlines.join("\n"));
    const defined = await reader.page.evaluate(
      (modules) => Promise.all(modules.map(async (src) => (await import(src)).ForceFigures === customElements.get("force-figures"))),
      scripts,
    );
    assert.deepEqual(defined, [true, false], "the second one's own class is not the element");
    const wasm = reader.asked.filter((path) => path.endsWith(".wasm"));
    assert.deepEqual(wasm, [`${first.folder}${first.wasm}`]);
    assert.equal(reader.asked.filter((path) => path.endsWith(".figures")).length, 1);
    assert.deepEqual([...reader.errors, ...reader.lines], []);
  });

  test(`stories of one version follow figures of the other: the ${name} figures`, async (t) => {
    const body = `${bareElement({ id: "figures", force: "kent" })}
      <p><force-figure claim="harassment.latest">many</force-figure></p><force-story part="local"><p>As it was published.</p></force-story>`;
    // Those of its own version come too, and late: the first ones are the elements.
    const scripts = [`${second.folder}force-story.js`, `${first.folder}force-figures.js`, `${first.folder}force-story.js`, `${second.folder}force-figures.js`];
    const reader = await page(t, scripts, body);
    const [{ detail }] = await reader.ready();
    assert.equal(detail.release, first.release);
    await reader.pick("force", "gwent");
    await reader.page.waitForFunction(() => document.querySelector("force-figure")?.textContent !== "many");
    assert.equal(await reader.page.locator("force-figure").innerText(), (await reader.shown()).keys[0].value);
    const story = reader.page.locator("force-story > p").first();
    await story.filter({ hasText: "Gwent" }).waitFor();
    assert.match(await story.innerText(), new RegExp(`^Gwent Police recorded .* in the year to ${first.period}`));
    const classes = await reader.page.evaluate(
      async ([one, other]) => [(await import(one)).ForceStory, (await import(other)).ForceStory].map((story) => customElements.get("force-story") === story),
      [scripts[0], scripts[2]],
    );
    assert.deepEqual(classes, [true, false]);
    const wasm = reader.asked.filter((path) => path.endsWith(".wasm"));
    assert.deepEqual(wasm, [first.wasm, first.wasm.replace("figures", "figures_stories")].map((file) => `${first.folder}${file}`));
    assert.deepEqual([...reader.errors, ...reader.lines], []);
  });
}
