// Pointer, touch and keyboard, as intentions: look here, pin it, leave. Scrolling always wins over reading.

/**
 * @typedef {object} Cursor what input does to the cursor
 * @property {(x: number) => void} look shows the stop nearest to `x`
 * @property {() => void} rest shows the pinned stop again, or nothing
 * @property {(x: number) => void} pin keeps the stop nearest to `x` shown, or lets go of it
 * @property {(index: number) => void} step shows the stop `index`
 * @property {() => boolean} isPinned
 */

/**
 * @param {HTMLElement} plot
 * @param {HTMLInputElement} range
 * @param {AbortSignal} signal
 * @param {Cursor} cursor
 */
export function listen(plot, range, signal, cursor) {
  const options = { signal, passive: true };
  /** Inside the plot, in its own CSS px: a page may zoom or scale it. @param {PointerEvent} event */
  const x = (event) => {
    const { left, width } = plot.getBoundingClientRect();
    return ((event.clientX - left) * plot.clientWidth) / width;
  };
  const rest = () => cursor.rest();

  // Nothing here calls preventDefault: with `touch-action: pan-y` a vertical swipe scrolls the page, and ends in pointercancel.
  plot.addEventListener(
    "pointermove",
    (event) => {
      // A mouse that only passes by does not take a pinned cursor along; a finger that drags means to.
      if (event.pointerType !== "mouse" || !cursor.isPinned()) cursor.look(x(event));
    },
    options,
  );
  plot.addEventListener(
    "pointerup",
    (event) => {
      if (event.button === 0) cursor.pin(x(event));
    },
    options,
  );
  plot.addEventListener("pointercancel", rest, options);
  plot.addEventListener("pointerleave", rest, options);

  const step = () => cursor.step(range.valueAsNumber);
  range.addEventListener("focus", step, options);
  range.addEventListener("input", step, options);
  range.addEventListener("blur", rest, options);
}
