// Pages that mean no harm and do some: sheets that undo everything, zoom, right-to-left, two copies of the script, frameworks.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../../www/tools/command.mjs";
import { visitHost } from "./host.mjs";
import { bareElement, browserOfFile, built, LATEST, staticElement, visit, WASM } from "./support.mjs";

const own = browserOfFile();

/** Sheets of pages, and how many CSS px the widget's column has under each, where it is not the whole. */
const SHEETS = {
  "undoes everything": "* { all: unset; box-sizing: content-box }",
  "shrinks its root": "html { font-size: 62.5% }",
  "styles bare elements": `
    div, p, ul, ol, dl { float: left; letter-spacing: 0.2em }
    figure { margin: 40px; padding: 9px; background: pink; text-align: center; transform: rotate(2deg) }
    h2, h3 { font: italic 60px/1 serif; text-transform: uppercase; background: red }
    main p { margin: 3em; text-indent: 4em; color: red; columns: 2 }
    .page li::before { content: "- " }
    table, td, th { display: block; border: 3px solid; background: yellow; padding: 30px }
    svg { width: 24px; height: 24px; fill: red; vertical-align: middle }
    svg text { font: 30px serif; fill: red; letter-spacing: 5px }
    svg path { stroke-width: 9px }
    span, dt, dd { display: inline-block; opacity: 0.5 }
    details, summary { display: flex; border: 2px dashed }
    select, input, button { all: unset; width: 5px }`,
  "changes what is inherited": "main { letter-spacing: 0.3em; word-spacing: 1em; white-space: pre; text-align: center; line-height: 3; font: italic 30px serif }",
};

/** Runs in the page: how each part of the figure that a reader sees looks; of the table, its first rows. @param {Element} element */
function looks(element) {
  const live = element.shadowRoot?.querySelector("figure:not([hidden])");
  const figure = /** @type {Element} */ (live ?? element.querySelector("figure"));
  const origin = element.getBoundingClientRect();
  // Above the live figure is the bar of its controls.
  const bar = live ? [...(element.shadowRoot?.querySelectorAll(".ff-bar, .ff-bar *") ?? [])] : [];
  const parts = [...bar, figure, ...figure.querySelectorAll("*")].filter((node) => node.getClientRects().length > 0 && !node.closest("tr:nth-child(n + 4)"));
  return parts.map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const named = Object.fromEntries([...style].map((property) => [property, style.getPropertyValue(property)]));
    // The language is said by an attribute, and does not show.
    delete named["-webkit-locale"];
    // Nor does where a mark would be turned about, and how its text would wrap.
    if (node.closest("svg *")) for (const property of ["transform-origin", "perspective-origin", "text-wrap-mode"]) delete named[property];
    return { name: `${node.localName}.${node.getAttribute("class") ?? ""}`, box: [x - origin.x, y - origin.y, width, height], style: named };
  });
}

/** What differs between two looks, in words. */
function differences(/** @type {ReturnType<typeof looks>} */ before, /** @type {ReturnType<typeof looks>} */ after) {
  assert.deepEqual(after.map(({ name }) => name), before.map(({ name }) => name));
  return before.flatMap(({ name, box, style }, index) => {
    const { box: other, style: now } = after[index];
    const moved = box.some((side, part) => Math.abs(side - other[part]) > 1) ? [`${name}: ${box.map(Math.round)} -> ${other.map(Math.round)}`] : [];
    const changed = Object.keys(style).filter((property) => style[property] !== now[property]);
    return [...moved, ...changed.map((property) => `${name} ${property}: ${style[property]} -> ${now[property]}`)];
  });
}

/** How the forms look on a page that leaves them alone. @type {Map<string, ReturnType<typeof looks>>} */
const anywhere = new Map();

/** Both forms, in the same column on any page. */
const column = (/** @type {string} */ html) => `<div class="page" id="column">${html}</div>`;
const COLUMN = "#column#column { display: block; float: none; width: 700px; letter-spacing: inherit }";

for (const [name, sheet] of Object.entries(SHEETS)) {
  for (const [form, script] of /** @type {const} */ ([["static", false], ["live", true]])) {
    test(`a page that ${name}: the ${form} form looks as it does anywhere`, async (t) => {
      const see = async (/** @type {string} */ css) => {
        const answer = (/** @type {string} */ path) => (path === "/force-figures.js" && !script ? { status: 404 } : null);
        // Before our sheet comes theirs: the order in which a page has them must not matter.
        const reader = await visit(t, own, { body: column(staticElement()), css: css + COLUMN, answer, context: { viewport: { width: 1280, height: 3000 } } });
        if (script) await reader.ready();
        await reader.part(".ff-figures > summary").click();
        await reader.frame();
        return reader.page.locator("force-figures").evaluate(looks);
      };
      const clean = anywhere.get(form) ?? (await see("main { font-family: serif }"));
      anywhere.set(form, clean);
      assert.ok(clean.length > 80, `${clean.length} parts`);
      const found = differences(clean, await see(`main { font-family: serif } ${sheet}`));
      assert.deepEqual(found.slice(0, 20), [], `${found.length} differences`);
    });
  }
}

