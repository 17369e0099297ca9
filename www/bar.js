// The controls: one bar above the figure, the same nodes from the first moment of the script to the last. Nothing that a reader has
// in use is ever replaced: neither when the static form gives way to the live one, nor when another force is shown.

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

/** The bar; unseen until it is filled. */
export class Bar {
  #force = new Picker("force");
  #offence = new Picker("offence");
  #chart = new Switch("chart");
  #measure = new Switch("measure");
  #compare = new Picker("compare");
  #comparing = make("label", { class: "ff-offence", hidden: true }, this.#compare.label, make("span", { class: "ff-select" }, this.#compare.select));
  #invitation = make("span", { class: "ff-invitation" });

  element = make(
    "div",
    { class: "ff ff-bar ff-over", hidden: true },
    make(
      "label",
      { class: "ff-picker", part: "picker" },
      make("span", { class: "ff-asked" }, this.#force.label, " ", this.#invitation),
      make("span", { class: "ff-select" }, this.#force.select),
    ),
    make(
      "div",
      { class: "ff-controls", part: "controls" },
      make("label", { class: "ff-offence" }, this.#offence.label, make("span", { class: "ff-select" }, this.#offence.select)),
      this.#chart.element,
      this.#measure.element,
      this.#comparing,
    ),
  );

  /** What was filled in last. @type {[Choosers, string | null] | null} */
  #filled = null;

  /** @param {Choosers} choosers @param {string | null} invitation said while no force is chosen */
  fill(choosers, invitation) {
    this.#filled = [choosers, invitation];
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
    this.element.hidden = false;
  }

  /** Offers what a view says: names of forces and offences stay where it has none. @param {import("#wasm").View} view */
  show({ force, offence, chart, measure, compare, invitation, query }) {
    const shown = new URLSearchParams(query);
    const held = this.#filled?.[0];
    const of = (/** @type {"force" | "offence"} */ name, /** @type {import("#wasm").Chooser | undefined} */ chooser) => {
      const { label = "", groups = [] } = chooser ?? held?.[name] ?? {};
      return { label, groups, value: shown.get(name) ?? "" };
    };
    this.fill({ force: of("force", force), offence: of("offence", offence), chart, measure, compare }, invitation);
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
