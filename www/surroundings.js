// What every figure of a page wants to hear of: one listener each on the page, however many figures there are.

import { faces } from "./theme.js";

/**
 * @typedef {object} Hearer
 * @property {() => void} restyle colours or fonts may have changed
 * @property {() => void} repaint the screen has another pixel ratio
 * @property {(printing: boolean) => void} print begins, or is over
 * @property {() => void} dismiss the reader has pressed Escape
 */

/** @type {Set<Hearer>} */
const hearers = new Set();
let listening = new AbortController();

/**
 * Tells `hearer` until `signal` ends it.
 * @param {Hearer} hearer
 * @param {AbortSignal} signal
 */
export function hear(hearer, signal) {
  if (hearers.size === 0) listen((listening = new AbortController()).signal);
  hearers.add(hearer);
  signal.addEventListener(
    "abort",
    () => {
      hearers.delete(hearer);
      if (hearers.size === 0) listening.abort();
    },
    { once: true },
  );
}

/** @param {(hearer: Hearer) => void} what */
const tell = (what) => [...hearers].forEach(what);

/** @param {AbortSignal} signal */
function listen(signal) {
  const options = { signal };
  const restyle = () => tell((hearer) => hearer.restyle());
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]) {
    matchMedia(query).addEventListener("change", restyle, options);
  }
  // Labels are laid out for whatever font there is; a page's own font may come later.
  document.fonts?.addEventListener(
    "loadingdone",
    () => {
      faces.clear();
      restyle();
    },
    options,
  );
  addEventListener("beforeprint", () => tell((hearer) => hearer.print(true)), options);
  addEventListener("afterprint", () => tell((hearer) => hearer.print(false)), options);
  // On the document, because a hovering pointer gives a chart no focus; Escape must dismiss without moving it (WCAG 1.4.13).
  document.addEventListener("keydown", ({ key }) => key === "Escape" && tell((hearer) => hearer.dismiss()), options);
  watchPixelRatio(signal);
}

/** Tells when the window moves to a finer screen, or the page is zoomed. @param {AbortSignal} signal */
function watchPixelRatio(signal) {
  if (signal.aborted) return;
  const changed = () => {
    tell((hearer) => hearer.repaint());
    watchPixelRatio(signal);
  };
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", changed, { signal, once: true });
}
