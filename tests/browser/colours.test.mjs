// Every documented colour, in everything that is drawn: canvas, static form, SVG and PNG; and the ring around what has the focus.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { ROOT, run } from "../../www/tools/command.mjs";
import { painted } from "./pixels.mjs";
import { bareElement, browserOfFile, visit } from "./support.mjs";

const own = browserOfFile();

const FOLDER = mkdtempSync(join(tmpdir(), "force-figures-colours-"));
after(() => rmSync(FOLDER, { recursive: true, force: true }));

/** Two forces over six years; the first supplied nothing in two quarters, which no force of the published figures has done. */
const GAP = {
  "topic.toml": `slug = "things"
areas = "areas.toml"
default_area = "northshire"
title = { en = "Things" }
attribution = { en = "Source: a test." }
[[code]]
code = "1A"
from = "2018-04"
[[offence]]
slug = "thing"
codes = ["1A"]
en = { label = "Things", one = "thing", other = "things" }
[[note]]
slug = "status"
en = "A note."
`,
  "areas.toml": `ignored = []
${["north", "south"]
  .map(
    (name, index) => `[[area]]
slug = "${name}shire"
code = "E2300000${index}"
kind = "territorial"
nation = "england"
population = "resident"
releases = ["${name}shire"]
aliases = []
en = { name = "${name}shire Police", short = "${name}shire", place = "in ${name}shire" }
`,
  )
  .join("")}`,
  "population.csv": "force,pfa23cd,mid_2018,mid_2019\nnorthshire,E23000000,1000,1100\nsouthshire,E23000001,2000,1900\n",
  "table.csv": [
    "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences",
    ...[2018, 2019, 2020, 2021, 2022, 2023].flatMap((year) =>
      [1, 2, 3, 4].flatMap((quarter) =>
        ["northshire", "southshire"].map((force) => {
          const supplied = !(force === "northshire" && year === 2020 && quarter < 3);
          return `${year}/${year - 1999},${quarter},${force},Thing,Group,Subgroup,1A,${supplied ? 100 + 10 * quarter : "N/a"}`;
        }),
      ),
    ),
    "",
  ].join("\n"),
};
const DATASET = "things-2024-07-25.figures";

let figures = "";
before(async () => {
  figures = await figuresCommand();
  for (const [name, text] of Object.entries(GAP)) writeFileSync(join(FOLDER, name), text);
  const files = ["--topic", "topic.toml", "--recorded-crime", "table.csv", "--population", "population.csv"].map((part) => (part.startsWith("--") ? part : join(FOLDER, part)));
  await run(figures, ["import", "--release", "2024-07-25", ...files, "--out", join(FOLDER, "data")]);
});

/** Custom property -> a colour that nothing else has, and a chart that wears it. @type {Record<string, [string, Record<string, string>]>} */
const COLOURS = {
  "--ff-ink": ["#c00001", { chart: "trend", "year-ending": "2023-09" }],
  "--ff-muted": ["#c00002", { chart: "trend" }],
  "--ff-hairline": ["#c00003", { chart: "trend" }],
  "--ff-force": ["#c00004", { chart: "trend" }],
  "--ff-comparison": ["#c00005", { chart: "trend", measure: "rate" }],
  "--ff-bar": ["#c00006", { chart: "years" }],
  "--ff-bar-chosen": ["#c00007", { chart: "years" }],
  "--ff-baseline": ["#c00008", { chart: "trend" }],
  "--ff-change": ["#c00009", { chart: "trend" }],
  "--ff-paper": ["#c0000a", { chart: "trend" }],
  "--ff-hatch": ["#c0000b", { chart: "trend", force: "northshire" }],
};

/** What is asked for: Kent, if nothing else is said. @param {Record<string, string>} more */
const asked = (more) => ({ force: "kent", ...more });

/** The same as options of the command. @param {Record<string, string>} more */
function options(more) {
  const said = Object.entries(asked(more)).flatMap(([name, value]) => [`--${name}`, value]);
  return more.force === "northshire" ? [...said, "--data", join(FOLDER, "data")] : said;
}

