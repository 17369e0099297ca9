// What a reader can choose: selects for long lists, radio buttons for short ones. All native, all named by the view.

import { make, setText } from "./dom.js";

/** @typedef {import("#wasm").Chooser} Choices */

/** A chooser as one string, without its value: it is rebuilt only when this changes, so that focus stays where it is. */
const shapeOf = (/** @type {Choices} */ { label, groups }) => JSON.stringify([label, groups]);

/** A native select with a label, for forces and offences. */
export class Picker {
  #shape = "";
  /** What is offered, once the list has been about to open. @type {Choices["groups"]} */
  #groups = [];
  #whole = false;
  label = make("span", { class: "ff-label" });
  select = make("select", { class: "ff-box" });

  /** @param {string} name the attribute that the choice sets */
  constructor(name) {
    this.select.name = name;
    // Forty-five options are a fifth of the nodes of a figure, and most readers never open the list. Any way to open it begins so.
    for (const type of ["pointerover", "pointerdown", "focus"]) this.select.addEventListener(type, () => this.#open());
  }

  /** @param {Choices} choices */
  fill(choices) {
    const shape = choices.groups === this.#groups ? this.#shape : shapeOf(choices);
    if (shape !== this.#shape) {
      this.#shape = shape;
      setText(this.label, choices.label);
      this.#groups = choices.groups;
      // Closed, it holds the chosen option alone, in the words of now.
      this.#offer(this.#whole ? this.#groups : []);
    }
    this.hold(choices.value);
  }

  /** @param {string} value */
  hold(value) {
    if (this.select.value === value) return;
    if (!this.#whole) this.#offer([{ label: null, choices: this.#groups.flatMap(({ choices }) => choices.filter((choice) => choice.value === value)) }]);
    this.select.value = value;
  }

  #open() {
    if (this.#whole || this.#groups.length === 0) return;
    this.#whole = true;
    const { value } = this.select;
    this.#offer(this.#groups);
    this.select.value = value;
  }

  /** @param {Choices["groups"]} groups */
  #offer(groups) {
    this.select.replaceChildren(
      ...groups.flatMap((group) => {
        const options = group.choices.map(({ value, label }) => make("option", { value }, label));
        return group.label === null ? options : [make("optgroup", { label: group.label }, ...options)];
      }),
    );
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
    this.hold(choices.value);
  }

  /** @param {string} value */
  hold(value) {
    for (const radio of this.#choices.querySelectorAll("input")) radio.checked = radio.value === value;
  }
}

/** Letters typed into a closed list choose on the way to what is meant: a choice counts when the keyboard has rested so long. Of a
 * key that was pressed longer ago, browsers would not believe that it moved what then moves. */
const REST_MS = 350;

/**
 * Calls `choose` with the attribute and value of each choice that a reader makes below `root`.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 * @param {(name: string, value: string, label: string) => void} choose
 */
export function whenChosen(root, signal, choose) {
  /** Whether the keys are at work in a list: Enter, another place and the pointer end that. */
  let typing = false;
  let timer = 0;
  /** @type {HTMLSelectElement | null} */
  let waiting = null;
  const flush = () => {
    clearTimeout(timer);
    const select = waiting;
    waiting = null;
    if (select) choose(select.name, select.value, select.selectedOptions[0]?.label ?? "");
  };
  const options = { signal, capture: true };
  root.addEventListener(
    "keydown",
    ({ target, key }) => {
      // WebKit takes the ring off a radio button that the arrow keys have chosen.
      root.classList.add("ff-keyed");
      typing = target instanceof HTMLSelectElement && key !== "Enter";
      if (!typing) flush();
    },
    options,
  );
  for (const type of ["pointerdown", "focusout"]) {
    root.addEventListener(
      type,
      () => {
        if (type === "pointerdown") root.classList.remove("ff-keyed");
        typing = false;
        flush();
      },
      options,
    );
  }
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  root.addEventListener(
    "change",
    ({ target }) => {
      if (target instanceof HTMLSelectElement) {
        waiting = target;
        clearTimeout(timer);
        if (typing) timer = setTimeout(flush, REST_MS);
        else flush();
      } else if (target instanceof HTMLInputElement && target.type === "radio") {
        choose(target.name, target.value, target.labels?.[0]?.textContent ?? "");
      }
    },
    { signal },
  );
}
