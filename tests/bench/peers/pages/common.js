// What every peer's page has besides its chart: the data in the page, a select of the forces, a line that reads a point out.

import "./widget.css";

/**
 * What is drawn of one force. `national` is null where the force has no rate: then totals are drawn, alone.
 * @typedef {object} Lines
 * @property {string} name
 * @property {"rate" | "count"} unit
 * @property {number[]} local
 * @property {number[] | null} national
 *
 * @typedef {object} Drawing
 * @property {(lines: Lines) => void} show draws another force
 * @property {(width: number, height: number) => void} resize
 * @property {() => void} destroy
 *
 * @typedef {(plot: HTMLElement, lines: Lines, tell: (index: number | null) => void) => Drawing} Draw
 */

const { periods, areas } = JSON.parse(document.getElementById("data").textContent);

export const INK = "#16191d";
export const MUTED = "#5a6370";
export const HAIRLINE = "#d9dde3";
export const LOCAL = "#0b5c8a";
export const NATIONAL = "#6b7480";

/** The last moment of each twelve months, in milliseconds. */
export const times = periods.map((period) => Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 0));

export const choices = areas.map(({ slug, name }) => ({ slug, name }));

const NATIONAL_AREA = areas.find(({ slug }) => slug === "england-and-wales");

/** @param {string} slug @returns {Lines} */
export function linesOf(slug) {
  const { name, rates, totals } = areas.find((area) => area.slug === slug);
  if (!rates) return { name, unit: "count", local: totals, national: null };
  return { name, unit: "rate", local: rates, national: slug === NATIONAL_AREA.slug ? null : NATIONAL_AREA.rates };
}

const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const number = new Intl.NumberFormat("en-GB");
const decimal = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A value beside a gridline: one formatter for all, since making one costs more than a line. @param {number} value */
export const tick = (value) => number.format(value);

/** The text of a point; of the last one where the cursor is nowhere. @param {Lines} lines @param {number | null} index */
export function readoutOf({ unit, local, national }, index) {
  const at = index ?? times.length - 1;
  const date = `Year to ${month.format(times[at])}`;
  if (unit === "count") return `${date}: ${number.format(local[at])} harassment cases`;
  const beside = national ? `; England and Wales ${decimal.format(national[at])}` : "";
  return `${date}: ${decimal.format(local[at])} per 1,000 people${beside}`;
}

/** The highest value drawn. @param {Lines} lines */
export const highest = ({ local, national }) => Math.max(...local, ...(national ?? []));

/**
 * A whole widget in `host`.
 * @param {HTMLElement} host
 * @param {string} slug
 * @param {Draw} draw
 * @returns {() => void} takes it away
 */
export function widget(host, slug, draw) {
  const select = document.createElement("select");
  select.name = "force";
  select.append(...choices.map(({ slug: value, name }) => new Option(name, value, false, value === slug)));
  const label = document.createElement("label");
  label.append("Police force ", select);
  const readout = document.createElement("p");
  readout.className = "readout";
  const plot = document.createElement("div");
  plot.className = "plot";
  host.append(label, readout, plot);

  let lines = linesOf(slug);
  const tell = (index) => {
    const text = readoutOf(lines, index);
    if (readout.textContent !== text) readout.textContent = text;
  };
  const drawing = draw(plot, lines, tell);
  tell(null);
  select.addEventListener("change", () => {
    lines = linesOf(select.value);
    drawing.show(lines);
    tell(null);
  });

  let [width, height] = [plot.clientWidth, plot.clientHeight];
  const observer = new ResizeObserver(() => {
    if (plot.clientWidth === width && plot.clientHeight === height) return;
    [width, height] = [plot.clientWidth, plot.clientHeight];
    drawing.resize(width, height);
  });
  observer.observe(plot);
  return () => {
    observer.disconnect();
    drawing.destroy();
    host.replaceChildren();
  };
}

/** Draws every widget of the page, and lets the bench mount more. @param {(host: HTMLElement, slug: string) => () => void} mount */
export function start(mount) {
  for (const host of document.querySelectorAll(".widget")) mount(host, host.dataset.force);
  performance.mark("drawn");
  globalThis.peer = { mount };
}
