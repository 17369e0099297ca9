// The life of a figure: it reads the dataset, shows what the attributes say, and follows the reader's hand. The seed (element.js) owns
// the controls and the static form, and hears what became of each choice.

import { Claims } from "./claims.js";
import { save } from "./download.js";
import { sorted } from "./errors.js";
import { LiveFigure } from "./figure.js";
import { lease } from "./loader.js";

/**
 * What the attributes ask for now.
 * @typedef {object} Asked
 * @property {() => string} query
 * @property {() => string} kind
 * @property {() => string} lang
 * @property {() => boolean} needsStories whether the second wasm is needed for that
 * @property {(attribute: string) => boolean} isOfDataset
 *
 * What the seed gives to its life.
 * @typedef {object} Seed
 * @property {HTMLElement} element
 * @property {import("./shell.js").Shell} shell
 * @property {import("./loader.js").Files} files
 * @property {Asked} asked
 * @property {(query: string, detail: Record<string, string | null>, pending: string[]) => void} showed
 * @property {(failure: import("./errors.js").Failure, keep: boolean) => void} failed
 */

/** The live figure of one element. */
export class Life {
  #seed;
  #element;
  #shell;
  #claims;
  /** From connection to removal, of one document. @type {AbortSignal | null} */
  #signal = null;
  #cause = "";
  /** The dataset on its way; a newer one takes its place. @type {import("./loader.js").Lease | null} */
  #coming = null;
  /** The dataset that is shown. @type {import("./loader.js").Lease | null} */
  #held = null;
  /** @type {import("#wasm").FigureSet | null} */
  #set = null;
  /** Address of the dataset that is shown. */
  #url = "";
  /** Chart, comparison and language that are shown. */
  #kind = "";
  #compare = "";
  #lang = "";
  /** Whether the set that is shown is of the second wasm, which can do all that the first one can. */
  #stories = false;
  /** @type {LiveFigure | null} */
  #figure = null;
  #stale = false;
  #width = 0;

  /** @param {Seed} seed */
  constructor(seed) {
    this.#seed = seed;
    this.#element = seed.element;
    this.#shell = seed.shell;
    this.#claims = new Claims(seed);
  }

  /** Whether it follows its element's attributes. */
  get connected() {
    return this.#signal !== null;
  }

