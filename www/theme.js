// Colours and font of the canvas are those of the stylesheet, as the page has resolved them: custom properties, dark mode, forced
// colours. One unseen element wears them all, one colour in each of its colour properties.

import { make } from "./dom.js";

/** Colour properties of `.ff-swatch` (force-figures.css), in the order of the roles of the wasm (src/chart/scene.rs). */
const WORN = /** @type {const} */ ([
  "color",
  "borderTopColor",
  "borderRightColor",
  "fill",
  "stroke",
  "floodColor",
  "borderBottomColor",
  "borderLeftColor",
  "outlineColor",
  "columnRuleColor",
  "backgroundColor",
]);

/** Characters whose widths a layout needs (src/web/canvas.rs): from space to tilde, quote, dash and minus. */
const GLYPHS = [...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)), "\u2019", "\u2013", "\u2212"];

/** Letters are not equally wide at every size: this is the one at which the canvas draws most of them. */
const SIZE = 96;

/** Font family -> advances of the glyphs, as the wasm takes them. @type {Map<string, Uint8Array>} */
export const faces = new Map();

/** The element that wears the colours. */
export const makeSwatch = () => make("i", { class: "ff-swatch", "aria-hidden": "true" });

/**
 * Font family and colours that the page gives to an element, a line each; colours in any notation of CSS, translucent ones too.
 * @param {HTMLElement} swatch
 */
export function lookOf(swatch) {
  const style = getComputedStyle(swatch);
  return [style.fontFamily, ...WORN.map((property) => style[property])].join("\n");
}

/**
 * The advances of the font of a look, measured once a page: regular and then semibold, in thousandths of the font's size.
 * @param {string} look
 * @param {HTMLCanvasElement} [canvas] measures where nobody has; without one they stay unknown
 */
export function widthsOf(look, canvas) {
  const [font = ""] = look.split("\n", 1);
  const known = faces.get(font);
  const context = known ? null : canvas?.getContext("2d");
  if (!context) return known;
  const widths = [400, 600].flatMap((weight) => {
    context.font = `${weight} ${SIZE}px ${font}`;
    return GLYPHS.map((glyph) => Math.round((context.measureText(glyph).width * 1000) / SIZE));
  });
  const bytes = Uint8Array.from(widths.flatMap((width) => [width & 255, width >> 8]));
  faces.set(font, bytes);
  return bytes;
}
