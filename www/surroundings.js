// What every figure of a page wants to hear of: one listener each on the page, however many figures there are. They stay when the
// last figure has gone, and then tell nobody.

import { faces } from "./theme.js";

/** @type {Set<(event: Event) => void>} */
const hearers = new Set();

/** @param {Event} event */
const tell = (event) => [...hearers].forEach((hear) => hear(event));

/**
 * Tells `hearer` until `signal` ends it: of the system's colours, the page's fonts, the screen's pixel ratio, printing, and the
 * keys that a reader presses.
 * @param {(event: Event) => void} hearer
 * @param {AbortSignal} signal
 */
export function hear(hearer, signal) {
  listen?.();
  listen = null;
  hearers.add(hearer);
  signal.addEventListener("abort", () => hearers.delete(hearer), { once: true });
}

/** Once a page. @type {(() => void) | null} */
let listen = () => {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]) {
    matchMedia(query).addEventListener("change", tell);
  }
  watchPixelRatio();
  // Labels are laid out for whatever font there is; a page's own font may come later.
  document.fonts?.addEventListener("loadingdone", (event) => {
    faces.clear();
    tell(event);
  });
  for (const type of ["beforeprint", "afterprint"]) addEventListener(type, tell);
  // On the document, because a hovering pointer gives a chart no focus; Escape must dismiss without moving it (WCAG 1.4.13).
  document.addEventListener("keydown", tell);
};

/** Hears of a window that moves to a finer screen, and of a page that is zoomed. */
function watchPixelRatio() {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
    "change",
    (event) => {
      tell(event);
      watchPixelRatio();
    },
    { once: true },
  );
}