/** The same as an element. @param {Record<string, string>} more */
const elementOf = (more) => bareElement(more.force === "northshire" ? { ...asked(more), src: DATASET } : asked(more));

/** @param {string} path */
const answer = (path) =>
  path.endsWith(DATASET) ? { headers: { "Content-Type": "application/octet-stream" }, body: readFileSync(join(FOLDER, "data", DATASET)) } : null;

test("those are the documented colours of what is drawn", () => {
  const { modules } = JSON.parse(readFileSync(join(ROOT, "www", "custom-elements.json"), "utf8"));
  const properties = modules.flatMap((/** @type {any} */ { declarations }) => declarations).flatMap((/** @type {any} */ { cssProperties = [] }) => cssProperties);
  const colours = properties.filter((/** @type {any} */ { syntax }) => syntax === "<color>").map((/** @type {any} */ { name }) => name);
  assert.deepEqual(colours.sort(), [...Object.keys(COLOURS), "--ff-focus"].sort());
});

test("a documented colour changes the canvas, also when it is set later", async (t) => {
  // A page for each figure that wears some of them.
  for (const body of new Set(Object.values(COLOURS).map(([, more]) => elementOf(more)))) {
    const reader = await visit(t, own, { body, answer, context: { deviceScaleFactor: 3 } });
    await reader.ready();
    const element = reader.page.locator("force-figures");
    const set = (/** @type {string} */ name, /** @type {string} */ value) =>
      element.evaluate((node, [name, value]) => /** @type {HTMLElement} */ (node).style.setProperty(name, value), [name, value]);
    for (const [property, [colour]] of Object.entries(COLOURS).filter(([, [, more]]) => elementOf(more) === body)) {
      assert.ok(!(await element.evaluate(painted)).includes(colour));
      await set(property, colour);
      let worn = false;
      for (let turn = 0; turn < 200 && !worn; turn += 1) {
        await reader.frame();
        worn = (await element.evaluate(painted)).includes(colour);
      }
      assert.ok(worn, `${property} changes nothing on the canvas`);
      await set(property, "");
    }
  }
});

test("a translucent colour is as translucent on the canvas, in any notation", async (t) => {
  const reader = await visit(t, own, { body: bareElement(asked({ chart: "trend" })), context: { deviceScaleFactor: 3 } });
  await reader.ready();
  const element = reader.page.locator("force-figures");
  /** Every colour of the canvas with its alpha, by how many pixels have it. */
  const drawn = () =>
    element.evaluate((node) => {
      const canvas = /** @type {HTMLCanvasElement} */ (node.shadowRoot?.querySelector("canvas"));
      const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, canvas.width, canvas.height);
      /** @type {Record<string, number>} */
      const found = {};
      for (let at = 0; at < data.length; at += 4) {
        const colour = data.slice(at, at + 4).join(" ");
        found[colour] = (found[colour] ?? 0) + 1;
      }
      return found;
    });
  // A fifth of 255 is 51. The gridlines are long, and nothing else of the chart is black.
  for (const colour of ["rgb(0 0 0 / 20%)", "oklch(0 0 0 / 0.2)", "color(srgb 0 0 0 / 0.2)"]) {
    await element.evaluate((node, value) => /** @type {HTMLElement} */ (node).style.setProperty("--ff-hairline", value), colour);
    let found = await drawn();
    for (let turn = 0; turn < 200 && !(found["0 0 0 51"] > 3000); turn += 1) {
      await reader.frame();
      found = await drawn();
    }
    assert.ok(found["0 0 0 51"] > 3000, `${colour}: ${found["0 0 0 51"] ?? 0} pixels, ${found["0 0 0 255"] ?? 0} of them opaque`);
    assert.equal(found["0 0 0 255"] ?? 0, 0, `${colour} is painted black`);
    await element.evaluate((node) => /** @type {HTMLElement} */ (node).style.removeProperty("--ff-hairline"));
    for (let turn = 0; turn < 200 && "0 0 0 51" in (await drawn()); turn += 1) await reader.frame();
  }
});

