// The host's own script, for pages that hold the iframe form: it reserves each frame's height before the frame has loaded, and
// then gives it the height that the frame tells. The frame is complete without it, and any other script of its kind will do.

/** The frames of ours. */
const FRAMES = "iframe[data-force-figures]";

/** Heights above this are no heights of ours: the page would be endless. */
const HIGHEST = 20_000;

/** Frames that have told their own height. @type {WeakSet<Element>} */
const told = new WeakSet();

/**
 * The height for a width, of `320:1402 640:1180`: that of the widest entry which is not wider. 0 where there is none.
 * @param {string} heights
 * @param {number} width
 */
function heightFor(heights, width) {
  let [best, found] = [0, 0];
  for (const entry of heights.split(/\s+/)) {
    const [from = NaN, height = NaN] = entry.split(":").map(Number);
    if (from <= width && from >= best && height > 0) [best, found] = [from, height];
  }
  return found;
}

/** @param {HTMLIFrameElement} frame */
function reserve(frame) {
  if (told.has(frame)) return;
  const height = heightFor(frame.dataset.heights ?? "", frame.clientWidth);
  if (height) frame.style.height = `${height}px`;
}

/** @param {ParentNode} node */
function reserveIn(node) {
  for (const frame of node.querySelectorAll(FRAMES)) reserve(/** @type {HTMLIFrameElement} */ (frame));
}

addEventListener("message", ({ source, data }) => {
  if (!source || data?.sentinel !== "amp" || data.type !== "embed-size") return;
  const { height } = data;
  if (!(height > 0 && height <= HIGHEST)) return;
  for (const node of document.querySelectorAll(FRAMES)) {
    const frame = /** @type {HTMLIFrameElement} */ (node);
    if (frame.contentWindow !== source) continue;
    told.add(frame);
    frame.style.height = `${Math.ceil(height)}px`;
  }
});

// Frames that the page has not read yet, or a reader's next article brings. Told before they are painted.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      if (node.matches(FRAMES)) reserve(/** @type {HTMLIFrameElement} */ (node));
      reserveIn(node);
    }
  }
}).observe(document, { childList: true, subtree: true });

addEventListener("resize", () => reserveIn(document));
reserveIn(document);

// A frame that has loaded before this script has spoken to nobody: it is asked.
for (const frame of document.querySelectorAll(FRAMES)) {
  /** @type {HTMLIFrameElement} */ (frame).contentWindow?.postMessage({ sentinel: "amp", type: "frames-init" }, "*");
}
