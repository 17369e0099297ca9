// The chart's box: canvas, cursor and the handle of the chart that the wasm has laid out.

import { make, setAttribute, setText } from "./dom.js";
import { Failure } from "./errors.js";
import { listen } from "./input.js";
import { free } from "./loader.js";
import { Overlay } from "./overlay.js";
import { lookOf, makeSwatch, widthsOf } from "./theme.js";
import { hear } from "./surroundings.js";

/** @typedef {import("#wasm").ChartHandle} ChartHandle */
/** @typedef {import("#wasm").FigureSet} FigureSet */

const NONE = -1;

/** Shortest time between two tellings of where the cursor is. */
const TELL_MS = 250;

/** Numbers of a place of the cursor, and their unit: eighths of a CSS px. */
const NUMBERS = 4;
const UNIT = 1 / 8;

/** Parts of a view where no text is wanted. */
const NO_PARTS = "-";

/** One canvas with its cursor. It owns the chart handle, and frees it. */
export class Chart {
  /** @type {ChartHandle | null} */
  #handle = null;
  /** Whose the handle is. @type {FigureSet | null} */
  #set = null;
  /** What was last asked for. @type {[query: string, kind: string, lang: string, width: number]} */
  #asked = ["", "", "", 0];
  #stops = 0;
  /** Where the cursor can stop, and what it reads there; asked for when it is first moved. @type {import("#wasm").View | null} */
  #cursor = null;
  #shown = NONE;
  #pinned = NONE;
  #painted = false;
  /** @type {"dot" | "band" | "part"} */
  #pointer = "dot";
  /** Whether the handle wears what the page says: asking for computed styles just after a change makes the browser work them out on the spot. */
  #dressed = false;

  /** @type {(error: unknown) => void} */
  #failed = () => {};
  /** Whatever the wasm throws in a listener would be uncaught. @type {<A extends unknown[]>(run: (...a: A) => void) => (...a: A) => void} */
  #guarded =
    (run) =>
    (...values) => {
      try {
        run(...values);
      } catch (error) {
        this.#failed(error);
      }
    };

