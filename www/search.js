// The panel under the field of the search: what the text can mean, and the other ways to say where one is.

import { Combobox } from "./combobox.js";
import { make, setText } from "./dom.js";
import { boundaries } from "./places.js";
import { AreaMap } from "./map.js";

/** @typedef {import("./combobox.js").Option} Option */
/** @typedef {import("#wasm-places").Match} Match */

const STYLES = new URL("./force-figures-find.css", import.meta.url).href;

/** How long the keys must rest before matches are said: VoiceOver would say the key over them. */
const REST_MS = 1000;

/** A position that took longer to find would be waited for in vain. */
const LOCATING_MS = 10_000;

/** The panel of one element's search. */
export class Search {
  #finder;
  #host;
  #field;
  #note = make("p", { class: "ff-note", hidden: true });
  #atlas = make("div", { class: "ff-atlas", hidden: true });
  #hint = make("span", { id: "ff-hint", hidden: true });
  #here = make("button", { type: "button", class: "ff-way" });
  #chart = make("button", { type: "button", class: "ff-way", "aria-expanded": "false" });
  #keep = make("input", { type: "checkbox" });
  #keepLabel = make("span");
  #credit = make("p", { class: "ff-credit" });
  #box;
  #panel;
  /** @type {AreaMap | null} */
  #map = null;
  /** @type {CSSStyleSheet} */
  #styles = new CSSStyleSheet();
  /** What was last said, or is about to be. */
  #said = "";
  /** Whether the reader has heard how to use this. */
  #explained = false;
  /** Whether the focus comes back from the panel. */
  #still = false;

  /** Matches that the page has asked about, and that only the reader can choose from. @type {Match[]} */
  open = [];

  /** @param {import("./finder.js").Finder} finder */
  constructor(finder) {
    this.#finder = finder;
    this.#host = finder.host;
    const { bar } = this.#host.shell;
    const field = (this.#field = bar.find);
    this.#box = new Combobox(field, {
      chosen: ({ value }) => this.#choose(value),
      moved: (option) => this.#map?.look(option?.value ?? ""),
      closed: () => this.#back(),
    });
    const keep = make("label", { class: "ff-keep", hidden: !this.#host.element.hasAttribute("remember") }, this.#keep, this.#keepLabel);
    this.#panel = make(
      "div",
      { class: "ff-found", part: "found", hidden: true },
      ...[this.#hint, this.#note, this.#atlas, this.#box.list],
      make("div", { class: "ff-ways" }, this.#here, this.#chart),
      keep,
      this.#credit,
    );
    bar.where.append(this.#panel);
    field.setAttribute("aria-describedby", this.#hint.id);
    field.spellcheck = false;
    this.#listen(bar.where);
  }

  /** @param {HTMLElement} where */
  #listen(where) {
    const field = this.#field;
    // What is pressed here does not take the focus from the field: a phone's keyboard stays as it is.
    this.#panel.addEventListener("mousedown", (event) => event.preventDefault());
    this.#here.addEventListener("click", () => this.#locate());
    this.#chart.addEventListener("click", () => void this.#turnMap());
    this.#keep.addEventListener("change", () => this.#finder.keep(this.#keep.checked));
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#back();
      this.#return();
    });
    where.addEventListener("focusout", ({ relatedTarget }) => {
      // A browser that asks its reader something has taken the focus from the page.
      if (relatedTarget ? !this.#panel.contains(/** @type {Node} */ (relatedTarget)) && relatedTarget !== field : document.hasFocus()) this.#close();
    });
  }

  /** After a choice the field is out of the way until the reader comes back to it. */
  #resume() {
    this.#field.inputMode = "";
    this.#host.shell.bar.where.classList.remove("ff-chosen");
  }

  /** One step back: the panel first, then what was typed. Whether there was anything to do. */
  #back() {
    const { hidden } = this.#panel;
    const typed = this.#field.value !== "";
    if (hidden) this.#field.value = "";
    else this.#close();
    return !hidden || typed;
  }

