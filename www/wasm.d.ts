// What the shell expects of the wasm (src/web) and of the imports that esbuild resolves. tsc prefers these declarations to the
// generated glue, whose own types say `any` for every view.

declare module "#wasm" {
  /** Instantiates the wasm, once per page. */
  export default function init(input: {
    module_or_path: WebAssembly.Module | Response | Promise<Response> | BufferSource;
  }): Promise<unknown>;

  /** One dataset, shared by every element of the page that shows it. */
  export class FigureSet {
    /** @throws {FigureError} of kind `dataset` or `newer` */
    constructor(bytes: Uint8Array, newest: string);
    /** @throws {FigureError} of kind `paint` where there is no drawing on the canvas */
    chart(canvas: HTMLCanvasElement): ChartHandle;
    free(): void;
  }

  /** A figure and its canvas, of one query after another. */
  export class ChartHandle {
    private constructor();
    /** Font family and colours, a line each, and the widths of the font. Whether a label needs more room than it has. */
    wear(look: string, widths: Uint8Array): boolean;
    /** Lays the chart out; the parts of the view that are named, all where none is. @throws {FigureError} of kind `query` */
    show(query: string, chart: string, lang: string, width: number, parts: string): View;
    /** Sets the canvas's size in device pixels, and draws. @throws {FigureError} of kind `paint` */
    paint(dpr: number): void;
    /** The nearest stop to `x` (CSS px inside the chart), or -1 where there is none. */
    stopAt(x: number): number;
    free(): void;
  }

  /** What the wasm throws. */
  export interface FigureError {
    name: "FigureError";
    kind: "dataset" | "newer" | "query" | "paint" | "input";
    message: string;
    key?: string;
    found?: string;
    valid?: string[];
  }

  /** What the element prints of one query, in parts (src/words/view.rs; src/web names the fields). */
  export interface View {
    // head
    lang: string;
    query: string;
    kicker: string;
    headline: Passage;
    keys: { value: string; label: string; claim: string }[];
    invitation: string | null;
    failed: string;
    loading: string;
    // names
    force: Chooser;
    offence: Chooser;
    // switches
    measure: Chooser;
    chart: Chooser;
    /** What stands before the forces that the area can be compared with; missing where nothing is compared. */
    compare?: Chooser;
    // chart
    chartTitle: string;
    chartSummary: string;
    /** Of the table, and the name of the figure. */
    caption: string;
    cursorLabel: string;
    // notes
    noticesLabel: string;
    notices: Note[];
    furtherLabel: string;
    further: Note[];
    // table
    table: Table;
    // foot
    tableLabel: string;
    download: string;
    source: string;
    released: string;
    methodLabel: string;
    // method
    method: Passage[];
    // with a chart
    /** Number of the cursor's stops, the one where it begins, and what it reads there. */
    stops: number;
    first: number;
    readout: string;
    // cursor, alone
    /** Four whole numbers a stop, in eighths of a CSS px inside the chart: x, y (null in a gap), width, and where its bar ends below (null without one). */
    places: (number | null)[];
    readouts: string[];
  }

  /** A note, with its number on the chart where it has one. */
  export interface Note {
    number: number | null;
    text: string;
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
    head: string[];
    rows: string[][];
    /** The claim that a row prints; empty where none is named. */
    claims: (string | null)[];
  }
}

// The second build: everything of the first, and claims, stories, outcomes and Welsh.
declare module "#wasm-stories" {
  import { FigureSet as BaseSet, Passage } from "#wasm";

  /** Instantiates the wasm, once per page. */
  export default function init(input: {
    module_or_path: WebAssembly.Module | Response | Promise<Response> | BufferSource;
  }): Promise<unknown>;

  export class FigureSet extends BaseSet {
    /** @throws {FigureError} of kind `dataset` */
    static withCompanion(bytes: Uint8Array, companion: Uint8Array, newest: string): FigureSet;
    /** @throws {FigureError} of kind `query` */
    explain(query: string, claim: string, lang: string): Explanation;
    /** @throws {FigureError} of kind `query` */
    printed(query: string, claim: string, lang: string, style: string): Printed;
    /** @throws {FigureError} of kind `query` */
    story(query: string, lang: string, style: string): Story;
    /** @throws {FigureError} of kind `query` */
    spreadsheet(query: string, chart: string): Spreadsheet;
  }

  /** A file of comma-separated values. */
  export interface Spreadsheet {
    name: string;
    text: string;
  }

  /** Where a figure comes from (src/web/stories.rs names the fields). */
  export interface Explanation {
    lang: string;
    claim: string;
    force: string;
    offence: string;
    codes: string[];
    yearEnding: string;
    release: string;
    files: string[];
    formula: { name: string; expression: string };
    parts: { claim: string; raw: number | null; absent: string | null; printed: string }[];
    cells: { table: string; counts: Cell[] }[];
    unit: string;
    /** Unrounded; null where there is no value, and then `absent` and `absence` say why. */
    raw: number | null;
    absent: string | null;
    absence: string | null;
    printed: string;
    stated: Passage;
    excluding: string[];
    caveats: string[];
  }

  export interface Cell {
    force: string;
    name: string;
    code: string;
    period: string;
    outcomeType: number | null;
    count: number | null;
    absent: string | null;
  }

  /** A claim as an article's own sentence takes it in, and as a sentence of its own. */
  export interface Printed {
    lang: string;
    claim: string;
    text: string;
    stated: Passage;
    notes: string[];
    released: string;
    absent: string | null;
  }