  #canvas = make("canvas", { class: "ff-canvas", "aria-hidden": "true" });
  #title = make("p", { class: "ff-title" });
  #caption = make("div", { class: "ff-caption" }, this.#title);
  #swatch = makeSwatch();
  #range = make("input", { class: "ff-range", type: "range", min: 0, step: 1 });
  graphic = make("div", { class: "ff-graphic", role: "img" }, this.#canvas);
  // The ring is a sibling after the range, which itself is unseen: a reader sees the whole plot in focus.
  #plot = make("div", { class: "ff-plot" }, this.graphic, this.#range, make("i", { class: "ff-ring" }), this.#swatch);
  element = make("div", { class: "ff-chart", part: "chart" }, this.#caption, this.#plot);
  /** Made when there is first something to point at. @type {Overlay | null} */
  #overlay = null;

  /** @param {import("#wasm").View} view */
  caption(view) {
    setText(this.#title, view.chartTitle);
    setAttribute(this.graphic, "aria-label", view.chartSummary);
    setAttribute(this.#range, "aria-label", view.cursorLabel);
  }

  /**
   * Lays a chart out, and paints it. A pinned cursor stays at its date from one force to the next.
   * @param {FigureSet} set
   * @param {string} query
   * @param {string} kind
   * @param {string} lang
   * @param {number} width
   * @param {string} [parts] of the view that is wanted with it
   */
  show(set, query, kind, lang, width, parts = NO_PARTS) {
    if (set !== this.#set) {
      this.release();
      this.#handle = set.chart(this.#canvas);
      this.#set = set;
    }
    const handle = /** @type {ChartHandle} */ (this.#handle);
    this.#dress();
    const view = handle.show(query, kind, lang, width, parts);
    this.#asked = [query, kind, lang, width];
    this.#pointer = kind === "years" ? "band" : kind === "outcomes" ? "part" : "dot";
    for (const own of ["outcomes", "forces"]) this.element.classList.toggle(`ff-${own}`, kind === own);
    this.paint();
    if (this.#stops !== view.stops) this.#pinned = this.#shown = NONE;
    this.#stops = view.stops;
    this.#cursor = null;
    this.#range.disabled = view.stops === 0;
    setAttribute(this.#range, "max", String(Math.max(view.stops - 1, 0)));
    if (this.#shown === NONE) {
      this.#mark(view.first, view.readout);
      this.#overlay?.hide();
    } else this.#move(this.#shown);
    return view;
  }

  /** More of the view of what is shown. @param {string} parts */
  view(parts) {
    return this.#handle?.show(...this.#asked, parts);
  }

  /** Draws the chart as it is laid out. @param {number} [least] lowest pixel ratio */
  paint(least = 1) {
    if (!this.#handle) return;
    this.#dress();
    this.#handle.paint(Math.max(devicePixelRatio, least));
    this.#painted = true;
  }

  /** Gives the handle colours and font of the page. Before anything has been painted no time is spent on measuring the font. */
  #dress() {
    const handle = this.#handle;
    if (!handle || this.#dressed) return;
    this.#dressed = true;
    const look = lookOf(this.#swatch);
    const widths = widthsOf(look, this.#painted ? this.#canvas : undefined);
    handle.wear(look, widths ?? new Uint8Array());
    if (widths) return;
    const fit = () => {
      if (this.#handle !== handle || !this.#dressed || !this.#painted) return;
      const widths = widthsOf(look, this.#canvas);
      // Only where a label is wider than the room that it has.
      if (widths && handle.wear(look, widths)) this.show(/** @type {FigureSet} */ (this.#set), ...this.#asked);
    };
    // After the frame that shows the chart.
    requestAnimationFrame(() => setTimeout(this.#guarded(fit)));
  }

  /**
   * Reads input and follows the page's colours until `signal` ends it. Gives what hands to `failed` whatever a listener throws.
   * @param {AbortSignal} signal
   * @param {{ failed: (error: unknown) => void, restored: () => void, restyled: () => void, moved: (readout: string) => void }} after
   */
  listen(signal, { failed, restored, restyled, moved }) {
    const guarded = this.#guarded;
    this.#failed = failed;
    this.forget();

    let [telling, told] = [0, ""];
    /** Moves the cursor by the reader's hand. The page hears of it a few times a second at most, and only of another place. @param {number} stop */
    const steer = (stop) => {
      this.#move(stop);
      telling ||= setTimeout(() => {
        telling = 0;
        const readout = this.#cursor?.readouts[this.#shown];
        if (readout !== undefined && readout !== told) moved((told = readout));
      }, TELL_MS);
    };
    signal.addEventListener("abort", () => clearTimeout(telling), { once: true });

    listen(this.#plot, this.#range, signal, {
      look: guarded((x) => steer(this.#stopAt(x))),
      rest: guarded(() => this.#move(this.#pinned)),
      pin: guarded((x) => {
        const stop = this.#stopAt(x);
        // The same place once more lets go of it.
        this.#pinned = stop === this.#pinned ? NONE : stop;
        steer(stop);
      }),
      step: guarded((index) => {
        if (this.#pinned !== NONE) this.#pinned = index;
        steer(index);
      }),
      isPinned: () => this.#pinned !== NONE,
    });

    const restyle = () => {
      this.forget();
      restyled();
    };
    // The swatch has a transition of a millisecond: its end tells of a class or a property that the page has switched.
    this.#swatch.addEventListener("transitionend", restyle, { signal });
    const hearer = (/** @type {Event} */ event) => {
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        this.#pinned = NONE;
        this.#move(NONE);
      } else if (event.type.endsWith("print")) this.#print(event.type === "beforeprint");
      else restyle();
    };
    hear(guarded(hearer), signal);
    this.#canvas.addEventListener("contextlost", () => failed(new Failure("draw", "the canvas lost its context")), { signal });
    this.#canvas.addEventListener("contextrestored", restored, { signal });
    return guarded;
  }

  /** Asks for colours and font anew when it is next painted: unseen, it hears of no change, and it may have been moved. */
  forget() {
    this.#dressed = false;
  }

  /** Frees the handle; what is painted stays. */
  release() {
    if (this.#handle) free(this.#handle);
    this.#handle = this.#set = null;
    this.#stops = 0;
    this.#cursor = null;
    this.#dressed = false;
  }

  /** @param {number} x */
  #stopAt(x) {
    return this.#handle?.stopAt(x) ?? NONE;
  }

  /** @param {number} index */
  #move(index) {
    this.#shown = index;
    if (index === NONE || !this.#handle) {
      this.#overlay?.hide();
      return;
    }
    const { places, readouts } = (this.#cursor ??= this.#handle.show(...this.#asked, "cursor"));
    const readout = readouts[index] ?? "";
    const place = places.slice(index * NUMBERS, (index + 1) * NUMBERS).map((units) => units === null ? NaN : units * UNIT);
    this.#overlay ??= new Overlay(this.element, this.#caption, this.graphic);
    this.#overlay.place(place, readout, this.#pointer);
    this.#mark(index, readout);
  }

  /** Keeps the range where the cursor is: a keyboard goes on from there. @param {number} index @param {string} readout */
  #mark(index, readout) {
    const value = String(index);
    if (this.#range.value !== value) this.#range.value = value;
    setAttribute(this.#range, "aria-valuetext", readout);
  }

  /** Paper is light, and finer than a screen. @param {boolean} printing */
  #print(printing) {
    this.element.classList.toggle("ff-printing", printing);
    this.forget();
    this.paint(printing ? 3 : 1);
  }
}
