// The figures that every page draws, from the project's own command: the harassment rates of 44 forces and of England and Wales.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, ROOT, run } from "../../../www/tools/command.mjs";

/** What the pages open with. */
export const OPENING = "merseyside";
export const MEASURE = "rate";
export const NATIONAL = "england-and-wales";

/** Forces, with the British Transport Police. */
const FORCES = 44;

/**
 * `rates` are offences per 1,000 residents to two decimals, as a hand-made page would write them. A force without residents to
 * speak of has none: its page, ours too, shows totals.
 * @typedef {object} Area
 * @property {string} slug
 * @property {string} name
 * @property {number[]} totals twelve months to the end of each quarter
 * @property {number[] | null} rates
 *
 * @typedef {object} Figures
 * @property {string[]} periods last month of each twelve, as in `2025-12`
 * @property {Area[]} areas
 */

/** Runs `figures` once. @param {string} command @param {string[]} args */
export const ask = (command, args) => run(command, args);

/** @param {string} command the `figures` command @returns {Promise<Figures>} */
export async function figures(command) {
  const listed = readFileSync(join(ROOT, "www", "data", "areas.toml"), "utf8");
  const slugs = [...listed.matchAll(/^\[\[area\]\]\nslug = "([^"]+)"/gm)].map((match) => match[1]);
  if (slugs.length !== FORCES + 1) throw new Failure(`www/data/areas.toml lists ${slugs.length} areas; expected ${FORCES} forces and England and Wales`);
  /** @type {string[]} */
  let periods = [];
  const areas = [];
  for (const slug of slugs) {
    const shown = JSON.parse(await ask(command, ["show", "--force", slug, "--measure", MEASURE, "--format", "json"]));
    periods = shown.series.map(({ year_ending: month }) => month);
    const totals = shown.series.map(({ total }) => total);
    const values = shown.series.map(({ value }) => value);
    if (totals.some((total) => total === null)) throw new Failure(`${slug}: a total is missing; the peers' pages draw no gaps`);
    const counts = values.every((value, index) => value === totals[index]);
    areas.push({ slug, name: shown.force.name, totals, rates: counts ? null : values.map((value) => Number(value.toFixed(2))) });
  }
  return { periods, areas };
}

/** Where the line of an area ends. @param {Figures} figures @param {string} slug */
export function lastOf({ areas }, slug) {
  const area = areas.find((one) => one.slug === slug);
  if (!area) throw new Failure(`no area ${slug}`);
  return /** @type {number} */ ((area.rates ?? area.totals).at(-1));
}
