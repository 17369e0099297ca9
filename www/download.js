// The figures of the table as a file that a reader keeps.

import { make } from "./dom.js";

/** How long the browser may take to begin with a file. */
const KEPT_MS = 60_000;

/** Gives a text to the reader as a file, made on the spot: no address of it exists on any server. @param {import("#wasm-stories").Spreadsheet} file */
export function save({ name, text }) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}
