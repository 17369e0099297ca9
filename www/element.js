// <force-figures>: its seed, which every reader of the page pays for. It carries the real controls and waits for a reader; the live
// figure is in life.js, and comes with their first touch.

import {
  askedOf, asksForStories, ATTRIBUTES, chartOf, claimProperties, DATASET_ATTRIBUTES, isWelsh, languageOf, queryOf, reflectAttributes,
} from "./attributes.js";
import { whenChosen } from "./choosers.js";
import { sorted } from "./errors.js";
import { FILES, findScript, livePreload, liveScript } from "./files.js";
import { whenIdle, whenReached, whenTouched } from "./intent.js";
import { whenNear } from "./near.js";
import { Shell } from "./shell.js";

/** A server that renders pages imports this module too, and knows no elements. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** What began the life of a figure. @typedef {"intent" | "near" | "eager"} Cause */

/**
 * Local figures from police recorded crime. The light DOM is the static form: it shows until the first successful paint, and
 * again after a failure.
 */
export class ForceFigures extends Base {
  static observedAttributes = [...ATTRIBUTES, "postcode"];

  static {
    reflectAttributes(this.prototype);
  }

  /** @type {Shell | null} */
  #shell = null;
  /** From connection to removal: every listener ends with it. @type {AbortController | null} */
  #connection = null;
  /** @type {import("./life.js").Life | null} */
  #life = null;
  /** @type {import("./finder.js").Finder | null} */
  #finder = null;
  /** Whether the live figure is wanted, since this connection or the last failure. */
  #awake = false;
  /** The attributes of what is shown. @type {Map<string, string | null>} */
  #said = new Map();
  /** Attributes that a reader has chosen, and that are not shown yet. @type {Set<string>} */
  #chosen = new Set();
  /** Whoever waits to hear what became of a choice. @type {{ name: string, resolve: (shown: boolean) => void }[]} */
  #settling = [];
  /** Where the pointer of a reader is who does not wait for the chart. @type {import("./intent.js").Reach | null} */
  #reach = null;
  /** Whether the element is setting attributes back itself. */
  #restoring = false;
  /** Whether the attributes of this connection have been read. */
  #begun = false;
  /** @type {((detail: Record<string, string | null>) => void)[]} */
  #waiting = [];
  /** What the event `ready` of this connection has said. @type {Record<string, string | null> | null} */
  #ready = null;

  /** What was asked for when the element first stood in a page: texts of older snippets were written for it. @type {string | undefined} */
  opened;

  /** What is drawn, as a query with nothing left to defaults; "" before. */
  shown = "";

