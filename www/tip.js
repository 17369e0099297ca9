// The box that says where a figure comes from: beside the figure, dismissed with Escape, and it stays while it is pointed at
// (WCAG 1.4.13).

import { make, setPassage } from "./dom.js";

/** Long enough that a pointer on its way across the text opens nothing. */
const REST_MS = 150;
/** Least distance from the edges of the window. */
const EDGE = 8;

const STYLE = `:host{position:relative}
:host([data-state=updating]),:host([data-state=behind]){opacity:.65}
.figure{border-radius:2px;cursor:help;text-decoration:underline dotted;text-decoration-thickness:max(1px,.05em);text-underline-offset:.16em}
.figure:focus-visible{outline:2px solid var(--ff-focus,currentcolor);outline-offset:2px}
.tip{--_ink:var(--ff-ink,#16191d);--_muted:var(--ff-muted,#5a6370);--_paper:var(--ff-paper,canvas)}
@supports (color:light-dark(#000,#fff)){.tip{--_ink:var(--ff-ink,light-dark(#16191d,#eceff3));--_muted:var(--ff-muted,light-dark(#5a6370,#a3adba))}}
@media (forced-colors:active){.tip{--_ink:CanvasText;--_muted:CanvasText;--_paper:Canvas}}
.tip{position:absolute;inset:0 auto auto 0;z-index:10;margin:0;border:0;overflow:visible;background:none;block-size:auto;box-sizing:border-box;inline-size:max-content;max-inline-size:min(340px,calc(100vw - 32px));padding:6px 0;
color:var(--_ink);font:400 14px/20px var(--ff-font,system-ui,sans-serif);font-variant-numeric:lining-nums;letter-spacing:normal;text-align:start;text-indent:0;text-transform:none;text-wrap:wrap;white-space:normal}
.tip[hidden]{display:none}
.box{display:block;padding:10px 12px;border:1px solid var(--_ink);border-radius:2px;background:var(--_paper)}
.stated,.more{display:block}
.more{margin-block-start:6px;color:var(--_muted);font-size:13px;line-height:18px}
.more:empty{display:none}
@media print{.figure{text-decoration:none}.tip{display:none}}`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** In the top layer nothing of the page clips the box, and no line of its text is broken anew because there is a box in it. */
const LAYERED = "showPopover" in (globalThis.HTMLElement?.prototype ?? {});

/** The one that is open: there is never a second. @type {Tip | null} */
let opened = null;

/** A figure in running text, and its box. */
export class Tip {
  #stated = make("span", { class: "stated" });
  #more = make("span", { class: "more" });
  #warning = make("span", { class: "more" });
  #box = make(
    "span",
    { class: "tip", id: "tip", role: "tooltip", popover: LAYERED && "manual", hidden: !LAYERED },
    make("span", { class: "box" }, this.#stated, this.#more, this.#warning),
  );
  #figure = make("span", { class: "figure", part: "figure", role: "button", tabindex: 0, "aria-describedby": "tip" }, make("slot"));
  #root;
  #timer = 0;

  /** @param {ShadowRoot} root */
  constructor(root) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [sheet];
    root.append(this.#figure, this.#box);
    this.#root = root;
  }

  /**
   * @param {import("#wasm").Passage} stated
   * @param {string[]} more
   * @param {string | null} lang
   */
  fill(stated, more, lang) {
    setPassage(this.#stated, stated);
    this.#more.textContent = more.join(" ");
    if (lang) this.#box.setAttribute("lang", lang);
    else this.#box.removeAttribute("lang");
    if (opened === this) this.#place();
  }

  /** What must be said of the figure besides; nothing where `text` is empty. @param {string} text @param {string} lang */
  warn(text, lang) {
    this.#warning.lang = lang;
    this.#warning.textContent = text;
    if (opened === this) this.#place();
  }

  /**
   * Reads pointer and keyboard until `signal` ends it. `wanted` is called before the box opens, and may fill it before or after.
   * @param {HTMLElement} host
   * @param {AbortSignal} signal
   * @param {() => void} wanted
   */
  listen(host, signal, wanted) {
    const open = () => {
      clearTimeout(this.#timer);
      wanted();
      this.#open();
    };
    const close = () => {
      clearTimeout(this.#timer);
      this.#close();
    };
    host.addEventListener(
      "pointerenter",
      ({ pointerType }) => {
        clearTimeout(this.#timer);
        if (pointerType === "mouse") this.#timer = setTimeout(open, REST_MS);
      },
      { signal },
    );
    // The box is inside the host: a pointer that goes over to it has not left.
    host.addEventListener("pointerleave", () => this.#root.activeElement || close(), { signal });
    host.addEventListener("focusin", open, { signal });
    host.addEventListener("focusout", close, { signal });
    // A finger, and a reader whose screen reader presses buttons.
    this.#figure.addEventListener("click", open, { signal });
    this.#figure.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        open();
      },
      { signal },
    );
    document.addEventListener("keydown", ({ key }) => key === "Escape" && close(), { signal });
    document.addEventListener("pointerdown", (event) => event.composedPath().includes(host) || close(), { signal });
    signal.addEventListener("abort", close, { once: true });
  }

  #open() {
    if (opened && opened !== this) opened.#close();
    opened = this;
    this.#place();
  }

  #close() {
    if (opened === this) opened = null;
    this.#show(false);
  }

  /** @param {boolean} shown */
  #show(shown) {
    if (!LAYERED) this.#box.hidden = !shown;
    // Removed with its element, it is closed already, and cannot be opened.
    else if (this.#box.isConnected) this.#box.togglePopover(shown);
  }

  /** Under the figure's last line, above its first one where there is no room; inside the window. An empty box stays away. */
  #place() {
    if (opened !== this || !this.#stated.firstChild) return;
    const { style } = this.#box;
    this.#show(true);
    style.left = style.top = "0";
    const lines = this.#figure.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (!first || !last) return;
    // From where it stands now: what it is placed against depends on the page around it.
    const at = this.#box.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(EDGE, Math.min(last.left, clientWidth - at.width - EDGE));
    const below = last.bottom + at.height <= clientHeight || first.top < at.height;
    const top = below ? last.bottom : first.top - at.height;
    style.left = `${left - at.left}px`;
    style.top = `${top - at.top}px`;
  }
}
