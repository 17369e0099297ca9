// The controls: one bar above the figure, the same nodes from the first moment of the script to the last. Nothing that a reader has
// in use is ever replaced: neither when the static form gives way to the live one, nor when another force is shown.

import { isWelsh } from "./attributes.js";
import { Picker, Switch } from "./choosers.js";
import { make, setText } from "./dom.js";

/**
 * @typedef {Record<"force" | "offence" | "chart" | "measure", import("#wasm").Chooser> & { compare?: import("#wasm").Chooser }} Choosers
 *
 * @typedef {object} Told what a static form says of itself (src/html/element.rs)
 * @property {Choosers} choosers
 * @property {string} failed the quiet line when something has failed
 * @property {string} loading the quiet line while something is on its way
 */

/**
 * What a static form says of itself, or null: one of an earlier version says nothing, and a filter may have cut it.
 * @param {HTMLElement | null} figure
 * @returns {Told | null}
 */
export function toldBy(figure) {
  const [first, ...lines] = figure?.dataset.choices?.split("\n").map((line) => line.split("|")) ?? [];
  const [failed = "", loading = ""] = first ?? [];
  const choosers = /** @type {Choosers} */ ({});
  /** @type {import("#wasm").Chooser | undefined} */
  let chooser;
  for (const [name = "", text = "", label] of lines) {
    if (label !== undefined) chooser = choosers[/** @type {keyof Choosers} */ (name)] = { value: text, label, groups: [] };
    else if (name === "-") chooser?.groups.push({ label: text || null, choices: [] });
    else chooser?.groups.at(-1)?.choices.push({ value: name, label: text });
  }
  const { force, offence, chart, measure } = choosers;
  return force && offence && chart && measure ? { choosers, failed, loading } : null;
}

/** What the search is called, and after the colon what to type into it. Its other words come with its script (find-words.json). */
const FIND = ["Find your force: town, postcode or name", "Dod o hyd i'ch heddlu: tref, cod post neu enw"];

/** The bar; unseen until it is filled. */
export class Bar {
  #force = new Picker("force");
  #offence = new Picker("offence");
  #chart = new Switch("chart");
  #measure = new Switch("measure");
  #compare = new Picker("compare");
  #comparing = make("label", { class: "ff-offence", hidden: true }, this.#compare.label, make("span", { class: "ff-select" }, this.#compare.select));
  #invitation = make("span", { class: "ff-invitation" });
  #findLabel = make("span", { class: "ff-label" });
  /** The field of the search, which is a text field alone until its script comes. */
  find = make("input", { class: "ff-box", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off" });
  /** What holds the picker and the search. */
  where = make(
    "div",
    { class: "ff-where" },
    make(
      "label",
      { class: "ff-picker", part: "picker" },
      make("span", { class: "ff-asked" }, this.#force.label, " ", this.#invitation),
      make("span", { class: "ff-select" }, this.#force.select),
    ),
    make("label", { class: "ff-find", part: "find" }, this.#findLabel, this.find),
  );

  element = make(
    "div",
    { class: "ff ff-bar ff-over", hidden: true },
    this.where,
    make(
      "div",
      { class: "ff-controls", part: "controls" },
      make("label", { class: "ff-offence" }, this.#offence.label, make("span", { class: "ff-select" }, this.#offence.select)),
      this.#chart.element,
      this.#measure.element,
      this.#comparing,
    ),
  );

  /** What was filled in last. @type {[Choosers, string | null, string] | null} */
  #filled = null;

  /** @param {Choosers} choosers @param {string | null} invitation said while no force is chosen @param {string} lang */
  fill(choosers, invitation, lang) {
    this.#filled = [choosers, invitation, lang];
    const { force, offence, chart, measure, compare } = choosers;
    this.#force.fill(force);
    this.#offence.fill(offence);
    this.#chart.fill(chart);
    this.#measure.fill(measure);
    this.#comparing.hidden = !compare;
    if (compare) {
      // Those that are offered first, and behind them every force but the one that is shown; the total, in no group, is among the first.
      const others = force.groups.filter(({ label }) => label).map(({ label, choices }) => ({ label, choices: choices.filter(({ value }) => value !== force.value) }));
      this.#compare.fill({ ...compare, groups: [...compare.groups, ...others] });
    }
    setText(this.#invitation, invitation ?? "");
    const label = FIND[Number(isWelsh(lang))] ?? "";
    setText(this.#findLabel, label);
    this.find.placeholder = label.split(": ")[1] ?? "";
    this.element.hidden = false;
  }

  /** Offers what a view says: names of forces and offences stay where it has none. @param {import("#wasm").View} view */
  show({ force, offence, chart, measure, compare, invitation, query, lang }) {
    const shown = new URLSearchParams(query);
    const held = this.#filled?.[0];
    const of = (/** @type {"force" | "offence"} */ name, /** @type {import("#wasm").Chooser | undefined} */ chooser) => {
      const { label = "", groups = [] } = chooser ?? held?.[name] ?? {};
      return { label, groups, value: shown.get(name) ?? "" };
    };
    this.fill({ force: of("force", force), offence: of("offence", offence), chart, measure, compare }, invitation, lang);
  }

  /** Holds what is shown again, after a choice that cannot be. */
  restore() {
    if (this.#filled) this.fill(...this.#filled);
  }

  /** Holds the chart and the comparison that a reader waits for, beside what is still shown. @param {string} chart @param {string | null} compare */
  await(chart, compare) {
    this.#chart.hold(chart);
    if (compare) this.#compare.hold(compare);
  }
}
