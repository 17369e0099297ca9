// The chart's box: canvas, cursor and the handle of the chart that the wasm has laid out.

import { make, setText } from "./dom.js";
import { Failure } from "./errors.js";
import { listen } from "./input.js";
import { free } from "./loader.js";
import { Overlay } from "./overlay.js";
import { makeSwatch, paletteOf, whenThemed } from "./theme.js";

/** @typedef {import("#wasm").ChartHandle} ChartHandle */
/** @typedef {{ palette: Record<string, string>, font: string }} Look */

const NONE = -1;

/** Shortest time between two tellings of where the cursor is. */
const TELL_MS = 250;

/** One canvas with its cursor. It owns the chart handle, and frees it. */
export class Chart {
  /** @type {ChartHandle | null} */
  #handle = null;
  #shown = NONE;
  #pinned = NONE;
  #painted = 0;
  /** @type {"dot" | "band" | "part"} */
  #pointer = "dot";
  /** Read once: asking for computed styles just after a change makes the browser work them out on the spot. @type {Look | null} */
  #look = null;

  #canvas = make("canvas", { class: "ff-canvas", "aria-hidden": "true" });
  #title = make("p", { class: "ff-title" });
  #swatch = makeSwatch();
  #range = make("input", { class: "ff-range", type: "range", min: 0, step: 1 });
  graphic = make("div", { class: "ff-graphic", role: "img" }, this.#canvas);
  #plot = make("div", { class: "ff-plot" }, this.graphic);
  element = make("div", { class: "ff-chart", part: "chart" });
  #overlay = new Overlay(this.element);

  constructor() {
    // The ring is a sibling after the range, which itself is unseen: a reader sees the whole plot in focus.
    this.#plot.append(this.#overlay.element, this.#range, make("i", { class: "ff-ring" }), this.#swatch);
    this.element.append(make("div", { class: "ff-caption" }, this.#title, this.#overlay.readout), this.#plot);
  }

  /** @param {import("#wasm").View} view */
  caption(view) {
    setText(this.#title, view.chartTitle);
    this.graphic.setAttribute("aria-label", view.chartSummary);
    this.#range.setAttribute("aria-label", view.cursorLabel);
  }

  /**
   * Lays a chart out for the page's font, and paints it. A pinned cursor stays at its date from one force to the next.
   * @param {import("#wasm").FigureSet} set
   * @param {string} query
   * @param {string} kind
   * @param {string} lang
   * @param {number} width
   */
  show(set, query, kind, lang, width) {
    const handle = set.layout(query, kind, lang, width, this.#canvas, this.#wear().font);
    const same = this.#handle?.stops === handle.stops;
    this.release();
    this.#handle = handle;
    this.#pointer = kind === "years" ? "band" : kind === "outcomes" ? "part" : "dot";
    this.element.classList.toggle("ff-outcomes", kind === "outcomes");
    this.paint();
    if (!same) this.#pinned = this.#shown = NONE;
    const at = this.#shown !== NONE ? this.#shown : handle.chosen !== NONE ? handle.chosen : handle.stops - 1;
    this.#range.max = String(Math.max(handle.stops - 1, 0));
    this.#range.disabled = handle.stops === 0;
    this.#mark(at);
    if (this.#shown === NONE) this.#overlay.hide();
    else this.#move(this.#shown);
  }

  /** Draws the chart as it is laid out. @param {number} [least] lowest pixel ratio */
  paint(least = 1) {
    const handle = this.#handle;
    if (!handle) return;
    this.#painted = Math.max(devicePixelRatio, least);
    handle.paint(this.#painted, this.#wear().palette);
  }

  #wear() {
    return (this.#look ??= { palette: paletteOf(this.#swatch), font: getComputedStyle(this.element).fontFamily });
  }

  /**
   * Reads input and follows the page's colours until `signal` ends it.
   * @param {AbortSignal} signal
   * @param {{ failed: (error: unknown) => void, restored: () => void, restyled: () => void, moved: (readout: string) => void }} after
   */
  listen(signal, { failed, restored, restyled, moved }) {
    /** Whatever the wasm throws out here would be uncaught. @type {<A extends unknown[]>(run: (...a: A) => void) => (...a: A) => void} */
    const guarded =
      (run) =>
      (...values) => {
        try {
          run(...values);
        } catch (error) {
          failed(error);
        }
      };
    const repaint = guarded(() => this.#repaint());
    this.forget();

    let [telling, told] = [0, ""];
    /** Moves the cursor by the reader's hand. The page hears of it a few times a second at most, and only of another place. @param {number} stop */
    const steer = (stop) => {
      this.#move(stop);
      telling ||= setTimeout(() => {
        telling = 0;
        const readout = this.#overlay.readout.textContent ?? "";
        if (this.#shown !== NONE && readout !== told) moved((told = readout));
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
      dismiss: () => {
        this.#pinned = NONE;
        this.#move(NONE);
      },
      isPinned: () => this.#pinned !== NONE,
    });

    const restyle = () => {
      this.forget();
      restyled();
    };
    whenThemed(this.#swatch, signal, restyle);
    // Labels are laid out for whatever font there is; a page's own font may come later.
    document.fonts?.addEventListener("loadingdone", restyle, { signal });
    this.#watchPixelRatio(signal, repaint);
    this.#canvas.addEventListener("contextlost", () => failed(new Failure("draw", "the canvas lost its context")), { signal });
    this.#canvas.addEventListener("contextrestored", restored, { signal });
    addEventListener("beforeprint", guarded(() => this.#print(true)), { signal });
    addEventListener("afterprint", guarded(() => this.#print(false)), { signal });
  }

  /** Asks for colours and font anew when it is next painted: unseen, it hears of no change, and it may have been moved. */
  forget() {
    this.#look = null;
  }

  /** Frees the handle; what is painted stays. */
  release() {
    if (this.#handle) free(this.#handle);
    this.#handle = null;
  }

  /** @param {number} x */
  #stopAt(x) {
    return this.#handle?.stopAt(x) ?? NONE;
  }

  /** @param {number} index */
  #move(index) {
    this.#shown = index;
    if (index === NONE || !this.#handle) {
      this.#overlay.hide();
      return;
    }
    const stop = this.#handle.stop(index);
    this.#overlay.place(stop, this.#pointer);
    this.#mark(index, stop.readout);
  }

  /** Keeps the range where the cursor is: a keyboard goes on from there. @param {number} index @param {string} [readout] */
  #mark(index, readout) {
    if (!this.#handle || index < 0) return;
    this.#range.value = String(index);
    this.#range.setAttribute("aria-valuetext", readout ?? this.#handle.stop(index).readout);
  }

  /** Repaints when the window moves to a finer screen, or the page is zoomed. @param {AbortSignal} signal @param {() => void} repaint */
  #watchPixelRatio(signal, repaint) {
    if (signal.aborted) return;
    const changed = () => {
      if (this.#painted !== devicePixelRatio) repaint();
      this.#watchPixelRatio(signal, repaint);
    };
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", changed, { signal, once: true });
  }

  /** Paper is light, and finer than a screen. @param {boolean} printing */
  #print(printing) {
    this.element.classList.toggle("ff-printing", printing);
    this.#repaint(printing ? 3 : 1);
  }

  /** Draws in the colours of the moment. @param {number} [least] lowest pixel ratio */
  #repaint(least) {
    this.forget();
    this.paint(least);
  }
}
