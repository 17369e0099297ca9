// The areas of the forces as a picture to point at. It has no keys of its own: the list beside it says every name, and whoever goes through
// that list sees each area marked.

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, string>} attributes */
function draw(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/**
 * @typedef {object} MapHeard
 * @property {(force: string, pressed: boolean) => void} looked the pointer is over an area, or a finger has pressed it
 * @property {(force: string) => void} chosen
 */

/** An area that is smaller than this part of the map's width has a disc to point at: the City of London. */
const SMALL = 1 / 60;

export class AreaMap {
  shown = false;
  /** @type {Map<string, Element>} */
  #areas = new Map();
  /** What is looked at. */
  #at = "";
  element;

  /** @param {import("#wasm-places").Outline} outline @param {MapHeard} heard */
  constructor({ width, height, areas }, heard) {
    this.element = draw("svg", { class: "ff-map", viewBox: `-2 -2 ${width + 4} ${height + 4}`, "aria-hidden": "true", focusable: "false" });
    for (const { force, path, x, y, span } of areas) {
      const area = draw("g", {});
      area.append(draw("path", { d: path }));
      if (span < width * SMALL) area.append(draw("circle", { cx: `${x}`, cy: `${y}`, r: `${width * SMALL}` }));
      this.#areas.set(force, area);
      this.element.append(area);
      area.addEventListener("pointermove", (event) => {
        if (/** @type {PointerEvent} */ (event).pointerType === "mouse" && this.#at !== force) heard.looked(force, false);
      });
      // A finger first learns the name of what it has pressed.
      area.addEventListener("click", () => (this.#at === force ? heard.chosen(force) : heard.looked(force, true)));
    }
  }

  /** Marks the area that is looked at. @param {string} force */
  look(force) {
    this.#mark("ff-looked", this.#at, force);
    this.#at = force;
  }

  /** Marks the area of the figures that are shown. @param {string} force */
  hold(force) {
    for (const [name, area] of this.#areas) area.classList.toggle("ff-held", name === force);
  }

  /** @param {string} mark @param {string} before @param {string} now */
  #mark(mark, before, now) {
    this.#areas.get(before)?.classList.remove(mark);
    const area = this.#areas.get(now);
    if (!area) return;
    area.classList.add(mark);
    // Its outline lies over its neighbours'.
    if (area.nextSibling) this.element.append(area);
  }
}