/** Where the cursor's line is, and the text that it has for the place. */
const cursor = (/** @type {import("./support.mjs").Visit} */ reader) =>
  reader.page.locator("force-figures").evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const at = (/** @type {string} */ selector) => /** @type {Element} */ (root.querySelector(selector)).getBoundingClientRect();
    // There is none before it is first moved.
    const line = root.querySelector(".ff-line")?.getBoundingClientRect().x ?? NaN;
    return { line, plot: at(".ff-plot"), canvas: at("canvas"), readout: root.querySelector(".ff-readout")?.textContent };
  });

for (const [name, css, head] of /** @type {const} */ ([
  ["zooms its body", "body { zoom: 1.25 }", ""],
  ["zooms out", "main { zoom: 0.75 }", ""],
  ["scales its column", "main { transform: scale(0.8); transform-origin: 0 0 }", ""],
  ["reads from right to left", "html { direction: rtl }", ""],
])) {
  test(`a page that ${name}: the cursor is where the pointer is`, async (t) => {
    const reader = await visit(t, own, { body: staticElement(), css, head });
    await reader.ready();
    const { plot, canvas } = await cursor(reader);
    for (const side of /** @type {const} */ (["x", "y", "width", "height"])) assert.ok(Math.abs(plot[side] - canvas[side]) <= 1, `the canvas fills the plot: ${side}`);
    const readouts = [];
    for (const part of [0.15, 0.35, 0.55, 0.75]) {
      const pointer = plot.x + part * plot.width;
      await reader.page.mouse.move(pointer, plot.y + plot.height / 2);
      await reader.frame();
      const { line, readout } = await cursor(reader);
      // Stops are a quarter of a year apart, which is less than this.
      assert.ok(Math.abs(line - pointer) <= 16, `the pointer is at ${Math.round(pointer)}, the line at ${Math.round(line)}`);
      readouts.push(Number(/\d{4}/.exec(readout ?? "")?.[0]));
    }
    assert.deepEqual(readouts, [...readouts].sort(), "time runs from left to right");
    assert.ok(readouts[3] - readouts[0] >= 5, readouts.join(" "));
    assert.deepEqual([...reader.errors, ...reader.lines], []);
  });
}

test("on a page that reads from right to left the figure is English all the same", async (t) => {
  for (const answer of [undefined, (/** @type {string} */ path) => (path === "/force-figures.js" ? { status: 404 } : null)]) {
    const reader = await visit(t, own, { body: `<div dir="rtl">${staticElement()}</div>`, answer });
    if (!answer) await reader.ready();
    const { left, start } = await reader.part(".ff-headline").evaluate((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return { left: node.getBoundingClientRect().left, start: range.getBoundingClientRect().left };
    });
    assert.ok(Math.abs(left - start) <= 1, `the sentence begins at ${start}, its box at ${left}`);
  }
});

