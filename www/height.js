// The frame's height, told to the page around it. Those pages have agreed on no protocol, so the frame speaks all of them; each
// host ignores what it does not know. Heights are no secret and go to any origin; nothing else is in these messages.

/** @typedef {{ width: number, height: number }} Size whole CSS px, rounded up */

const AMP = "amp";
const PYM = "pym";
const DATAWRAPPER = "datawrapper";
const OPEN_RESIZER = "open-iframe-resizer";
const RESIZER = "iframe-resizer";

/** What every message of iframe-resizer begins with. */
const RESIZER_MARK = "[iFrameSizer]";

/** How long a new width may take to become a new height: until then, a host that told the width needs no answer of its own. */
const SETTLE_MS = 100;

/** One frame's height, and the protocols that its host has shown to know. */
export class Height {
  /** Nothing is told before: a height that is about to change would move the article twice. */
  #begun = false;
  /** The last height that was told. */
  #told = 0;
  /** The width that it was told for; 0 when a host has since been spared an answer. */
  #toldFor = 0;
  /** How often a new height has been told. */
  #count = 0;
  #settling = 0;
  #resizerId = "";
  #host;
  #childId;
  /** Protocol -> its message, in the order of telling. @type {Map<string, (size: Size) => unknown>} */
  #protocols = new Map();

  /**
   * @param {Window} host
   * @param {string} childId what pym has named this frame; "" where no pym did
   */
  constructor(host, childId) {
    this.#host = host;
    this.#childId = childId;
    if (childId) this.#protocols.set(PYM, ({ height }) => `pymxPYMx${childId}xPYMxheightxPYMx${height}`);
    this.#protocols.set(AMP, ({ height }) => ({ sentinel: AMP, type: "embed-size", height }));
    // Its hosts find the frame by the message's source, and the name is any.
    this.#protocols.set(DATAWRAPPER, ({ height }) => ({ "datawrapper-height": { [childId || "force-figures"]: height } }));
  }

  /** From now on the height is told: at once, whenever it changes, and whenever the host asks. */
  begin() {
    this.#begun = true;
    this.tell();
  }

  /** Listens to the host, and watches the page. */
  watch() {
    new ResizeObserver(() => void this.tell()).observe(document.documentElement);
    addEventListener("message", ({ source, data }) => {
      if (source !== this.#host || !data) return;
      if (typeof data === "string") this.#hear(data);
      else this.#asked(data);
    });
    document.addEventListener("visibilitychange", () => {
      // A host may have ignored, or the browser withheld, what came from a hidden tab.
      if (!document.hidden && !this.tell()) this.#postAll(this.#measure());
    });
  }

  /** Tells every protocol, once for each height. Whether there was anything to tell. */
  tell() {
    const size = this.#measure();
    if (size.height === this.#told) return false;
    return this.#postAll(size);
  }

  /** Messages of pym and of iframe-resizer. @param {string} text */
  #hear(text) {
    if (this.#childId && text.startsWith(`pymxPYMx${this.#childId}xPYMxwidthxPYMx`)) this.#settle(PYM);
    if (!text.startsWith(RESIZER_MARK)) return;
    const [id = "", , sizesWidth = ""] = text.slice(RESIZER_MARK.length).split(":");
    if (id === "resize" && this.#resizerId) this.#settle(RESIZER);
    // Only its first message has a yes or a no in this place.
    if (!/^(true|false)$/.test(sizesWidth) || id === this.#resizerId) return;
    this.#resizerId = id;
    let type = "init";
    this.#protocols.set(RESIZER, ({ width, height }) => {
      // The last word is for hosts of open-iframe-resizer in its mode for old frames: they take no other message.
      const message = `${RESIZER_MARK}${id}:${height}:${width}:${type}:resizeObserver`;
      type = "resizeObserver";
      return message;
    });
    this.#answer(RESIZER);
  }

  /** Messages of @newswire/frames and of open-iframe-resizer. @param {{ sentinel?: unknown, type?: unknown }} message */
  #asked({ sentinel, type }) {
    if (sentinel === AMP && type === "frames-init") this.#answer(AMP);
    // It repeats itself until it is answered, and more often than that.
    const first = type === "iframe-child-init" && !this.#protocols.has(OPEN_RESIZER);
    if (!first && type !== "iframe-get-child-dimensions") return;
    this.#protocols.set(OPEN_RESIZER, (size) => ({ type: "iframe-resized", ...size }));
    this.#answer(OPEN_RESIZER);
  }

  /** Tells one protocol, changed or not. @param {string} protocol */
  #answer(protocol) {
    if (!this.tell() && this.#told > 0) this.#post(protocol, this.#measure());
  }

  /**
   * Answers a host that told a new width, when the height has had time to follow. Where the height of this width has been told
   * already, before or after, the host is spared a second message; if it asks once more, it has missed the first.
   * @param {string} protocol
   */
  #settle(protocol) {
    const before = this.#count;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.tell();
      if (this.#toldFor !== this.#measure().width) this.#answer(protocol);
      else if (this.#count === before) this.#toldFor = 0;
    }, SETTLE_MS);
  }

  /** @param {Size} size */
  #postAll(size) {
    // A frame that is not displayed has no height: a host that took it at its word would never show it again.
    if (!this.#begun || size.height === 0) return false;
    this.#told = size.height;
    this.#toldFor = size.width;
    this.#count += 1;
    for (const protocol of this.#protocols.keys()) this.#post(protocol, size);
    return true;
  }

  /** @param {string} protocol @param {Size} size */
  #post(protocol, size) {
    const message = this.#protocols.get(protocol)?.(size);
    if (size.height > 0 && message) this.#host.postMessage(message, "*");
  }

  /**
   * The page itself and not the window, which never shrinks with what is in it. Without a width it has no height: some browsers lay
   * a frame out that is not displayed, and its text then stands one letter to a line.
   * @returns {Size}
   */
  #measure() {
    const { width, height } = document.documentElement.getBoundingClientRect();
    return { width: Math.ceil(width), height: width > 0 ? Math.ceil(height) : 0 };
  }
}
