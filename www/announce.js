// What a screen reader is told without moving its focus: one persistent live region.

import { make } from "./dom.js";

/** Long enough that arrowing through the picker's forces announces the last one alone. */
const QUIET_MS = 500;

/** The element's one status region. */
export class Announcer {
  #timer = 0;
  /** Never recreated: a region that is new when its text comes is not read out. */
  region = make("p", { class: "ff-unseen", role: "status" });

  /** @param {string} text @param {number} [wait] in ms */
  say(text, wait = QUIET_MS) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.region.textContent = text;
    }, wait);
  }

  silence() {
    clearTimeout(this.#timer);
  }
}