  /**
   * Begins. Resolves when the figure stands, or has failed.
   * @param {AbortSignal} signal
   * @param {string} cause
   */
  async connect(signal, cause) {
    this.#signal = signal;
    this.#cause = cause;
    if (this.#figure) this.#listen(this.#figure);
    this.#watchWidth(signal);
    await this.#read();
  }

  disconnect() {
    this.#signal = null;
    this.#figure?.chart.release();
    this.#coming?.release();
    this.#held?.release();
    this.#claims.release();
    this.#coming = this.#held = this.#set = null;
    this.#stale = this.#stories = false;
  }

  /** Any answer of the second wasm (ForceFigures.ask). @template Answer @param {(set: import("./claims.js").StorySet, query: string, lang: string) => Answer} answer @param {import("./claims.js").Asked} asked */
  ask(answer, asked) {
    return this.#claims.ask(answer, asked);
  }

  /** @param {string} name of an attribute */
  changed(name) {
    const lacking = !this.#set && !this.#coming;
    if (lacking || this.#seed.asked.isOfDataset(name) || (!this.#stories && this.#seed.asked.needsStories())) void this.#read();
    else this.#invalidate();
  }

  /** Answers a pointer that was there before the chart. @param {import("./intent.js").Reach} reach */
  meet({ x, y, tapped }) {
    const plot = this.#figure?.element.querySelector(".ff-plot");
    const box = plot?.getBoundingClientRect();
    if (!box || x < box.left || x > box.right || y < box.top || y > box.bottom) return;
    plot?.dispatchEvent(new PointerEvent(tapped ? "pointerup" : "pointermove", { clientX: x, clientY: y, pointerType: "touch" }));
  }

  /** Says the answer to a choice, softly. */
  greet() {
    if (!this.#figure || !this.#shell.lives) return;
    this.#figure.ease();
    this.#shell.say(this.#figure.headline);
  }

  /** Shows the new state once, however many attributes a page sets in a row. */
  #invalidate() {
    if (this.#stale) return;
    this.#stale = true;
    queueMicrotask(() => {
      if (this.#stale) this.#render();
    });
  }

  /** Reads the dataset that the attributes ask for, and shows it. What is shown until then stays. */
  async #read() {
    this.#coming?.release();
    this.#coming = null;
    /** @type {import("./loader.js").Lease | null} */
    let coming = null;
    const stories = this.#stories || this.#seed.asked.needsStories();
    try {
      const source = this.#seed.files.datasetOf(this.#element);
      coming = this.#coming = lease(this.#seed.files, source, stories);
      // The part of it that the set at hand can show is shown at once.
      if (this.#set) {
        this.#shell.busy(true);
        if (source.url === this.#url) this.#render();
      }
      const [set, styles] = await Promise.all([coming.set, this.#seed.files.loadStyles(this.#element.ownerDocument)]);
      // Overtaken by a newer load, or removed: both have released this lease.
      if (this.#coming !== coming) return;
      this.#coming = null;
      this.#figure?.chart.release();
      this.#held?.release();
      this.#held = coming;
      this.#set = set;
      this.#url = source.url;
      this.#stories = stories;
      this.#shell.dress(styles);
      this.#render();
    } catch (error) {
      if (this.#coming !== coming) return;
      this.#coming = null;
      coming?.release();
      // What nobody asks for any more has not failed.
      if (stories && !this.#stories && this.#set && !this.#seed.asked.needsStories()) return this.#render();
      this.#seed.failed(sorted(error), this.#shell.lives);
    }
  }

  /** What of the attributes is still on its way: the set at hand can show neither outcomes, other forces nor Welsh. @returns {string[]} */
  get #pending() {
    return this.#coming && this.#seed.asked.needsStories() && !this.#stories ? ["chart", "lang", "compare"] : [];
  }

  /** Shows what the attributes say. Waits for a width where the element is not displayed. */
  #render() {
    this.#stale = false;
    if (!this.#set || this.#width === 0) return;
    const pending = this.#pending;
    // Another dataset is on its way, and what is shown stays whole until it comes.
    if (this.#coming && !this.#sameDataset()) return;
    try {
      const kind = pending.length ? this.#kind : this.#seed.asked.kind();
      const lang = pending.length ? this.#lang : this.#seed.asked.lang();
      const asked = this.#seed.asked.query();
      const figure = (this.#figure ??= this.#build());
      // Of what is asked for twice the last one counts.
      const view = figure.show(this.#set, pending.length ? `${asked}&compare=${this.#compare}` : asked, kind, lang, this.#width);
      this.#shell.words = view;
      this.#kind = kind;
      this.#lang = lang;
      this.#shell.bar.show(view);
      if (pending.length) this.#shell.bar.await(this.#seed.asked.kind(), new URLSearchParams(asked).get("compare"));
      else this.#shell.busy(false);
      if (this.#shell.reveal()) figure.inherit(this.#element);
      const shown = new URLSearchParams(view.query);
      this.#compare = shown.get("compare") ?? "";
      const detail = { force: shown.get("force"), offence: shown.get("offence"), release: shown.get("release"), life: this.#cause };
      this.#seed.showed(view.query, detail, pending);
    } catch (error) {
      this.#seed.failed(sorted(error), false);
    }
  }

  #sameDataset() {
    try {
      return this.#seed.files.datasetOf(this.#element).url === this.#url;
    } catch {
      return false;
    }
  }

  #build() {
    const figure = new LiveFigure();
    this.#shell.add(figure.element);
    this.#listen(figure);
    return figure;
  }

  /** @param {LiveFigure} figure */
  #listen(figure) {
    const signal = /** @type {AbortSignal} */ (this.#signal);
    figure.listen(signal, {
      failed: (error) => this.#seed.failed(sorted(error), false),
      restored: () => this.#render(),
      restyled: () => this.#redraw(),
      moved: (readout) => this.#shell.emit("cursor-change", { readout }),
    });
    figure.download.addEventListener("click", () => this.#download(), { signal });
  }

  /** The figures of the chart as a file; where they cannot be had, what is shown stays. */
  async #download() {
    try {
      const kind = this.#kind;
      const sheet = await this.ask((set, query) => set.spreadsheet(query, kind), { query: this.#seed.asked.query() });
      save(sheet);
      this.#shell.emit("download", { name: sheet.name });
    } catch (error) {
      this.#shell.fail(sorted(error), true);
    }
  }

  /** @param {AbortSignal} signal */
  #watchWidth(signal) {
    this.#width = parseFloat(getComputedStyle(this.#element).width) || 0;
    // Called at most once a frame, between layout and paint: laying out at once leaves no frame with a stretched chart.
    const observer = new ResizeObserver((entries) => {
      const width = entries.at(-1)?.contentBoxSize[0]?.inlineSize ?? 0;
      const before = this.#width;
      if (width === before) return;
      this.#width = width;
      // Shown for the first time, or again; attributes and colours may have changed while there was no width to draw for.
      if (before === 0) {
        this.#figure?.chart.forget();
        this.#render();
      } else this.#redraw();
    });
    observer.observe(this.#element);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }

  /** The chart anew, where it is shown. */
  #redraw() {
    const [figure, set] = [this.#figure, this.#set];
    if (!figure || !set || !this.#shell.lives || this.#width === 0) return;
    if (this.#coming && !this.#sameDataset()) return;
    try {
      figure.chart.show(set, this.#seed.asked.query(), this.#kind, this.#lang, this.#width);
    } catch (error) {
      this.#seed.failed(sorted(error), false);
    }
  }
}
