// <force-figures>: its life on a page. What it shows is in figure.js and chart.js, what it reads in loader.js.

import { Announcer } from "./announce.js";
import { asksForStories, ATTRIBUTES, chartOf, claimProperties, DATASET_ATTRIBUTES, languageOf, queryOf, reflectAttributes } from "./attributes.js";
import { whenChosen } from "./choosers.js";
import { Claims } from "./claims.js";
import { make } from "./dom.js";
import { save } from "./download.js";
import { sorted, tell } from "./errors.js";
import { LiveFigure } from "./figure.js";
import { lease } from "./loader.js";
import { whenNear } from "./near.js";
import { datasetOf } from "./releases.js";
import { earlyStyles, loadStyles } from "./styles.js";

/** Said when not even the dataset, which knows the reader's language, could be read (Label::Failed in src/words). */
const FAILED = "Not everything could be loaded. The figures shown here are complete.";

/** A server that renders pages imports this module too, and knows no elements. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * Local figures from police recorded crime. The light DOM is the static form: it shows until the first successful paint, and
 * again after a failure.
 */
export class ForceFigures extends Base {
  static observedAttributes = ATTRIBUTES;

  static {
    reflectAttributes(this.prototype);
  }

  /** From connection to removal: every listener ends with it. @type {AbortController | null} */
  #life = null;
  /** The dataset on its way; a newer one takes its place. @type {import("./loader.js").Lease | null} */
  #coming = null;
  /** The dataset that is shown. @type {import("./loader.js").Lease | null} */
  #held = null;
  /** @type {import("#wasm").FigureSet | null} */
  #set = null;
  /** Address of the dataset that is shown, and its chart. */
  #url = "";
  #kind = "";
  /** Whether the set that is shown, or the one on its way, is of the second wasm. */
  #stories = false;
  /** @type {Promise<void> | null} */
  #loading = null;
  #claims = new Claims(this);
  /** @type {LiveFigure | null} */
  #figure = null;
  #announcer = new Announcer();
  #fallback = make("slot");
  #failed = make("p", { class: "ff-failed", part: "failed", hidden: true });
  /** Said of this language's last view. */
  #failedText = FAILED;
  #near = false;
  #stale = false;
  #ready = false;
  #width = 0;

