// The figures of the chart as a table.

import { make, setText } from "./dom.js";

/**
 * Fills a table; its first column holds row headings. A table of the same shape keeps its cells: between two forces only the
 * texts differ, and a reader's place in the table stays.
 * @param {HTMLTableElement} table
 * @param {import("#wasm").Table} figures
 * @param {string} caption
 */
export function fillTable(table, { head, rows, claims }, caption) {
  const lines = [head, ...rows];
  const before = [...table.rows];
  if (before.length !== lines.length || before[0]?.cells.length !== head.length) {
    table.replaceChildren(make("caption"), make("thead", {}, row(head, "col")), make("tbody", {}, ...rows.map((texts) => row(texts))));
  } else {
    before.forEach((cells, line) => [...cells.cells].forEach((cell, column) => setText(cell, lines[line]?.[column] ?? "")));
  }
  rows.forEach((_, line) => {
    const claim = claims[line];
    const row = table.rows[line + 1];
    if (claim) row?.setAttribute("data-claim", claim);
    else row?.removeAttribute("data-claim");
  });
  if (table.caption) setText(table.caption, caption);
}

/** @param {string[]} texts @param {string} [scope] of all its cells; if not said, the first is the row's heading, and the only one */
const row = (texts, scope) =>
  make("tr", {}, ...texts.map((text, column) => (scope || column === 0 ? make("th", { scope: scope ?? "row" }, text) : make("td", {}, text))));
