// When a figure comes to life: on a reader's first touch, when they are near, or at once; and what may be fetched ahead of them.

import { whenNear } from "./near.js";

/** What a reader does before anything of the figure is needed. */
const TOUCHES = ["pointerover", "pointerdown", "focusin", "keydown"];

/** Connections on which a page that is only read should cost nothing more. */
const SLOW = ["slow-2g", "2g", "3g"];

/**
 * Calls `wanted` with the first sign that a reader wants something of the element.
 * @param {Element} element
 * @param {AbortSignal} signal
 * @param {() => void} wanted
 */
export function whenTouched(element, signal, wanted) {
  const first = new AbortController();
  const touched = () => {
    first.abort();
    wanted();
  };
  // Passive, and before anybody can stop it: the touch goes on to whatever it was meant for.
  for (const type of TOUCHES) {
    element.addEventListener(type, touched, { capture: true, passive: true, signal: AbortSignal.any?.([signal, first.signal]) ?? signal, once: true });
  }
}

/**
 * Calls `fetchAhead` when nothing would suffer from it: the page has loaded, the machine is idle, the reader is within a screen of the
 * element and does not save data.
 * @param {Element} element
 * @param {AbortSignal} signal
 * @param {() => void} fetchAhead
 */
export function whenIdle(element, signal, fetchAhead) {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (navigator);
  if (connection?.saveData || SLOW.includes(connection?.effectiveType ?? "") || matchMedia("(prefers-reduced-data: reduce)").matches) return;
  const idle = () => {
    if (signal.aborted) return;
    whenNear(element, signal, () => {
      const run = () => signal.aborted || fetchAhead();
      // Safari has none.
      if ("requestIdleCallback" in globalThis) requestIdleCallback(run);
      else setTimeout(run, 200);
    });
  };
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true, signal });
}

/**
 * Where a reader's pointer is, and whether they have tapped: kept until there is a chart that can answer.
 * @typedef {{ x: number, y: number, tapped: boolean }} Reach
 */

/**
 * Follows the pointer over the static form, and on, where a touch that began there goes on after the form has made way.
 * @param {HTMLElement} element
 * @param {AbortSignal} signal
 * @param {(reach: Reach | null) => void} reached
 */
export function whenReached(element, signal, reached) {
  const options = { signal, passive: true };
  for (const type of /** @type {const} */ (["pointerover", "pointermove", "click"])) {
    element.addEventListener(
      type,
      ({ target, clientX: x, clientY: y }) => {
        // What is in the shadow tree has listeners of its own.
        if (target !== element) reached({ x, y, tapped: type === "click" });
      },
      options,
    );
  }
  element.addEventListener("pointerleave", () => reached(null), options);
}
