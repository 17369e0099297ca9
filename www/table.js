// The figures of the chart as a table.

import { make, setText } from "./dom.js";

/**
 * Fills a table; its first column holds row headings. A table of the same shape keeps its cells: between two forces only the
 * texts differ, and a reader's place in the table stays.
 * @param {HTMLTableElement} table
 * @param {import("#wasm").Table} figures
 */
export function fillTable(table, figures) {
  const lines = [figures.head, ...figures.rows];
  const rows = [...table.rows];
  if (rows.length !== lines.length || rows[0]?.cells.length !== figures.head.length) {
    table.replaceChildren(make("caption"), make("thead", {}, headings(figures.head)), make("tbody", {}, ...figures.rows.map(row)));
  } else {
    rows.forEach((cells, line) => [...cells.cells].forEach((cell, column) => setText(cell, lines[line]?.[column] ?? "")));
  }
  figures.rows.forEach((_, line) => {
    const claim = figures.claims?.[line];
    const row = table.rows[line + 1];
    if (claim) row?.setAttribute("data-claim", claim);
    else row?.removeAttribute("data-claim");
  });
  if (table.caption) setText(table.caption, figures.caption);
}

/** @param {string[]} texts */
const headings = (texts) => make("tr", {}, ...texts.map((text) => make("th", { scope: "col" }, text)));

/** @param {string[]} texts */
const row = ([first = "", ...others]) =>
  make("tr", {}, make("th", { scope: "row" }, first), ...others.map((text) => make("td", {}, text)));