  export interface Story {
    lang: string;
    force: string;
    place: string;
    headline: Passage;
    paragraphs: { kind: "local" | "outcomes" | "national"; sentences: Passage[]; notes: string[] }[];
    /** The paragraphs that say something of their own; the others stand in for one that this force does not have. */
    kinds: string[];
    notesLabel: string;
    source: string;
    released: string;
  }
}

// The third build: everything of the second, and the snippets that an editor pastes.
declare module "#wasm-builder" {
  import { FigureSet as StoriesSet } from "#wasm-stories";

  /** Instantiates the wasm, once per page. */
  export { default } from "#wasm-stories";

  /** What an editor chooses besides the figures: where the files are, and how the figures look. */
  export class EmbedOptions {
    /** `base` ends with a slash; an empty `topic` is the usual one. */
    constructor(base: string, topic: string);
    /** Notes the files of the site's manifest, by their paths. */
    list(files: Record<string, { integrity: string }>): void;
    /** Names the folder of files that never change; with "" snippets follow the newest release. */
    pin(assets: string): void;
    /** Gives frames the heights that previews have: `0:1402 640:1180`; with "" they are estimated. */
    measured(heights: string): void;
    /** Puts snippets into a house style; "" is none. @throws {FigureError} of kind `input` where `css` is no house style */
    wear(theme: string, css: string): void;
    free(): void;
  }

  export class FigureSet extends StoriesSet {
    static withCompanion(bytes: Uint8Array, companion: Uint8Array, newest: string): FigureSet;
    /** What `figures embed` prints; the iframe has the host's script behind it. @throws {FigureError} of kind `query` */
    snippet(form: string, query: string, chart: string, lang: string, scheme: string, options: EmbedOptions): string;
    /** The address of the frame. @throws {FigureError} of kind `query` */
    frameAddress(query: string, chart: string, lang: string, scheme: string, options: EmbedOptions): string;
  }
}

declare module "#wasm-places" {
  /** Instantiates the wasm, once per page. */
  export default function init(input: {
    module_or_path: WebAssembly.Module | Response | Promise<Response> | BufferSource;
  }): Promise<unknown>;

  /** The index of names in `data/forces.places`. */
  export class Places {
    /** @throws the name of a damaged field, a text */
    constructor(bytes: Uint8Array);
    /** What a typed text means, as the JSON of a {@link Found}. `language` is a tag such as `en`. */
    find(text: string, language: string): string;
    free(): void;
  }

  /** The boundaries in `data/forces.boundaries`. */
  export class Boundaries {
    /** @throws the name of a damaged field, a text */
    constructor(bytes: Uint8Array);
    /** Where a position is, as the JSON of a {@link Located}. */
    locate(latitude: number, longitude: number): string;
    /** The forces that share a boundary with `force`, as the JSON of a list of slugs. */
    neighbours(force: string): string;
    /** The lines of a map, as the JSON of an {@link Outline}. */
    outline(): string;
    free(): void;
  }

  export interface Found {
    /** The text; of a postcode its district alone. */
    query: string;
    /** Best first. */
    matches: Match[];
    /** What is to be said besides: that nothing matches, or that the figures are of England and Wales. */
    statement?: string;
  }

  export interface Match {
    force: string;
    /** The force, the place or the district. */
    name: string;
    kind: "force" | "place" | "district" | "postcode";
    /** Whether the text determines the force. */
    certain: boolean;
    /** Near a border of forces. */
    approximate?: boolean;
    /** Of a force that was found by another name, that name; of all else, the name of the force. */
    detail?: string;
  }

  export interface Located {
    /** Null more than two kilometres outside of all. */
    force: string | null;
    /** From the area of the nearest force; 0 within one. */
    kilometres: number;
    approximate: boolean;
    /** Other forces within two kilometres, nearest first. */
    others: string[];
  }

  export interface Outline {
    width: number;
    height: number;
    /** `path` is SVG path data in units of the map; `x` and `y` are the middle of the area's largest part, `span` how large that is. */
    areas: { force: string; path: string; x: number; y: number; span: number }[];
  }
}

// The bundles, which are imported by address when they are needed.
declare module "*/force-figures-places.js" {
  export { default as sums } from "#sums-places";
  export { default as init, Places, Boundaries } from "#wasm-places";
}

declare module "*/force-figures-stories.js" {
  export { default as sums } from "#sums-stories";
  export { default as init, FigureSet } from "#wasm-stories";
}

declare module "#releases" {
  /** Which datasets there are, as the build found them in releases.json. */
  const list: { default: string; topics: Record<string, { latest: string; releases: Record<string, string> }> };
  export default list;
}

declare module "#sums" {
  /** File name -> what the SHA-256 of that file begins with, in base64: the wasm and the published datasets, as the build made them; of the live script it is whole. */
  const sums: { "force_figures.wasm": string; "force-figures-live.js": string; [name: string]: string };
  export default sums;
}

declare module "#sums-stories" {
  /** The same of the second wasm and the companions of the datasets. */
  const sums: Record<string, string>;
  export default sums;
}

declare module "#sums-places" {
  /** The same of the wasm of the search, and its two files. */
  const sums: Record<string, string>;
  export default sums;
}

/** Put in place by the build (www/tools/build.mjs): whether the script is the module that other bundlers take in. */
declare const BUNDLED: boolean;

/** Put in place of these names by the build (www/tools/build.mjs), in service-worker.js alone. */
declare const VERSION: string;
declare const OWN_FILES: string[];
declare const FIRST_FILES: string[];

declare module "*.css" {
  const text: string;
  export default text;
}
