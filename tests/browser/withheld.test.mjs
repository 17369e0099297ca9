// A comparison that the topic file withholds is withheld in both editions of the wasm: the first view's, and the one with Welsh and
// outcomes. tests/fairness/withheld.rs holds every other place.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { ROOT, run } from "../../www/tools/command.mjs";
import { bareElement, browserOfFile, visit } from "./support.mjs";
import { OUTCOMES, POPULATION, RECORDED_CRIME, withoutWorkbook } from "./workbook.mjs";

const own = browserOfFile();
const NAME = "harassment-2026-04-23";
const CAVEAT = 'caveat = ["8L", "8M", "8Q", "8R", "8U"]';
let folder = "";

before(async () => {
  if (withoutWorkbook) return;
  folder = mkdtempSync(join(tmpdir(), "force-figures-withheld-"));
  const data = (/** @type {string} */ name) => readFileSync(join(ROOT, "www", "data", name), "utf8");
  const topic = data("harassment.toml");
  assert.ok(topic.includes(CAVEAT));
  writeFileSync(join(folder, "topic.toml"), topic.replace(CAVEAT, 'caveat = ["8M", "8Q", "8R", "8U"]\nwithhold = ["8L"]'));
  writeFileSync(join(folder, "areas.toml"), data("areas.toml"));
  mkdirSync(join(folder, "data"));
  const files = ["--recorded-crime", RECORDED_CRIME, "--outcomes", OUTCOMES, "--population", POPULATION];
  await run(await figuresCommand(), ["import", "--topic", join(folder, "topic.toml"), ...files, "--out", join(folder, "data")]);
});
after(() => folder && rmSync(folder, { recursive: true }));

/** The dataset under a name that no checksum of the script is for. @param {string} path */
function answer(path) {
  const ending = /\/withheld\.(figures|companion)$/.exec(path)?.[1];
  return ending
    ? { headers: { "Content-Type": "application/octet-stream" }, body: readFileSync(join(folder, "data", `${NAME}.${ending}`)) }
    : null;
}

const LANGUAGES = [
  { lang: "en", total: "10,051 harassment cases", compared: /from|up|down/, absent: "not available" },
  { lang: "cy", total: "10,051 o achosion o aflonyddu", compared: /i fyny|i lawr/, absent: "ddim ar gael" },
];

for (const { lang, total, compared, absent } of LANGUAGES) {
  test(`nothing is compared across a withheld change: ${lang}`, { skip: withoutWorkbook }, async (t) => {
    const asked = { src: "data/withheld.figures", force: "merseyside", "year-ending": "2023-09", chart: "years", lang };
    const reader = await visit(t, own, { body: bareElement(asked), answer });
    await reader.arrive();
    const shown = await reader.shown();
    assert.ok(shown.headline.includes(total), shown.headline);
    assert.doesNotMatch(shown.headline, compared);
    assert.doesNotMatch(shown.readout ?? "", compared);
    assert.equal(shown.keys.length, 2);
    assert.ok(shown.keys.every(({ value }) => !/[↑↓%]/.test(value)), JSON.stringify(shown.keys));
    const row = shown.rows.find((cells) => cells[1] === "10,051");
    assert.equal(row?.[2], absent);
    // 10,051 again: what is not withheld stands, a year later with its change.
    const later = shown.rows.find((cells) => /2025/.test(cells[0]));
    assert.match(later?.[2] ?? "", /%/);
    assert.deepEqual(reader.errors, []);
  });
}
