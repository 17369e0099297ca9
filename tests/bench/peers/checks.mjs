// What must hold before a time means anything: every page is dressed, draws on as many pixels, and shows the same figures.

import { Failure } from "../../../www/tools/command.mjs";
import { lastOf, NATIONAL, OPENING } from "./data.mjs";
import { choose, dressed, readout } from "./probe.mjs";

/** The types that a browser must be told, by the ending of a path. */
const TYPES = { js: /^(text|application)\/javascript$/, css: /^text\/css$/, wasm: /^application\/wasm$/, html: /^text\/html$/ };

/** The plot's size in a column of 640 px, in CSS px (force-figures.css, pages/widget.css). */
const PLOT = { width: 640, height: 320 };

/** A force of many residents, and one of so few that totals are shown. */
const SHOWN = [OPENING, "kent", "city-of-london", NATIONAL];

/** @param {import("./visit.mjs").Visit} visit @param {string} page */
export function checkAnswers({ answers, complaints }, page) {
  if (complaints.length > 0) throw new Failure(`${page}: the page complains:\n  ${complaints.join("\n  ")}`);
  for (const { url, status, mime, encoding, bytes } of answers) {
    const wanted = TYPES[/** @type {keyof typeof TYPES} */ (/\.(\w+)(?:$|\?)/.exec(url)?.[1] ?? "")];
    if (status !== 200 && status !== 304) throw new Failure(`${page}: ${url} was answered ${status}`);
    if (wanted && !wanted.test(mime)) throw new Failure(`${page}: ${url} came as ${mime}; a browser takes it for something else`);
    if (wanted && bytes > 0 && encoding !== "br") throw new Failure(`${page}: ${url} came uncompressed; its bytes would not compare`);
  }
}

/** @param {import("./visit.mjs").Visit} visit @param {import("./pages.mjs").Page} page */
async function checkDress(visit, page) {
  const look = await visit.page.evaluate(dressed);
  const size = `${look.width} x ${look.height}`;
  if (Math.abs(look.width - PLOT.width) > 1 || Math.abs(look.height - PLOT.height) > 1) {
    throw new Failure(`${page.name}: its plot is ${size}; expected ${PLOT.width} x ${PLOT.height}: are its styles applied?`);
  }
  if (page.kind === "svg") return;
  if (look.container !== "inline-size" || look.display !== "block") {
    throw new Failure(`${page.name}: its stylesheet is not applied (container-type ${look.container}, display ${look.display})`);
  }
  if (look.ink !== null && look.ink !== "rgb(22, 25, 29)") throw new Failure(`${page.name}: its headline is ${look.ink}; the widget's own ink is rgb(22, 25, 29)`);
  if (look.canvas && Math.abs(look.canvas[0] - look.width) > 2) throw new Failure(`${page.name}: its canvas has ${look.canvas[0]} pixels for ${look.width} px`);
}

/** A picture of the plot, without what a pointer adds. @param {import("./visit.mjs").Visit} visit */
async function picture(visit) {
  const { plotBox } = await visit.page.evaluate(dressed);
  if (!plotBox) throw new Failure("no plot");
  return (await visit.page.screenshot({ clip: plotBox })).toString("base64");
}

/** The number that a text tells first, after its date. @param {string} text */
const numberIn = (text) => Number(/: ([\d,]+(?:\.\d+)?)/.exec(text)?.[1]?.replaceAll(",", "") ?? NaN);

/** @param {import("./visit.mjs").Visit} visit @param {import("./pages.mjs").Page} page @param {import("./data.mjs").Figures} figures @param {string} slug */
async function checkValue(visit, page, figures, slug) {
  if (page.kind === "ours" && page.live) {
    const { plotBox } = await visit.page.evaluate(dressed);
    if (plotBox) await visit.page.mouse.move(plotBox.x + plotBox.width - 3, plotBox.y + plotBox.height / 3);
    await visit.page.waitForTimeout(50);
  }
  const text = page.kind === "ours" && !page.live ? `: ${await visit.page.evaluate(() => document.querySelector(".ff-keys dd")?.textContent)}` : await visit.page.evaluate(readout);
  const wanted = lastOf(figures, slug);
  const whole = Number.isInteger(wanted) && wanted >= 20;
  if (!(Math.abs(numberIn(text) - wanted) <= (whole ? 0 : 0.0551))) {
    throw new Failure(`${page.name}: for ${slug} it says "${text}"; the dataset's last value is ${wanted}`);
  }
  await visit.page.mouse.move(2, 2);
}

/** Fails unless the page is what the bench takes it for. @param {import("./visit.mjs").Visit} visit @param {import("./pages.mjs").Page} page @param {import("./data.mjs").Figures} figures */
export async function checkPage(visit, page, figures) {
  await visit.until("its chart", () => /** @type {any} */ (globalThis).seen.painted > 0);
  if (page.live) await visit.until("a live chart", () => /** @type {any} */ (globalThis).seen.live > 0);
  await visit.settle();
  await visit.reach();
  checkAnswers(visit, page.name);
  await checkDress(visit, page);
  if (!page.live) return checkValue(visit, page, figures, OPENING);
  const pictures = new Map();
  for (const how of page.kind === "ours" ? /** @type {const} */ (["select", "attribute"]) : /** @type {const} */ (["select"])) {
    for (const slug of [...SHOWN].reverse()) {
      await visit.page.evaluate(choose, { forces: [slug], how });
      await visit.page.waitForTimeout(400);
      pictures.set(await picture(visit), slug);
      await checkValue(visit, page, figures, slug);
      await checkDress(visit, page);
    }
  }
  if (new Set(pictures.values()).size < SHOWN.length || pictures.size < SHOWN.length) throw new Failure(`${page.name}: two forces give one and the same picture`);
  checkAnswers(visit, page.name);
}

/** Fails unless every choice was shown within its frame. @param {string} page @param {import("./data.mjs").Figures} figures @param {[force: string, selected: string, text: string][]} told */
export function checkChoices(page, figures, told) {
  const texts = new Set(told.map(([, , text]) => text));
  // Two forces may have one rate, and so one readout.
  if (texts.size < told.length * 0.6) throw new Failure(`${page}: ${told.length} choices gave ${texts.size} texts: a choice is not shown in its frame, and its time is not its work`);
  for (const [force, selected, text] of told) {
    if (selected !== force && selected !== "") throw new Failure(`${page}: ${force} was chosen, and its list says ${selected}`);
    if (!text) throw new Failure(`${page}: it says nothing of ${force}`);
  }
  if (figures.areas.length === 0) throw new Failure("no figures");
}
