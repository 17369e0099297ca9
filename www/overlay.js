// The cursor on the chart: a hairline and a dot, or a band, and a line of text, as elements above the canvas. Moving it repaints no canvas.

import { make, setText } from "./dom.js";

export class Overlay {
  #line = make("i", { class: "ff-line" });
  #dot = make("i", { class: "ff-dot" });
  /** On the top edge of the chart, always in the same place. A screen reader hears it from the range input. */
  #readout = make("p", { class: "ff-readout", "aria-hidden": "true" });
  #host;

  /**
   * @param {HTMLElement} host takes the class `ff-reading` while the cursor is shown
   * @param {HTMLElement} caption holds the line of text
   * @param {HTMLElement} graphic is pointed at
   */
  constructor(host, caption, graphic) {
    this.#host = host;
    caption.append(this.#readout);
    graphic.after(make("div", { class: "ff-overlay", "aria-hidden": "true" }, this.#line, this.#dot));
  }

  /**
   * Points at a place: with a hairline and a dot on a line, with a band over a bar, which needs no dot on its edge. The part of a
   * bar has its band no lower than the bar.
   * @param {number[]} place x, y (NaN in a gap), width, and where its bar ends below (NaN without one), in CSS px
   * @param {string} readout
   * @param {"dot" | "band" | "part"} pointer
   */
  place([x = 0, y = NaN, width = 0, foot = NaN], readout, pointer) {
    const band = pointer !== "dot";
    // Set through CSSOM, which a strict style-src allows; a transform moves without layout. Whole px: a hairline between two
    // pixels would be two of them.
    this.#line.style.blockSize = pointer === "part" && foot ? `${foot}px` : "";
    this.#line.style.inlineSize = band ? `${width}px` : "";
    this.#line.style.transform = `translateX(${Math.round(band ? x - width / 2 : x)}px)`;
    this.#line.classList.toggle("ff-band", band);
    // In a gap there is a date, and no value to point at.
    this.#dot.hidden = band || isNaN(y);
    if (!isNaN(y)) this.#dot.style.transform = `translate(${x}px, ${y}px)`;
    setText(this.#readout, readout);
    this.#host.classList.add("ff-reading");
  }

  hide() {
    this.#host.classList.remove("ff-reading");
  }
}
