// What can go wrong, sorted by who can mend it. The reader is told one thing in every case: the static figure stands.

/**
 * Whom a failure concerns: `page`, whoever wrote the page or its content security policy; `host`, whoever serves the files;
 * `publisher`, whoever made the dataset or this script.
 * @typedef {"page" | "host" | "publisher"} Who
 */

/** What concerns others than the host. @type {{ [kind in Kind]?: Who }} */
const WHO = {
  "wasm-blocked-by-csp": "page",
  "data-damaged": "publisher",
  "data-newer": "publisher",
  query: "page",
  draw: "publisher",
};

/**
 * @typedef {"wasm-blocked-by-csp" | "wasm-not-found" | "wasm-broken" | "wasm-damaged" | "script-not-found" | "styles-not-found"
 *   | "data-not-found" | "data-damaged" | "data-newer" | "query" | "network" | "draw"} Kind
 */

/** A failure with its kind, which says who can mend it. */
export class Failure extends Error {
  /** @param {Kind} kind @param {string} message @param {unknown} [cause] */
  constructor(kind, message, cause) {
    super(message, { cause });
    this.name = "FigureFailure";
    this.kind = kind;
    /** @type {Who} */
    this.who = WHO[kind] ?? "host";
    /** Whether the console has it. */
    this.told = false;
  }
}

/** What the wasm throws, by the kind that it names (src/web/error.rs). @type {Record<string, Kind>} */
const THROWN = {
  query: "query",
  dataset: "data-damaged",
  // An older script meets a newer dataset: the pair was published in the wrong order.
  newer: "data-newer",
};

/**
 * Anything caught, as a failure: what the wasm throws is sorted by its kind; everything else went wrong while drawing.
 * @param {unknown} error
 * @returns {Failure}
 */
export function sorted(error) {
  const { name, kind = "", message } = /** @type {Partial<import("#wasm").FigureError>} */ (error ?? {});
  // Not by its class: the bundle that it comes from has one of its own.
  if (/** @type {string | undefined} */ (name) === "FigureFailure") return /** @type {Failure} */ (error);
  return new Failure(THROWN[kind] ?? "draw", message ?? String(error), error);
}

/** @type {Set<string>} */
const told = new Set();

/** One line in the console for each thing to mend, however many elements and bundles meet it. @param {Failure} failure */
export function tell(failure) {
  const line = `<force-figures> ${failure.kind} (for the ${failure.who}): ${failure.message}`;
  const known = failure.told || told.has(line);
  told.add(line);
  failure.told = true;
  if (known) return;
  // Not console.error: the page is whole, and a newsroom's error monitor has nothing to collect.
  console.info(line);
}
