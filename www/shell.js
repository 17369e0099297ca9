// What stands around the figure from the first moment of the script: the bar of controls, the static form, one quiet line and one live
// region. The figure itself is a life of its own (life.js), which comes when a reader wants it.

import { Announcer } from "./announce.js";
import { Bar, toldBy } from "./bar.js";
import { make } from "./dom.js";
import { tell } from "./errors.js";
import { earlyStyles } from "./styles.js";

/** Said when not even a static form knows the reader's language (Label::Failed and Label::Loading in src/words). */
const WORDS = { failed: "Not everything could be loaded. The figures shown here are complete.", loading: "Loading …" };

/** The parts of an element that are there before its life and after it. */
export class Shell {
  bar = new Bar();
  words = WORDS;
  #slot = make("slot");
  #line = make("p", { class: "ff-failed", part: "failed", hidden: true });
  #announcer = new Announcer();
  #root;
  /** The live figure, once there is one. @type {HTMLElement | null} */
  #figure = null;

  /** What the static form says of itself. @type {import("./bar.js").Told | null} */
  told = null;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.#root = element.attachShadow({ mode: "open" });
    this.#root.append(this.bar.element, this.#slot, this.#line, this.#announcer.region);
  }

  /** The static form, where there is one. @returns {HTMLElement | null} */
  get form() {
    return this.element.querySelector(":scope > .ff");
  }

  /** Whether nothing is said beside what is shown. */
  get quiet() {
    return this.#line.hidden;
  }

  /** Whether the live figure is what a reader sees. */
  get lives() {
    return this.#figure?.hidden === false;
  }

  /** Puts on a sheet; without one, that of an element whose own has not come. A document that an element has come to has taken the old one off. @param {CSSStyleSheet} [styles] */
  dress(styles) {
    const sheets = this.#root.adoptedStyleSheets;
    if (styles ? sheets[0] !== styles : sheets.length === 0) this.#root.adoptedStyleSheets = [styles ?? earlyStyles(this.element.ownerDocument)];
  }

  /** A link of the element's own, where the page's head is not ours to write to. @param {HTMLLinkElement | null} link */
  preload(link) {
    if (link && !this.#root.querySelector("link")) this.#root.append(link);
  }

  /** Reads what the static form says of itself. */
  read() {
    this.told = toldBy(this.form);
    if (this.told && !this.#figure) this.words = this.told;
  }

  /** Offers what the static form knows, in its place: the form keeps its own words of it for pages without a script. */
  seed() {
    const { form, told } = this;
    if (!form || !told || this.#figure) return;
    form.classList.add("ff-seeded");
    this.bar.fill(told.choosers, form.querySelector(".ff-invitation")?.textContent ?? null, form.lang);
  }

  /** Adds the live figure, unseen: the static form stands in its place until it has been painted. @param {HTMLElement} figure */
  add(figure) {
    figure.hidden = true;
    this.#figure = figure;
    this.#line.before(figure);
  }

  /** Shows the live figure in the place of the static form; true if that is new. */
  reveal() {
    if (!this.#figure?.hidden) return false;
    this.#swap(true);
    return true;
  }

  /** @param {boolean} live */
  #swap(live) {
    if (!this.#figure) return;
    this.#figure.hidden = !live;
    this.#slot.hidden = live;
    this.bar.element.classList.toggle("ff-over", !live);
  }

  /**
   * One quiet line beside what is shown; a live figure that has broken makes way for the static form.
   * @param {import("./errors.js").Failure} failure
   * @param {boolean} [keep] whether the live figure is whole
   */
  fail(failure, keep = false) {
    if (!keep) this.#swap(false);
    this.busy(false);
    this.#line.textContent = this.words.failed;
    this.#line.hidden = false;
    tell(failure);
    const detail = { kind: failure.kind, message: failure.message, who: failure.who };
    this.emit("figure-error", detail);
    // Its name until now, for one more version. As it bubbled, pages took it for an error of a script.
    this.emit("error", detail, false);
  }

  /** Says that something is on its way, and marks what is shown as not yet that. @param {boolean} busy */
  busy(busy) {
    for (const part of [this.form, this.#figure]) {
      if (busy) part?.setAttribute("aria-busy", "true");
      else part?.removeAttribute("aria-busy");
    }
    if (busy) {
      this.#line.textContent = this.words.loading;
      this.say(this.words.loading);
    }
    this.#line.hidden = !busy;
  }

  /** @param {string} text @param {number} [wait] in ms */
  say(text, wait) {
    this.#announcer.say(text, wait);
  }

  silence() {
    this.#announcer.silence();
  }

  /** @param {string} type @param {Record<string, string | null>} detail */
  emit(type, detail, bubbles = true) {
    this.element.dispatchEvent(new CustomEvent(type, { bubbles, composed: true, detail }));
  }
}