test("the static chart wears the same colours", async (t) => {
  for (const [property, [colour, more]] of Object.entries(COLOURS)) {
    const body = await run(figures, ["render", "--html", ...options(more)]);
    const reader = await visit(t, own, { body, css: `force-figures { ${property}: ${colour} }`, context: { javaScriptEnabled: false } });
    const worn = await reader.page.locator(".ff-static svg").filter({ visible: true }).evaluate((svg) => [
      ...new Set([...svg.querySelectorAll("*")].flatMap((mark) => [getComputedStyle(mark).fill, getComputedStyle(mark).stroke])),
    ]);
    assert.ok(worn.includes(`rgb(192, 0, ${parseInt(colour.slice(-2), 16)})`), `${property}: ${worn.join(" ")}`);
  }
});

test("a house style's file brings the same colours into SVG and PNG, light and dark", async (t) => {
  const style = join(FOLDER, "style.css");
  for (const [property, [colour, more]] of Object.entries(COLOURS)) {
    const dark = colour.replace("#c", "#d");
    writeFileSync(style, `.ff-style { ${property}: light-dark(${colour}, ${dark}); }\n`);
    const pictures = [];
    for (const [scheme, worn, other] of [["light", colour, dark], ["dark", dark, colour]]) {
      const look = ["--theme", style, "--scheme", scheme];
      const svg = await run(figures, ["render", ...options(more), ...look]);
      assert.ok(svg.includes(`"${worn.toUpperCase()}"`), `${property}, ${scheme}: not in the SVG`);
      assert.ok(!svg.includes(other.toUpperCase()), `${property}, ${scheme}: the SVG has the other one`);
      pictures.push(await run(figures, ["embed", "--form", "static", "--image", "data", ...options(more), ...look]));
    }
    const reader = await visit(t, own, { body: pictures.join("") });
    const found = await reader.page.locator("img").evaluateAll((images) => Promise.all(images.map((image) => /** @type {HTMLImageElement} */ (image).decode()))).then(() =>
      Promise.all([0, 1].map((nth) => reader.page.locator("img").nth(nth).evaluate(painted))),
    );
    assert.deepEqual(found.map((colours) => [colour, dark].map((one) => colours.includes(one))), [[true, false], [false, true]], property);
  }
});

test("a quarter that was not supplied is a hatched band, and never a zero", async (t) => {
  const reader = await visit(t, own, { body: elementOf({ force: "northshire" }), answer });
  await reader.ready();
  const { rows } = await reader.shown();
  const cells = new Map(rows.map(([month, total]) => [month, total]));
  // Four quarters or nothing: 110 + 120 + 130 + 140.
  assert.deepEqual([cells.get("March 2020"), cells.get("September 2021"), cells.get("March 2024")], ["500", "500", "500"]);
  for (const month of ["June 2020", "September 2020", "December 2020", "March 2021", "June 2021"]) assert.equal(cells.get(month), "the force did not supply all four quarters", month);
});

test("the ring around what has the focus wears its colour, and that of the text where none is said", async (t) => {
  for (const [css, expected] of [
    ["", "rgb(22, 25, 29)"],
    ["force-figures { --ff-focus: #c0000c }", "rgb(192, 0, 12)"],
  ]) {
    const reader = await visit(t, own, { body: bareElement({ force: "kent" }), css });
    await reader.ready();
    await reader.part(".ff-figures > summary").click();
    await reader.page.locator("select[name=force]").focus();
    /** @type {Record<string, string>} */
    const rings = {};
    for (let press = 0; press < 10; press += 1) {
      const [name, ring] = await reader.page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        const node = /** @type {Element} */ (at);
        // Radio buttons and the range are unseen: what stands after them shows the ring.
        const shows = node.localName === "input" && node.role !== "combobox" ? /** @type {Element} */ (node.nextElementSibling) : node;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shows);
        return [`${node.localName} ${shows.className}`, `${outlineStyle} ${outlineWidth} ${outlineColor}`];
      });
      rings[name] = ring;
      await reader.page.keyboard.press("Tab");
    }
    assert.deepEqual(Object.keys(rings).sort(), ["button ff-download", "div ff-scroll", "input ff-box", "input ff-ring", "input ff-word", "select ff-box", "summary "]);
    for (const [name, ring] of Object.entries(rings)) assert.equal(ring, `solid 2px ${expected}`, name);
  }
});
