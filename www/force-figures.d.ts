// Types of the package: the element's class, its events, and its tag in the DOM's own list. custom-elements.json says the same in
// words; tests/browser/manifest.test.mjs holds both to the code.

/** What is counted. */
export type Measure = "count" | "rate" | "index";

/** Which chart. */
export type ChartKind = "trend" | "years";

/** Colour scheme of one element; `auto` follows the system. */
export type Scheme = "light" | "dark" | "auto";

/** What went wrong (www/errors.js). */
export type FailureKind =
  | "wasm-blocked-by-csp"
  | "wasm-not-found"
  | "wasm-broken"
  | "wasm-damaged"
  | "styles-not-found"
  | "data-not-found"
  | "data-damaged"
  | "data-newer"
  | "query"
  | "network"
  | "draw";

/** Events of the element by their names. All bubble and are composed; none carries personal data. */
export interface ForceFiguresEventMap {
  /** The figure has been drawn for the first time since the element was connected. */
  ready: CustomEvent<{ force: string | null; offence: string | null; release: string | null }>;
  /** A reader has chosen a force. */
  "force-change": CustomEvent<{ force: string; name: string }>;
  "offence-change": CustomEvent<{ offence: string; name: string }>;
  "measure-change": CustomEvent<{ measure: Measure; name: string }>;
  "chart-change": CustomEvent<{ chart: ChartKind; name: string }>;
  /** A reader has moved the cursor; four times a second at most. */
  "cursor-change": CustomEvent<{ readout: string }>;
  /** The static form has taken the figure's place; `who` can mend it. */
  error: CustomEvent<{ kind: FailureKind; message: string; who: "page" | "host" | "publisher" }>;
}

/** Every event that a listener on the element can name. */
export type ForceFiguresEvents = Omit<HTMLElementEventMap, keyof ForceFiguresEventMap> & ForceFiguresEventMap;

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
  set loading(value: "eager" | "lazy" | "" | null | undefined);
  get scheme(): string;
  set scheme(value: Scheme | "" | null | undefined);

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

declare global {
  interface HTMLElementTagNameMap {
    "force-figures": ForceFigures;
  }
}
