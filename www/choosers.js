// What a reader can choose: selects for long lists, radio buttons for short ones. All native, all named by the view.

import { make, setText } from "./dom.js";

/** @typedef {import("#wasm").Chooser} Choices */

/** A chooser as one string, without its value: it is rebuilt only when this changes, so that focus stays where it is. */
const shapeOf = (/** @type {Choices} */ { label, groups }) => JSON.stringify([label, groups]);

/** A native select with a label, for forces and offences. */
export class Picker {
  #shape = "";
  label = make("span", { class: "ff-label" });
  select = make("select", { class: "ff-box" });

  /** @param {string} name the attribute that the choice sets */
  constructor(name) {
    this.select.name = name;
  }

  /** @param {Choices} choices */
  fill(choices) {
    const shape = shapeOf(choices);
    if (shape !== this.#shape) {
      this.#shape = shape;
      setText(this.label, choices.label);
      this.select.replaceChildren(
        ...choices.groups.flatMap((group) => {
          const options = group.choices.map(({ value, label }) => make("option", { value }, label));
          return group.label === null ? options : [make("optgroup", { label: group.label }, ...options)];
        }),
      );
    }
    this.select.value = choices.value;
  }
}

/** Radio buttons that read as words, the chosen one underlined. */
export class Switch {
  #shape = "";
  #name;
  #legend = make("legend", { class: "ff-unseen" });
  #choices = make("span", { class: "ff-choices" });
  element;

  /** @param {string} name the attribute that the choice sets */
  constructor(name) {
    this.#name = name;
    this.element = make("fieldset", { class: "ff-switch" }, this.#legend, this.#choices);
  }

  /** @param {Choices} choices */
  fill(choices) {
    const shape = shapeOf(choices);
    if (shape !== this.#shape) {
      this.#shape = shape;
      setText(this.#legend, choices.label);
      this.#choices.replaceChildren(
        ...choices.groups.flatMap((group) => group.choices).map(({ value, label }) =>
          make(
            "label",
            { class: "ff-choice" },
            make("input", { type: "radio", class: "ff-radio", name: this.#name, value }),
            make("span", { class: "ff-word", "data-word": label }, label),
          ),
        ),
      );
    }
    for (const radio of this.#choices.querySelectorAll("input")) radio.checked = radio.value === choices.value;
  }
}

/**
 * Calls `choose` with the attribute and value of each choice that a reader makes below `root`.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 * @param {(name: string, value: string, label: string) => void} choose
 */
export function whenChosen(root, signal, choose) {
  root.addEventListener(
    "change",
    ({ target }) => {
      if (target instanceof HTMLSelectElement) {
        choose(target.name, target.value, target.selectedOptions[0]?.label ?? "");
      } else if (target instanceof HTMLInputElement && target.type === "radio") {
        choose(target.name, target.value, target.labels?.[0]?.textContent ?? "");
      }
    },
    { signal },
  );
}
