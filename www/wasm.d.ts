// What the shell expects of the wasm (src/web) and of the imports that esbuild resolves. tsc prefers these declarations to the
// generated glue, whose own types say `any` for every view.

declare module "#wasm" {
  /** Instantiates the wasm, once per page. */
  export default function init(input: {
    module_or_path: WebAssembly.Module | Response | Promise<Response> | BufferSource;
  }): Promise<unknown>;

  /** One dataset, shared by every element of the page that shows it. */
  export class FigureSet {
    /** @throws {FigureError} of kind `dataset` */
    constructor(bytes: Uint8Array, newest: string);
    /** @throws {FigureError} of kind `query` */
    view(query: string, chart: string, lang: string): View;
    /** @throws {FigureError} of kind `query` */
    layout(query: string, chart: string, lang: string, width: number): ChartHandle;
    free(): void;
  }

  /** A chart laid out for one width; nothing is laid out again when it is painted or asked for a stop. */
  export class ChartHandle {
    private constructor();
    /** How many places the cursor can stop at. */
    readonly stops: number;
    /** The stop of the year ending that was asked for, or -1. */
    readonly chosen: number;
    /** Sets the canvas's size in device pixels, and draws. @throws {FigureError} of kind `paint` */
    paint(canvas: HTMLCanvasElement, dpr: number, palette: Record<string, string>, fontFamily: string): void;
    stop(index: number): Stop;
    /** The nearest stop to `x` (CSS px inside the chart), or -1 where there is none. */
    stopAt(x: number): number;
    free(): void;
  }

  /** What the wasm throws. */
  export interface FigureError {
    name: "FigureError";
    kind: "dataset" | "query" | "paint";
    message: string;
    key?: string;
    found?: string;
    valid?: string[];
  }

  /** A place of the cursor, in CSS px inside the chart; `y` is null in a gap. */
  export interface Stop {
    x: number;
    y: number | null;
    width: number;
    readout: string;
  }

  /** Everything that the element prints of one query (src/words/view.rs; src/web/plain.rs names the fields). */
  export interface View {
    lang: string;
    query: string;
    kicker: string;
    headline: Passage;
    keys: { value: string; label: string; claim: string }[];
    invitation: string | null;
    choosers: { force: Chooser; offence: Chooser; measure: Chooser; chart: Chooser };
    chartTitle: string;
    chartSummary: string;
    cursorLabel: string;
    noticesLabel: string;
    notices: { number: number | null; text: string }[];
    table: Table;
    source: string;
    released: string;
    methodLabel: string;
    method: Passage[];
    failed: string;
  }

  /** Running text; a span with a claim prints that claim. */
  export type Passage = { text: string; claim: string | null }[];

  export interface Chooser {
    label: string;
    value: string;
    groups: { label: string | null; choices: { value: string; label: string }[] }[];
  }

  /** The first column holds row headings; newest row first. */
  export interface Table {
    summary: string;
    caption: string;
    head: string[];
    rows: string[][];
  }
}

declare module "#sums" {
  /** File name -> what the SHA-256 of that file begins with, in base64: the wasm and the published datasets, as the build made them. */
  const sums: { "force_figures.wasm": string; [name: string]: string };
  export default sums;
}

/** Put in place of these names by the build (www/tools/build.mjs), in service-worker.js alone. */
declare const VERSION: string;
declare const OWN_FILES: string[];
declare const FIRST_FILES: string[];

declare module "*.css" {
  const text: string;
  export default text;
}
