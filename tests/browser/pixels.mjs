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
  // As numbers, which are spelled once a colour and not once a pixel.
  /** @type {Set<number>} */
  const found = new Set();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 255) found.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
  }
  return [...found].map((colour) => `#${colour.toString(16).padStart(6, "0")}`);
}
