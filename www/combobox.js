// A text field with a list of what it can mean, as the ARIA Authoring Practices describe a combobox: the focus stays in the field, the
// arrow keys go through the list, and nothing is chosen before Enter or a press on an option.

import { make } from "./dom.js";

/**
 * What an option is.
 * @typedef {object} Option
 * @property {string} value
 * @property {string} name
 * @property {string} detail said after the name
 *
 * What happens to the list.
 * @typedef {object} Heard
 * @property {(option: Option) => void} chosen
 * @property {(option: Option | null) => void} moved another option is looked at, or none
 * @property {() => boolean} closed one step back by Escape; whether there was anything to do
 */

/** The list of a combobox, and the keys of its field. */
export class Combobox {
  #field;
  #heard;
  /** @type {Option[]} */
  #options = [];
  /** Place of the option that is looked at; -1 for none. */
  #at = -1;
  list = make("ul", { class: "ff-options", id: "ff-options", role: "listbox", hidden: true });

  /** @param {HTMLInputElement} field @param {Heard} heard */
  constructor(field, heard) {
    this.#field = field;
    this.#heard = heard;
    field.addEventListener("keydown", (event) => this.#press(event));
    this.list.addEventListener("click", ({ target }) => {
      const option = this.#options[[...this.list.children].indexOf(/** @type {Element} */ (target).closest("li") ?? this.list)];
      if (option) heard.chosen(option);
    });
  }

  /** Offers options, of which none is looked at; without any the list is closed. @param {Option[]} options @param {string} label */
  offer(options, label) {
    this.#options = options;
    this.#field.setAttribute("aria-controls", this.list.id);
    this.#field.setAttribute("aria-expanded", String(options.length > 0));
    this.list.setAttribute("aria-label", label);
    this.list.hidden = options.length === 0;
    this.list.replaceChildren(
      ...options.map(({ name, detail }, at) => {
        const place = { role: "option", id: `ff-option-${at}`, "aria-selected": "false", "aria-posinset": at + 1, "aria-setsize": options.length };
        const more = detail ? [make("span", { class: "ff-detail" }, detail)] : [];
        return make("li", place, make("span", {}, name), ...more);
      }),
    );
    this.#look(-1);
  }

  /** Looks at the option of a value. @param {string} value */
  show(value) {
    this.#look(this.#options.findIndex((option) => option.value === value));
  }

  /** @param {number} at */
  #look(at) {
    const { children } = this.list;
    children[this.#at]?.setAttribute("aria-selected", "false");
    this.#at = at;
    const option = children[at];
    if (option) {
      option.setAttribute("aria-selected", "true");
      this.#field.setAttribute("aria-activedescendant", option.id);
      // The list alone: the page stays where it is.
      const { top, bottom } = this.list.getBoundingClientRect();
      const box = option.getBoundingClientRect();
      this.list.scrollTop += Math.min(0, box.top - top) + Math.max(0, box.bottom - bottom);
    } else this.#field.removeAttribute("aria-activedescendant");
    this.#heard.moved(this.#options[at] ?? null);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key } = event;
    const { length } = this.#options;
    // What an input method is still putting together is its own.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step && length) {
      // Past either end it is at none, and the reader in the field.
      const places = length + 1;
      this.#look(((this.#at + 1 + step + places) % places) - 1);
    } else if (key === "Enter" && length) {
      const option = this.#options[this.#at];
      // Typing alone chooses nothing: the first press shows what the second one will choose.
      if (option) this.#heard.chosen(option);
      else this.#look(0);
    } else if (key !== "Escape" || !this.#heard.closed()) return;
    event.preventDefault();
  }
}
