// The cursor on the chart: a hairline, a dot and a line of text, as elements above the canvas. Moving it repaints no canvas.

import { make, setText } from "./dom.js";

/** @typedef {import("#wasm").Stop} Stop */

export class Overlay {
  #line = make("i", { class: "ff-line" });
  #dot = make("i", { class: "ff-dot" });
  /** Above the canvas. */
  element = make("div", { class: "ff-overlay", "aria-hidden": "true" }, this.#line, this.#dot);
  /** On the top edge of the chart, always in the same place. A screen reader hears it from the range input. */
  readout = make("p", { class: "ff-readout", "aria-hidden": "true" });
  #host;

  /** @param {HTMLElement} host takes the class `ff-reading` while the cursor is shown */
  constructor(host) {
    this.#host = host;
  }

  /** @param {Stop} stop */
  place({ x, y, readout }) {
    // Set through CSSOM, which a strict style-src allows; a transform moves without layout.
    // Whole px: a hairline between two pixels would be two of them.
    this.#line.style.transform = `translateX(${Math.round(x)}px)`;
    this.#dot.style.transform = y === null ? "" : `translate(${x}px, ${y}px)`;
    // In a gap there is a date, and no value to point at.
    this.#dot.hidden = y === null;
    setText(this.readout, readout);
    this.#host.classList.add("ff-reading");
  }

  hide() {
    this.#host.classList.remove("ff-reading");
  }
}