test("a figure in a closed disclosure is drawn when it is opened, and again in a dialog", async (t) => {
  const body = `<details id="more"><summary>More</summary>${staticElement({ force: "kent" })}</details><dialog id="dialog"></dialog>`;
  const reader = await visit(t, own, { body });
  await reader.frame();
  await reader.page.locator("#more > summary").click();
  await reader.ready();
  assert.match((await reader.shown()).headline, /^Kent Police/);
  await reader.page.evaluate(() => {
    const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("#dialog"));
    dialog.append(/** @type {Element} */ (document.querySelector("force-figures")));
    dialog.showModal();
  });
  await reader.ready(2);
  await reader.pick("force", "essex");
  await reader.headline((text) => text.startsWith("Essex Police"));
  const { canvas, plot } = await cursor(reader);
  assert.ok(Math.abs(canvas.width - plot.width) <= 1 && canvas.width > 200);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

for (const [name, css] of /** @type {const} */ ([
  ["a flex item", "#place { display: flex }"],
  ["a float", "#place force-figures { float: left }"],
  ["a box that fits its contents", "#place { inline-size: fit-content }"],
])) {
  test(`as ${name} the figure has a width, and is drawn`, async (t) => {
    const context = { viewport: { width: 320, height: 900 } };
    const reader = await visit(t, own, { body: `<div id="place">${staticElement()}</div>`, css: `${css} body { margin: 16px }`, context });
    await reader.ready();
    const { width } = /** @type {{ width: number }} */ (await reader.part("canvas").boundingBox());
    assert.ok(width >= 280 && width <= 288, `${width}`);
  });
}

test("two copies of the script from two places make one element", async (t) => {
  // Each copy finds its own files beside it.
  const answer = (/** @type {string} */ path) => {
    const name = /^\/other\/([\w.-]+\.(js|css|wasm))$/.exec(path);
    const type = { js: "text/javascript", css: "text/css", wasm: "application/wasm" }[name?.[2] ?? ""];
    return name && type ? { headers: { "Content-Type": type }, body: built(name[1]) } : path === `/other${LATEST}` ? { body: built(LATEST) } : null;
  };
  for (const head of [`<script type="module" src="/other/force-figures.js"></script>`, `<script type="module" async src="/other/force-figures.js"></script>`]) {
    const body = bareElement({ force: "kent" }) + bareElement({ force: "essex" });
    const reader = await visit(t, own, { head, body, answer, context: { viewport: { width: 1280, height: 4000 } } });
    await reader.ready(2);
    assert.equal(reader.asked.filter((path) => path.endsWith(".wasm")).length, 1, "the second copy loads nothing");
    assert.equal(reader.asked.filter((path) => path.endsWith(".figures")).length, 1);
    assert.deepEqual([...reader.errors, ...reader.lines], []);
  }
});

test("a site that writes its pages anew gets a whole figure each time", async (t) => {
  const reader = await visit(t, own, { body: `<div id="route"></div>` });
  const html = staticElement({ force: "gwent" });
  for (let route = 1; route <= 4; route += 1) {
    // As frameworks do it: markup first, attributes later, and now and then a copy of what stood there.
    await reader.page.locator("#route").evaluate(
      (place, { markup, copies }) => {
        const old = place.querySelector("force-figures");
        if (copies && old) place.replaceChildren(old.cloneNode(true));
        else place.innerHTML = markup;
      },
      { markup: html, copies: route % 2 === 0 },
    );
    await reader.ready(route);
    assert.equal(await reader.page.locator("force-figures figure").filter({ visible: true }).count(), 1);
    assert.match((await reader.shown()).headline, /^Gwent Police/);
  }
  await reader.pick("force", "kent");
  assert.equal((await reader.events("force-change")).length, 1);
  assert.equal(reader.asked.filter((path) => path === WASM).length, 1);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("the policy that the documentation asks for is enough, and nothing is", async (t) => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const policy = /\*\*Content security policy\*\*: `([^`]+)`/.exec(readme)?.[1];
  assert.ok(policy?.includes("'wasm-unsafe-eval'"), "README.md names a policy");
  const headers = { "Content-Security-Policy": `default-src 'none'; require-trusted-types-for 'script'; img-src data:; ${policy}` };
  const reader = await visit(t, own, { body: staticElement(), headers });
  await reader.ready();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.deepEqual((await reader.seen()).violations, []);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("where WebAssembly is forbidden three figures stay static, with one line for whoever looks", async (t) => {
  const headers = { "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:" };
  const reader = await visit(t, own, { body: staticElement() + staticElement() + staticElement(), headers, context: { viewport: { width: 1280, height: 6000 } } });
  await reader.events("error", 3);
  assert.equal(await reader.page.locator("force-figures > figure").filter({ visible: true }).count(), 3);
  assert.equal(reader.lines.length, 1, reader.lines.join("\n"));
  assert.ok(reader.lines[0].startsWith("info: "));
});

test("a page that allows nothing but the frame has the whole figure", async (t) => {
  const host = await visitHost(t, own, {
    policy: (site) => `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src ${site}; require-trusted-types-for 'script'`,
    body: (frame) => `<iframe title="Recorded crime" src="${frame("force=kent")}"></iframe>`,
  });
  const frame = await host.drawn();
  assert.match(await frame.locator(".ff-headline").filter({ visible: true }).innerText(), /^Kent Police/);
  assert.deepEqual([...host.errors, ...host.lines], []);
});

test("a frame on a server that forbids WebAssembly keeps its static form and its height", async (t) => {
  const host = await visitHost(t, own, {
    headers: { "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:" },
    body: (frame) => `<iframe title="Recorded crime" src="${frame("force=kent")}"></iframe>`,
  });
  await host.page.waitForFunction(() => /** @type {any} */ (window).messages.length > 0);
  assert.ok(await (await host.inside()).locator("force-figures > figure").isVisible());
  assert.deepEqual((await host.told()).amp, [(await host.heights()).inner]);
  assert.equal(host.lines.length, 1);
});