  /** Gives the focus back to the field, which stays closed. */
  #return() {
    this.#still = true;
    this.#field.focus();
    this.#still = false;
  }

  async #show() {
    const { shell, files } = this.#host;
    const { words } = this.#finder;
    this.#resume();
    if (!this.#panel.hidden) return;
    setText(this.#hint, words.hint ?? "");
    setText(this.#here, words.here ?? "");
    setText(this.#chart, (this.#map?.shown ? words.unmap : words.map) ?? "");
    setText(this.#keepLabel, words.remember ?? "");
    setText(this.#credit, `${words.names} ${words.areas}`);
    this.#here.hidden = !navigator.geolocation || !isSecureContext;
    this.#keep.checked = this.#finder.remembers;
    const root = /** @type {ShadowRoot} */ (this.#panel.getRootNode());
    const text = new TextDecoder().decode(await files.bytesOf(STYLES, "", "data"));
    // Another document has taken off the sheet of the one before.
    if (!root.adoptedStyleSheets.includes(this.#styles)) {
      this.#styles = new (root.ownerDocument.defaultView ?? window).CSSStyleSheet();
      this.#styles.replaceSync(text);
      root.adoptedStyleSheets.push(this.#styles);
    }
    // A reader may have gone on since.
    if (!shell.bar.where.matches(":focus-within")) return;
    this.#panel.hidden = false;
    shell.bar.where.classList.add("ff-finding");
  }

  #close() {
    this.#panel.hidden = true;
    this.#host.shell.bar.where.classList.remove("ff-finding");
    this.#box.offer([], "");
    // Nothing more is said of what is closed; of anything else there may be.
    if (this.#said) this.#host.shell.silence();
    this.#tell("");
  }

  /** Says, in the panel, and aloud when the keys rest. @param {string} note @param {string} [aloud] */
  #tell(note, aloud = note) {
    const { shell } = this.#host;
    setText(this.#note, note);
    this.#note.hidden = !note;
    this.#said = aloud;
    // The same words twice would not be heard twice.
    const heard = /** @type {ShadowRoot} */ (this.#panel.getRootNode()).querySelector("[role=status]")?.textContent;
    if (aloud) shell.say(aloud === heard ? `${aloud}\u00a0` : aloud, REST_MS);
  }

  /** What has happened in the field. Whoever only passes by is told how it is used, and finds nothing open. @param {string} type of the event */
  async meet(type) {
    if (this.#still || (type === "click" && !this.#panel.hidden)) return;
    if (type !== "focus" || this.#field.value || this.open.length) return this.answer();
    setText(this.#hint, this.#finder.words.hint ?? "");
    this.#explain();
    await this.#finder.find("");
  }

  /** Says how the field is used, once. */
  #explain() {
    if (!this.#explained) this.#tell("", this.#finder.words.hint);
    this.#explained = true;
  }

  /** Answers what stands in the field. */
  async answer() {
    const { words } = this.#finder;
    const text = this.#field.value.trim();
    try {
      await this.#show();
      const found = await this.#finder.find(text);
      const { matches, statement } = text ? found : { matches: this.open, statement: null };
      // A newer text has its own answer.
      if (this.#panel.hidden || this.#field.value.trim() !== text) return;
      const offered = this.#offered();
      const options = matches.filter(({ force }) => offered.has(force)).map((match) => this.#option(match));
      const one = options.every(({ name }) => name === options[0]?.name) && !matches.some(({ certain }) => certain);
      const note = statement || (options.length > 1 && one ? words.which : "") || "";
      if (!text && !options.length) return this.#rest();
      this.#box.offer(options, words.matches ?? "");
      const count = (options.length === 1 ? words.one : words.many?.replace("{n}", String(options.length))) ?? "";
      this.#tell(note, [note, options.length ? count : ""].filter(Boolean).join(" "));
    } catch (error) {
      this.#tell(this.#host.shell.words.failed);
      throw error;
    }
  }

  /** With nothing typed: every force beside the map, and how to begin where there is none. */
  #rest() {
    const { words } = this.#finder;
    const shown = this.#finder.force;
    const all = this.#map?.shown ? [...this.#offered()] : [];
    this.#box.offer(all.map(([value, name]) => ({ value, name, detail: value === shown ? words.shown ?? "" : "" })), words.all ?? "");
    this.#tell("");
    this.#explain();
  }

  /** Names of the forces that the list offers. */
  #offered() {
    const list = this.#list;
    list.dispatchEvent(new Event("pointerover"));
    return new Map([...list.options].map(({ value, label }) => [value, label]));
  }

  get #list() {
    return /** @type {HTMLSelectElement} */ (this.#host.shell.bar.element.querySelector("select"));
  }

  /** @param {Match} match @returns {Option} */
  #option({ force, name, detail, approximate }) {
    return { value: force, name, detail: [detail, approximate && this.#finder.words.border].filter(Boolean).join(", ") };
  }

  /** Chooses in the list, as the reader would have done there. @param {string} force */
  #choose(force) {
    const { bar } = this.#host.shell;
    const list = this.#list;
    this.open = [];
    this.#field.value = "";
    this.#close();
    // The field keeps the focus, but neither the keyboard of a phone nor the place of the list.
    this.#field.inputMode = "none";
    this.#return();
    bar.where.classList.add("ff-chosen");
    list.value = force;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Asks the browser where the reader is, once. The position goes into the wasm, and nowhere else. */
  #locate() {
    const { words } = this.#finder;
    this.#tell(words.loading ?? "");
    const asked = new Promise((found, failed) => {
      navigator.geolocation.getCurrentPosition(found, failed, { timeout: LOCATING_MS });
    });
    Promise.all([boundaries(this.#host.files), asked]).then(
      ([areas, { coords }]) => this.#place(JSON.parse(areas.locate(coords.latitude, coords.longitude))),
      async (error) => {
        await this.#show();
        this.#box.offer([], "");
        this.#tell((error?.code === 1 ? words.denied : words.lost) ?? "");
      },
    );
  }

  /** @param {import("#wasm-places").Located} located */
  async #place({ force, approximate, others }) {
    const { words } = this.#finder;
    const offered = this.#offered();
    const forces = [force, ...others].filter((one) => one !== null && offered.has(one));
    if (forces.length === 1 && !approximate) return this.#choose(/** @type {string} */ (force));
    await this.#show();
    this.#box.offer(forces.map((one) => ({ value: one ?? "", name: offered.get(one ?? "") ?? "", detail: "" })), words.matches ?? "");
    this.#tell((forces.length ? words.near : words.outside) ?? "");
    this.#return();
  }

  /** Opens the map, with every force in the list beside it; or closes it. */
  async #turnMap() {
    const { words } = this.#finder;
    const { files } = this.#host;
    if (!this.#map) {
      this.#tell(words.loading ?? "");
      try {
        const areas = await boundaries(files);
        this.#map = new AreaMap(JSON.parse(areas.outline()), {
          looked: (force, pressed) => {
            this.#box.show(force);
            this.#tell(pressed ? `${this.#offered().get(force)}. ${words.tap}` : "");
          },
          chosen: (force) => this.#choose(force),
        });
        this.#atlas.append(this.#map.element);
      } catch {
        return this.#tell(this.#host.shell.words.failed);
      }
    }
    const map = this.#map;
    map.shown = !map.shown;
    map.hold(this.#finder.force);
    this.#atlas.hidden = !map.shown;
    this.#panel.classList.toggle("ff-wide-open", map.shown);
    this.#chart.setAttribute("aria-expanded", String(map.shown));
    setText(this.#chart, (map.shown ? words.unmap : words.map) ?? "");
    this.#return();
    await this.answer();
  }

  /** @param {boolean} remembers */
  remembered(remembers) {
    this.#keep.checked = remembers;
  }
}