  connectedCallback() {
    claimProperties(this);
    this.opened ??= queryOf(this);
    this.#shell ??= new Shell(this);
    this.#shell.dress();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#awake = this.#begun = false;
    this.#ready = null;
    const begin = () => this.#begin(signal);
    // A page that is still being read may not have come to the static form.
    if (document.readyState === "loading" && !this.#shell.form) document.addEventListener("DOMContentLoaded", begin, { signal });
    else begin();
  }

  disconnectedCallback() {
    this.#connection?.abort();
    this.#connection = null;
    this.#shell?.silence();
    this.#shell?.busy(false);
    this.#life?.disconnect();
    this.#awake = false;
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (name === "postcode") {
      if (after === null) return;
      // Gone before anything else can see it.
      this.removeAttribute(name);
      return void this.#find((finder) => finder.choose(after));
    }
    if (before === after || !this.#connection || this.#restoring) return;
    if (this.#life?.connected) this.#life.changed(name);
    // Before a reader is near, or wants anything, what is set counts when they do; a static form beside it would say something else.
    else if (this.#mode === "intent" && this.#begun) this.#wake("intent");
    // What the set at hand can show stands after a microtask.
    queueMicrotask(() => queueMicrotask(() => this.#awake && !this.#current && this.#shell?.busy(true)));
  }

  /** Whether what is shown is what the attributes say. */
  get #current() {
    return ATTRIBUTES.every((name) => this.#said.get(name) === this.getAttribute(name));
  }

  /**
   * Shows the force that a text means, where it can mean one alone: a place, a postcode, a name. Loads what that needs.
   * @param {string} text
   */
  choose(text) {
    return this.#find((finder) => finder.choose(text));
  }

  /**
   * Asks the search, whose script comes with the first question.
   * @template Answer
   * @param {(finder: import("./finder.js").Finder) => Answer | Promise<Answer>} ask
   */
  #find(ask) {
    const shell = (this.#shell ??= new Shell(this));
    const asking = findScript().then(({ Finder }) => ask((this.#finder ??= new Finder({ element: this, shell, files: FILES }))));
    // The list goes on working. Nobody else may be waiting to hear of it.
    asking.catch((error) => shell.fail(sorted(error), shell.lives));
    return asking;
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
   * It does not wait for a reader's touch, and gives the figure itself no life.
   * @template Answer
   * @param {(set: import("./claims.js").StorySet, query: string, lang: string) => Answer} answer
   * @param {import("./claims.js").Asked} [asked]
   * @returns {Promise<Answer>}
   */
  async ask(answer, asked = {}) {
    // The query of this moment, and not of when the script comes: an answer is about what was asked.
    const now = { query: `${queryOf(this)}&${asked.query ?? ""}`, lang: asked.lang || languageOf(this) };
    try {
      return await (await this.#live()).ask(answer, now);
    } catch (error) {
      const failure = sorted(error);
      const shell = this.#shell;
      // A text with a mistake in it is for its author alone.
      if (asked.follows && failure.kind !== "query" && shell?.quiet) shell.fail(failure, shell.lives);
      throw failure;
    }
  }

  /**
   * Resolves when the live figure stands, to what the event `ready` says of it. It wakes nothing.
   * @returns {Promise<Record<string, string | null>>}
   */
  whenReady() {
    return new Promise((resolve) => (this.#ready ? resolve(this.#ready) : this.#waiting.push(resolve)));
  }

  /** How the figure comes to life: as the page says; else on intent where a static form stands for it, and near where none does. */
  get #mode() {
    const asked = this.getAttribute("loading");
    if (asked === "eager" || asked === "near" || asked === "intent") return asked;
    // What `near` was called before.
    if (asked === "lazy") return "near";
    return this.#shell?.told ? "intent" : "near";
  }

  /** @param {AbortSignal} signal */
  #begin(signal) {
    const shell = /** @type {Shell} */ (this.#shell);
    shell.read();
    this.#begun = true;
    for (const name of ATTRIBUTES) this.#said.set(name, this.getAttribute(name));
    whenChosen(shell.bar.element, signal, (name, value, label) => void this.#choose(name, value, label));
    const { find } = shell.bar;
    for (const type of ["focus", "click", "input"]) {
      find.addEventListener(type, () => void this.#find((finder) => finder.search(type)), { signal });
    }
    // As a press does. Heard here, it is kept while the search is on its way.
    find.addEventListener("keydown", ({ key }) => key === "ArrowDown" && find.dispatchEvent(new Event("click")), { signal });
    if (this.matches("[sync],[remember],[hash]")) void this.#find((finder) => finder.recall(signal));
    // The controls come with their sheet. Where it cannot be had, the form goes on saying what they would hold.
    FILES.loadStyles(this.ownerDocument).then((styles) => signal.aborted || (shell.dress(styles), shell.seed()), () => {});

    const mode = this.#mode;
    if (mode === "eager") this.#wake("eager");
    // One that lived in another place goes on living in this one.
    else if (mode === "near" || shell.lives || !this.#agrees) whenNear(this, signal, () => this.#wake("near"));
    if (mode !== "intent") return;
    whenTouched(this, signal, () => this.#wake("intent"));
    whenReached(this, signal, (reach) => {
      this.#reach = reach;
      if (reach && this.#ready) this.#life?.meet(reach);
    });
    whenIdle(this, signal, () => this.#fetch("low"));
  }

  /** Whether the static form shows what the attributes ask for. */
  get #agrees() {
    const form = this.#shell?.form;
    const asked = form?.dataset.asked;
    return asked === undefined || (asked === askedOf(this) && isWelsh(form?.lang ?? "") === isWelsh(languageOf(this)));
  }

  /** Asks for every file of the live figure at once. @param {RequestPriority} [priority] */
  #fetch(priority = "auto") {
    FILES.refuseUnderPolicy();
    this.#shell?.preload(livePreload(priority));
    // Whoever uses them hears of their failures.
    FILES.datasetBytes(FILES.datasetOf(this), priority).catch(() => {});
    // The second wasm is the life's to ask for; it can do all that the first one can.
    if (!asksForStories(this)) FILES.wasmBytes(priority).catch(() => {});
  }

  /** The live figure, which may be without life yet. */
  async #live() {
    const { Life } = await liveScript();
    /** @type {import("./life.js").Seed} */
    const seed = {
      element: this,
      shell: /** @type {Shell} */ (this.#shell),
      files: FILES,
      asked: {
        query: () => queryOf(this),
        kind: () => chartOf(this),
        lang: () => languageOf(this),
        needsStories: () => asksForStories(this),
        isOfDataset: (name) => DATASET_ATTRIBUTES.includes(name),
      },
      showed: (query, detail, pending) => this.#showed(query, detail, pending),
      failed: (failure, keep) => this.#failed(failure, keep),
    };
    return (this.#life ??= new Life(seed));
  }

  /** @param {Cause} cause */
  #wake(cause) {
    const signal = this.#connection?.signal;
    if (this.#awake || !signal) return;
    this.#awake = true;
    void (async () => {
      try {
        if (!this.#agrees) this.#shell?.busy(true);
        try {
          this.#fetch();
        } catch (error) {
          // A dataset that is not on the list is told by whoever reads it.
          if (sorted(error).kind === "wasm-blocked-by-csp") throw error;
        }
        const life = await this.#live();
        if (!signal.aborted) await life.connect(signal, cause);
      } catch (error) {
        if (!signal.aborted) this.#failed(sorted(error), false);
      }
    })();
  }

  /** A reader's own choice: it is told to the page when it is shown, and taken back when it cannot be. @param {string} name @param {string} value @param {string} label */
  async #choose(name, value, label) {
    const signal = this.#connection?.signal;
    this.#chosen.add(name);
    const settled = new Promise((resolve) => this.#settling.push({ name, resolve }));
    if (this.getAttribute(name) === value) this.#life?.changed(name);
    else this.setAttribute(name, value);
    this.#wake("intent");
    if (!(await settled) || signal?.aborted || this.getAttribute(name) !== value) return;
    this.#life?.greet();
    this.#shell?.emit(`${name}-change`, { [name]: value, name: label });
  }

  /**
   * The figure shows what the attributes say, but for those that are still on their way.
   * @param {string} query of what is shown, with every part of it
   * @param {Record<string, string | null>} detail what the event `ready` says
   * @param {string[]} pending
   */
  #showed(query, detail, pending) {
    this.shown = query;
    for (const name of ATTRIBUTES) {
      if (!pending.includes(name)) this.#said.set(name, this.getAttribute(name));
    }
    this.#settle(true, pending);
    if (this.#ready) return;
    this.#ready = detail;
    this.#shell?.emit("ready", detail);
    for (const resolve of this.#waiting.splice(0)) resolve(detail);
    if (this.#reach) this.#life?.meet(this.#reach);
  }

  /**
   * What was there stays; a choice that cannot be shown is taken back, and the next one tries again.
   * @param {import("./errors.js").Failure} failure
   * @param {boolean} keep whether a live figure is whole
   */
  #failed(failure, keep) {
    this.#restoring = true;
    for (const name of this.#chosen) {
      const before = this.#said.get(name) ?? null;
      if (before === null) this.removeAttribute(name);
      else this.setAttribute(name, before);
    }
    this.#restoring = false;
    // A life that has begun tries again with the next choice; one that could not begin is asked for again.
    if (!keep && !this.#life?.connected) this.#awake = false;
    this.#shell?.bar.restore();
    this.#shell?.fail(failure, keep);
    this.#settle(false);
  }

  /** @param {boolean} shown @param {string[]} [pending] */
  #settle(shown, pending = []) {
    for (const one of this.#settling.splice(0)) {
      if (pending.includes(one.name)) this.#settling.push(one);
      else {
        this.#chosen.delete(one.name);
        one.resolve(shown);
      }
    }
  }
}
