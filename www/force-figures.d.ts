// Types of the package: the element's class, its events, and its tag in the DOM's own list. custom-elements.json says the same in
// words; tests/browser/manifest.test.mjs holds both to the code.

/** What is counted. */
export type Measure = "count" | "rate" | "index";

/** Which chart. */
export type ChartKind = "trend" | "years" | "outcomes" | "forces";

/** Colour scheme of one element; `auto` follows the system. */
export type Scheme = "light" | "dark" | "auto";

/** What went wrong (www/errors.js). */
export type FailureKind =
  | "wasm-blocked-by-csp"
  | "wasm-not-found"
  | "wasm-broken"
  | "wasm-damaged"
  | "script-not-found"
  | "styles-not-found"
  | "data-not-found"
  | "data-damaged"
  | "data-newer"
  | "query"
  | "network"
  | "draw";

/** When the live figure comes: with a reader's first touch, within one screen of them, or at once. */
export type Loading = "intent" | "near" | "eager";

/** What stands now, and what began it. */
export interface Ready {
  force: string | null;
  offence: string | null;
  release: string | null;
  life: Loading;
}

/** Events of the element by their names. All but `error` bubble, and all are composed; none carries personal data. */
export interface ForceFiguresEventMap {
  /** The figure has been drawn for the first time since the element was connected. */
  ready: CustomEvent<{ force: string | null; offence: string | null; release: string | null; life: Loading }>;
  /** A reader has chosen a force. */
  "force-change": CustomEvent<{ force: string; name: string }>;
  "offence-change": CustomEvent<{ offence: string; name: string }>;
  "measure-change": CustomEvent<{ measure: Measure; name: string }>;
  "chart-change": CustomEvent<{ chart: ChartKind; name: string }>;
  "compare-change": CustomEvent<{ compare: string; name: string }>;
  /** A reader has moved the cursor; four times a second at most. */
  "cursor-change": CustomEvent<{ readout: string }>;
  /** A reader has saved the figures of the table as CSV, in a file of that name. */
  download: CustomEvent<{ name: string }>;
  /** Something could not be loaded or drawn: the static form, or the figure that was shown before, stands. `who` can mend it. */
  "figure-error": CustomEvent<{ kind: FailureKind; message: string; who: "page" | "host" | "publisher" }>;
  /** The old name of `figure-error`, for one more version. It does not bubble. @deprecated */
  error: CustomEvent<{ kind: FailureKind; message: string; who: "page" | "host" | "publisher" }>;
}

/** Every event that a listener on the element can name. */
export type ForceFiguresEvents = Omit<HTMLElementEventMap, keyof ForceFiguresEventMap> & ForceFiguresEventMap;

/** Running text; a span with a claim prints that claim. */
export type Passage = { text: string; claim: string | null }[];

/** Where a figure comes from. */
export interface Explanation {
  /** Language of the texts. */
  lang: string;
  /** `harassment.latest`, `harassment.charged@2025-03`. */
  claim: string;
  force: string;
  offence: string;
  /** Home Office offence codes that are summed. */
  codes: string[];
  yearEnding: string;
  release: string;
  files: string[];
  formula: { name: string; expression: string };
  /** What the formula is of. */
  parts: { claim: string; raw: number | null; absent: string | null; printed: string }[];
  /** Every cell of the release that the value stands on, in blocks of one table each. */
  cells: {
    table: string;
    counts: { force: string; name: string; code: string; period: string; outcomeType: number | null; count: number | null; absent: string | null }[];
  }[];
  unit: string;
  /** The value, unrounded; null where there is none, for the reason that `absent` names and `absence` says. */
  raw: number | null;
  absent: string | null;
  absence: string | null;
  printed: string;
  stated: Passage;
  /** Areas that a total leaves out. */
  excluding: string[];
  /** What must be said with the figure. */
  caveats: string[];
}

/** Local figures from police recorded crime: `<force-figures>`. Each property reflects an attribute; "" where that is missing. */
export declare class ForceFigures extends HTMLElement {
  static readonly observedAttributes: string[];

  get force(): string;
  set force(value: string | null | undefined);
  get offence(): string;
  set offence(value: string | null | undefined);
  get measure(): string;
  set measure(value: Measure | "" | null | undefined);
  /** Last month of the year that is asked for: `2023-09`. */
  get yearEnding(): string;
  set yearEnding(value: string | null | undefined);
  get compare(): string;
  set compare(value: string | null | undefined);
  get release(): string;
  set release(value: string | null | undefined);
  get chart(): string;
  set chart(value: ChartKind | "" | null | undefined);
  get topic(): string;
  set topic(value: string | null | undefined);
  get src(): string;
  set src(value: string | null | undefined);
  get loading(): string;
  /** `lazy` means near, as before. */
  set loading(value: Loading | "lazy" | "" | null | undefined);
  get scheme(): string;
  set scheme(value: Scheme | "" | null | undefined);

  /** Where a figure comes from, by the claim that its `data-claim` names; loads what that needs when it is asked. */
  explain(claim: string): Promise<Explanation>;

  /** Resolves when the live figure stands, to what the event `ready` says of it. It wakes nothing. */
  whenReady(): Promise<Ready>;

  addEventListener<Type extends keyof ForceFiguresEvents>(
    type: Type,
    listener: (this: ForceFigures, event: ForceFiguresEvents[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Type extends keyof ForceFiguresEvents>(
    type: Type,
    listener: (this: ForceFigures, event: ForceFiguresEvents[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** One figure in the article's own sentence, which follows the reader's force: `<force-figure>`. */
export declare class ForceFigure extends HTMLElement {}

/** Paragraphs of the local story, which follow the reader's force: `<force-story>`. */
export declare class ForceStory extends HTMLElement {}

declare global {
  interface HTMLElementTagNameMap {
    "force-figure": ForceFigure;
    "force-story": ForceStory;
    "force-figures": ForceFigures;
  }
}