  connectedCallback() {
    claimProperties(this);
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [earlyStyles()];
      root.append(this.#fallback, this.#failed, this.#announcer.region);
    }
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#ready = this.#near = false;
    if (this.#figure) this.#listen(this.#figure);
    whenNear(this, signal, () => {
      this.#near = true;
      this.#watchWidth(signal);
      this.#load();
    });
  }

  /**
   * Where a figure comes from: its cells, its formula, its value unrounded and printed. Loads what that needs when it is asked.
   * @param {string} claim `OFFENCE.CLAIM`, as in the attribute `data-claim` of every figure
   */
  explain(claim) {
    return this.ask((set, query, lang) => set.explain(query, claim, lang));
  }

  /**
   * Any answer of the second wasm, about what the attributes say or a part of it: what the elements of the article's own text use.
   * @template Answer
   * @param {(set: import("./claims.js").StorySet, query: string, lang: string) => Answer} answer
   * @param {import("./claims.js").Asked} [asked]
   */
  ask(answer, asked = {}) {
    return this.#claims.ask(answer, asked);
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#life = null;
    this.#announcer.silence();
    this.#figure?.chart.release();
    this.#coming?.release();
    this.#held?.release();
    this.#claims.release();
    this.#coming = this.#held = this.#set = null;
    this.#near = this.#stale = this.#stories = false;
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    // Before a reader is near nothing is loaded; what is set until then counts when they come.
    if (before === after || !this.#near) return;
    const lacking = !this.#set && !this.#coming;
    if (lacking || DATASET_ATTRIBUTES.includes(name) || (!this.#stories && asksForStories(this))) this.#load();
    else this.#invalidate();
  }

  /** Shows the new state once, however many attributes a page sets in a row. */
  #invalidate() {
    if (this.#stale) return;
    this.#stale = true;
    queueMicrotask(() => {
      if (this.#stale) this.#render();
    });
  }

  #load() {
    const loading = this.#read().finally(() => {
      if (this.#loading === loading) this.#loading = null;
    });
    this.#loading = loading;
  }

  /** Reads the dataset that the attributes ask for, and shows it. What is shown until then stays. */
  async #read() {
    this.#coming?.release();
    this.#coming = null;
    /** @type {import("./loader.js").Lease | null} */
    let coming = null;
    let url = "";
    try {
      // Once there, the second wasm stays: it can do all that the first one can.
      this.#stories ||= asksForStories(this);
      const source = datasetOf(this);
      url = source.url;
      coming = this.#coming = lease(source, this.#stories);
      const set = await coming.set;
      // Came with the set.
      const styles = await loadStyles();
      // Overtaken by a newer load, or removed: both have released this lease.
      if (this.#coming !== coming) return;
      this.#coming = null;
      this.#figure?.chart.release();
      this.#held?.release();
      this.#held = coming;
      this.#set = set;
      this.#url = url;
      if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = [styles];
      this.#render();
    } catch (error) {
      if (this.#coming !== coming) return;
      this.#coming = null;
      coming?.release();
      this.#stories = false;
      const failure = sorted(error);
      if (this.#set && this.#url === url && chartOf(this) === "outcomes" && this.#kind !== "outcomes") {
        // Only the outcomes cannot be had: the chart that a reader has before them stays.
        this.setAttribute("chart", this.#kind);
        this.#render();
        this.#fail(failure, true);
        return;
      }
      // What was shown belongs to another dataset than the attributes say.
      this.#figure?.chart.release();
      this.#held?.release();
      this.#held = this.#set = null;
      this.#fail(failure);
    }
  }

  /** Shows what the attributes say. Waits for a width where the element is not displayed. */
  #render() {
    this.#stale = false;
    // What is on its way will be shown when it comes; until then the attributes may say what the set at hand cannot show.
    if (!this.#set || this.#coming || this.#width === 0) return;
    try {
      const figure = (this.#figure ??= this.#build());
      const kind = chartOf(this);
      const view = figure.show(this.#set, queryOf(this), kind, languageOf(this), this.#width);
      this.#kind = kind;
      this.#failedText = view.failed;
      this.#reveal(figure);
      if (this.#ready) return;
      this.#ready = true;
      const shown = new URLSearchParams(view.query);
      this.#emit("ready", { force: shown.get("force"), offence: shown.get("offence"), release: shown.get("release") });
    } catch (error) {
      this.#fail(sorted(error));
    }
  }

  #build() {
    const figure = new LiveFigure();
    // Unseen until it has been painted: the static form stands in its place.
    figure.element.hidden = true;
    this.#failed.before(figure.element);
    this.#listen(figure);
    return figure;
  }

  /** @param {LiveFigure} figure */
  #listen(figure) {
    const signal = /** @type {AbortController} */ (this.#life).signal;
    figure.listen(signal, {
      failed: (error) => this.#fail(sorted(error)),
      restored: () => this.#render(),
      restyled: () => this.#redraw(),
      moved: (readout) => this.#emit("cursor-change", { readout }),
    });
    figure.download.addEventListener("click", () => this.#download(), { signal });
    whenChosen(figure.element, signal, async (name, value, label) => {
      this.setAttribute(name, value);
      if (this.#loading) await this.#loading;
      else this.#render();
      if (figure.element.hidden || signal.aborted) return;
      figure.ease();
      this.#announcer.say(figure.headline);
      this.#emit(`${name}-change`, { [name]: value, name: label });
    });
  }

  /** The figures of the chart as a file; where they cannot be had, what is shown stays. */
  async #download() {
    try {
      const sheet = await this.ask((set, query) => set.spreadsheet(query, chartOf(this)));
      save(sheet);
      this.#emit("download", { name: sheet.name });
    } catch (error) {
      this.#fail(sorted(error), true);
    }
  }

  /** @param {LiveFigure} figure */
  #reveal(figure) {
    this.#failed.hidden = true;
    if (!figure.element.hidden) return;
    figure.element.hidden = false;
    figure.inherit(this);
    this.#fallback.hidden = true;
  }

  /**
   * The static form, with one quiet line.
   * @param {import("./errors.js").Failure} failure
   * @param {boolean} [keep] whether the live form stays in its place
   */
  #fail(failure, keep = false) {
    if (this.#figure) this.#figure.element.hidden = !keep;
    this.#fallback.hidden = keep;
    this.#failed.textContent = this.#failedText;
    this.#failed.hidden = false;
    tell(failure);
    this.#emit("error", { kind: failure.kind, message: failure.message, who: failure.who });
  }

  /** @param {AbortSignal} signal */
  #watchWidth(signal) {
    this.#width = parseFloat(getComputedStyle(this).width) || 0;
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
      }
      else this.#redraw();
    });
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }

  /** The chart anew, where it is shown. */
  #redraw() {
    const [figure, set] = [this.#figure, this.#set];
    if (!figure || !set || this.#coming || figure.element.hidden || this.#width === 0) return;
    try {
      figure.chart.show(set, queryOf(this), chartOf(this), languageOf(this), this.#width);
    } catch (error) {
      this.#fail(sorted(error));
    }
  }

  /** @param {string} type @param {Record<string, string | null>} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}
