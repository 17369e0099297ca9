// What a chart is drawn in, read back from its pixels.

/**
 * Runs in the page: every colour that the live canvas of an element, or a picture, has in full.
 * @param {Element} element
 */
export function painted(element) {
  const canvas = element.shadowRoot?.querySelector("canvas") ?? document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  if (element instanceof HTMLImageElement) {
    [canvas.width, canvas.height] = [element.naturalWidth, element.naturalHeight];
    context.drawImage(element, 0, 0);
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  /** @type {Set<string>} */
  const found = new Set();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 255) found.add(`#${[0, 1, 2].map((part) => data[at + part].toString(16).padStart(2, "0")).join("")}`);
  }
  return [...found];
}
