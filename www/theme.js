// The colours of the canvas are those of the stylesheet, as the page has resolved them: custom properties, dark mode, forced
// colours. One unseen element wears them all, one in each of its colour properties.

import { make } from "./dom.js";

/** Colour property of `.ff-swatch` (force-figures.css) -> name in the palette of the wasm. */
const WORN = /** @type {const} */ ({
  color: "ink",
  borderTopColor: "muted",
  borderRightColor: "hairline",
  borderBottomColor: "force",
  borderLeftColor: "comparison",
  backgroundColor: "paper",
  outlineColor: "bar",
  columnRuleColor: "barChosen",
  fill: "baseline",
  stroke: "change",
  floodColor: "hatch",
});

/** The element that wears the colours. */
export const makeSwatch = () => make("i", { class: "ff-swatch", "aria-hidden": "true" });

/**
 * The palette that the page gives to an element, as `#rrggbb`.
 * @param {HTMLElement} swatch
 */
export function paletteOf(swatch) {
  const style = getComputedStyle(swatch);
  /** @type {Record<string, string>} */
  const palette = {};
  for (const [property, name] of Object.entries(WORN)) {
    palette[name] = hex(style[/** @type {keyof typeof WORN} */ (property)]);
  }
  return palette;
}

/**
 * Calls `changed` when the colours may have: with the system's settings, and when the page itself changes them.
 * @param {HTMLElement} swatch
 * @param {AbortSignal} signal
 * @param {() => void} changed
 */
export function whenThemed(swatch, signal, changed) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]) {
    matchMedia(query).addEventListener("change", changed, { signal });
  }
  // The swatch has a transition of a millisecond: its end tells of a class or a property that the page has switched.
  swatch.addEventListener("transitionend", changed, { signal });
}

/** `rgb(11, 92, 138)` or any other CSS colour -> `#0b5c8a`. @param {string} colour */
function hex(colour) {
  const [red, green, blue] = /^rgba?\(\d/.test(colour) ? (colour.match(/[\d.]+/g) ?? []).map(Number) : pixel(colour);
  return `#${[red, green, blue].map((part = 0) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** A colour in a newer notation, such as oklch(): the browser converts it. @param {string} colour */
function pixel(colour) {
  const context = make("canvas", { width: 1, height: 1 }).getContext("2d");
  if (!context) return [];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}
