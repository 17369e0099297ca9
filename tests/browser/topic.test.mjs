// A second topic in the same script and the same wasm: a dataset file that no line of the code knows of. Its totals were added up
// from the workbook by another program (tests/second_topic.rs).

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { run } from "../../www/tools/command.mjs";
import { bareElement, browserOfFile, visit } from "./support.mjs";
import { POPULATION, RECORDED_CRIME, withoutWorkbook } from "./workbook.mjs";

const own = browserOfFile();
const NAME = "shoplifting-2026-04-23";
let folder = "";

before(async () => {
  if (withoutWorkbook) return;
  folder = mkdtempSync(join(tmpdir(), "force-figures-topic-"));
  const files = ["--topic", "tests/topics/shoplifting.toml", "--recorded-crime", RECORDED_CRIME, "--population", POPULATION];
  await run(await figuresCommand(), ["import", ...files, "--out", folder]);
});
after(() => folder && rmSync(folder, { recursive: true }));

/** The published files of the topic, in place of what the site does not have. @param {string} path */
function answer(path) {
  const name = new RegExp(`${NAME}\\.(figures|companion)$`).exec(path)?.[0];
  return name ? { headers: { "Content-Type": "application/octet-stream" }, body: readFileSync(join(folder, name)) } : null;
}

test("another topic needs its file and nothing else", { skip: withoutWorkbook }, async (t) => {
  const body = bareElement({ src: `data/${NAME}.figures`, force: "merseyside" });
  const reader = await visit(t, own, { body, answer });
  await reader.arrive();
  const shown = await reader.shown();
  const total = (2_200 + 2_459 + 2_529 + 2_566).toLocaleString("en-GB");
  assert.match(shown.headline, new RegExp(`^Merseyside Police recorded ${total} cases of shoplifting in the year to December 2025, `));
  assert.equal(shown.rows.length, 52);
  assert.deepEqual(shown.offered.offence, ["shoplifting"]);
  assert.ok(!JSON.stringify(shown).toLowerCase().includes("harass"), "words of the first topic");
  const explained = await reader.page.locator("force-figures").evaluate((element) => /** @type {any} */ (element).explain("shoplifting.latest"));
  assert.equal(explained.raw, 9_754);
  assert.deepEqual(reader.errors, []);
});
