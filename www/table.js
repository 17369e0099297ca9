// The figures of the chart as a table.

import { follow, make, setText } from "./dom.js";

/**
 * Fills a table; its first column holds row headings. Cells that are there stay: between two forces only the texts differ, and a
 * reader's place in the table is kept.
 * @param {HTMLTableElement} table
 * @param {import("#wasm").Table} figures
 * @param {string} caption
 */
export function fillTable(table, { head, rows, claims }, caption) {
  const body = table.tBodies[0] ?? table.createTBody();
  setText(table.createCaption(), caption);
  fillRows(table.createTHead(), [head], () => make("th", { scope: "col" }));
  fillRows(body, rows, (column) => (column > 0 ? make("td") : make("th", { scope: "row" })));
  [...body.rows].forEach((row, line) => {
    const claim = claims[line];
    if (claim) row.setAttribute("data-claim", claim);
    else row.removeAttribute("data-claim");
  });
}

/** @param {HTMLElement} section @param {string[][]} rows @param {(column: number) => HTMLElement} cell */
const fillRows = (section, rows, cell) => follow(section, rows, () => make("tr"), (row, texts) => follow(row, texts, cell, setText));
