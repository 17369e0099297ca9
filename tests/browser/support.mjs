// A page in a real browser and everything that a newsroom would mind about it: what every browser test starts from.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { BROWSER_SERVER, launchOptions } from "../../www/tools/browser.mjs";
import { ROOT } from "../../www/tools/command.mjs";
import { closeBetween, lend, PATIENCE, serveTest } from "./pages.mjs";

export { PATIENCE };

/** The built site. */
export const DIST = join(ROOT, "www", "dist");

/** Paths that the server is asked for by the element itself; those of the stories only when a reader asks for one. */
export const WASM = "/force_figures.wasm";
export const LATEST = "/data/harassment-2026-04-23.figures";
export const STORIES = ["/force-figures-stories.js", "/force_figures_stories.wasm", "/data/harassment-2026-04-23.companion"];
export const EARLIER = "/data/harassment-2023-10-19.figures";

/** The bytes of a file of the built site. @param {string} path as in its URL */
export const built = (path) => readFileSync(join(DIST, path));

/** Every file under `folder`, with slashes, sorted. @param {string} folder */
export const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"))
    .sort();

/** The promise, or a failure that says what was waited for. @template T @param {Promise<T>} promise @param {string} what */
export async function within(promise, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`waited in vain for ${what}`)), PATIENCE)));
  try {
    return /** @type {T} */ (await Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}

/** A browser for the tests of a file: the one of `npm test`, in which every connection has profiles of its own, or a new one. */
export function browserOfFile() {
  /** @type {{ browser: import("playwright-core").Browser }} */
  const own = /** @type {any} */ ({});
  before(async () => {
    const running = process.env[BROWSER_SERVER];
    own.browser = running ? await chromium.connect(running) : await chromium.launch(await launchOptions());
  });
  after(async () => {
    await own.browser?.close();
    await closeBetween();
  });
  return own;
}

/**
 * The demo's own element with its static form, as the published page holds it.
 * @param {Record<string, string>} [attributes] laid over the element's own
 */
export function staticElement(attributes = {}) {
  const element = /<force-figures[\s\S]*?<\/force-figures>/.exec(built("index.html").toString("utf8"))?.[0];
  if (!element) throw new Error("the demo has no <force-figures>");
  return Object.entries(attributes).reduce((html, [name, value]) => {
    const bare = html.replace(new RegExp(`^(<force-figures[^>]*?)\\s${name}="[^"]*"`), "$1");
    return bare.replace("<force-figures", `<force-figures ${name}="${value}"`);
  }, element);
}

/** An element without a static form, as a page writes it by hand. @param {Record<string, string>} [attributes] */
export const bareElement = (attributes = {}) =>
  `<force-figures${Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join("")}></force-figures>`;

/** A host page that has only the widget's own files. @param {string} body @param {{ head?: string }} [options] */
const hostPage = (body, { head = "" } = {}) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A host page</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/force-figures.css">
<link rel="stylesheet" href="/host.css">
<script type="module" src="/force-figures.js"></script>
${head}
</head>
<body>
<main>
<h1>A host page</h1>
${body}
</main>
</body>
</html>`;

/** Holds answers of the server back until it is opened; `arrived` tells of the first request for one. */
export function gate() {
  /** @type {(value?: unknown) => void} */
  let open = () => {};
  const opened = new Promise((done) => (open = done));
  /** @type {(value?: unknown) => void} */
  let arrive = () => {};
  const arrived = new Promise((done) => (arrive = done));
  const hold = () => {
    arrive();
    return opened.then(() => null);
  };
  return { open, hold, arrived: () => within(arrived, "a request") };
}

/** Runs in each page and frame before any of its scripts: keeps what happens, for the tests to ask about. */
export function recorder() {
  const seen = /** @type {any} */ ({ events: [], shifts: [], violations: [], stored: [] });
  /** @type {any} */ (window).seen = seen;
  /** What `read` finds below `root` with every disclosure open, in no more time than a task: no reader sees it. @param {ParentNode} root @param {() => any} read */
  /** @type {any} */ (window).withAllOpen = (root, read) => {
    const closed = /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll("details:not([open])")]);
    for (const details of closed) {
      details.open = true;
      details.dispatchEvent(new Event("toggle"));
    }
    try {
      return read();
    } finally {
      for (const details of closed) details.open = false;
    }
  };
  for (const type of ["ready", "force-change", "offence-change", "measure-change", "chart-change", "compare-change", "cursor-change", "download", "figure-error", "error"]) {
    const keep = (/** @type {Event} */ event) => {
      if (!(event instanceof CustomEvent)) return;
      const { detail, bubbles, composed } = event;
      const target = /** @type {Element} */ (event.target);
      seen.events.push({ type, detail: structuredClone(detail), bubbles, composed, target: target.id || target.localName });
    };
    // The old name of failures does not bubble.
    addEventListener(type, keep, type === "error");
  }
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    seen.violations.push(`${effectiveDirective} ${blockedURI}`);
  });
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) {
      const moved = entry.sources.map((/** @type {any} */ { node, previousRect, currentRect }) => {
        const box = (/** @type {DOMRect} */ { x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
        return `${node?.localName ?? node?.nodeName}.${node?.className ?? ""}: ${box(previousRect)} -> ${box(currentRect)}`;
      });
      seen.shifts.push({ value: entry.value, byReader: entry.hadRecentInput, moved });
    }
  }).observe({ type: "layout-shift", buffered: true });
  for (const method of /** @type {const} */ (["setItem", "removeItem", "clear"])) {
    const original = Storage.prototype[method];
    Storage.prototype[method] = function (/** @type {any[]} */ ...parts) {
      seen.stored.push(`${method} ${parts[0] ?? ""}`);
      return Reflect.apply(original, this, parts);
    };
  }
}

/**
 * Runs in each page and frame before any of its scripts: every figure comes to life when it is near, and at once in a frame, as if its
 * page had asked for that.
 * Most tests are about the live figure; those of how it comes to life (intent.test.mjs) take the page as it is published.
 */
export function comeToLife() {
  new MutationObserver(() => {
    for (const figure of document.querySelectorAll("force-figures:not([loading])")) figure.setAttribute("loading", self === top ? "near" : "eager");
  }).observe(document, { childList: true, subtree: true });
  // A frame's own scripts may have come first: then a touch brings it to life.
  if (self !== top) {
    const touch = () => {
      for (const figure of document.querySelectorAll("force-figures")) figure.dispatchEvent(new Event("pointerover"));
    };
    for (const wait of [0, 1000, 4000]) addEventListener("load", () => setTimeout(touch, wait));
  }
  // And a reader's pointer has been over its lists, which then have all their options.
  addEventListener("ready", ({ target }) => {
    for (const list of /** @type {Element} */ (target).shadowRoot?.querySelectorAll("select") ?? []) list.dispatchEvent(new Event("pointerover"));
  });
}

/**
 * @typedef {object} VisitOptions
 * @property {boolean} [asPublished] whether figures come to life as the page says
 * @property {string} [path] a page of the built site; the demo if not said
 * @property {string} [body] a host page of our own with this in it, in place of `path`
 * @property {string} [head] more for the head of that page
 * @property {string} [css] style sheet of that page
 * @property {Record<string, string>} [headers] of every answer
 * @property {(path: string) => import("../../www/tools/serve.mjs").Answer | null | undefined | Promise<any>} [answer] in place of a file
 * @property {import("playwright-core").BrowserContextOptions} [context]
 * @property {(() => void)[]} [scripts] run in the page before its own
 */

/**
 * Opens a page of its own server, whose origin is new to the browser; both end with the test.
 * @param {import("node:test").TestContext} t
 * @param {{ browser: import("playwright-core").Browser }} own
 * @param {VisitOptions} [options]
 */
export async function visit(t, own, { path, body, head, css = "", headers, answer, context: profile = {}, scripts = [], asPublished = false } = {}) {
  /** Paths that the server was asked for, in order. @type {string[]} */
  const asked = [];
  const server = await serveTest(t, {
    headers,
    intercept: async (request) => {
      const wanted = new URL(request.url ?? "/", "http://localhost").pathname;
      asked.push(wanted);
      const answered = await answer?.(wanted);
      if (answered) return answered;
      if (wanted === "/host.html") return { headers: { "Content-Type": "text/html; charset=utf-8" }, body: hostPage(body ?? "", { head }) };
      if (wanted === "/host.css") return { headers: { "Content-Type": "text/css; charset=utf-8" }, body: css };
      return null;
    },
  });
  const options = { viewport: { width: 1280, height: 900 }, reducedMotion: /** @type {const} */ ("reduce"), ...profile };
  const page = await lend(t, own, options, [recorder, ...(asPublished ? [] : [comeToLife]), ...scripts]);

  /** @type {Visit} */
  const visited = new Visit(page, server.url, asked);
  await page.goto(server.url + (body === undefined ? (path ?? "index.html") : "host.html"));
  return visited;
}

/** A page that is open, with its log. */
export class Visit {
  /** URLs of every request of the page, wherever to. @type {string[]} */
  requests = [];
  /** What a newsroom's error monitor would collect. @type {string[]} */
  errors = [];
  /** Console lines of the element. @type {string[]} */
  lines = [];

  /**
   * @param {import("playwright-core").Page} page
   * @param {string} url of the server, with a slash
   * @param {string[]} asked
   */
  constructor(page, url, asked) {
    this.page = page;
    this.url = url;
    this.asked = asked;
    page.on("request", (request) => void this.requests.push(request.url()));
    page.on("pageerror", (error) => void this.errors.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      const text = message.text();
      if (text.startsWith("<force-figures>")) this.lines.push(`${message.type()}: ${text}`);
      else if (["error", "warning"].includes(message.type())) this.errors.push(`${message.type()}: ${text} ${message.location().url}`);
    });
  }

  /** What the recorder kept. @returns {Promise<{ events: SeenEvent[], shifts: Shift[], violations: string[], stored: string[] }>} */
  seen() {
    return this.page.evaluate(() => /** @type {any} */ (window).seen);
  }

  /** Resolves to the events of `type` when there are `count` of them. @param {string} type @param {number} [count] */
  async events(type, count = 1) {
    await this.page.waitForFunction(
      ([name, least]) => /** @type {any} */ (window).seen.events.filter((/** @type {any} */ event) => event.type === name).length >= Number(least),
      [type, count],
    );
    return (await this.seen()).events.filter((event) => event.type === type);
  }

  /** Resolves when `count` elements have been drawn. @param {number} [count] */
  ready(count) {
    return this.events("ready", count);
  }

  /** Scrolls to the first element, as a reader on a phone must, and waits for it. */
  async arrive() {
    await this.page.locator("force-figures").first().scrollIntoViewIfNeeded();
    return this.ready();
  }

  /** What a reader finds in the live figure of the element `selector`. @param {string} [selector] */
  shown(selector = "force-figures") {
    return this.page.locator(selector).first().evaluate(readFigure);
  }

  /** A visible part of the first element, of whichever form it shows. @param {string} selector */
  part(selector) {
    return this.page.locator("force-figures").first().locator(selector).filter({ visible: true });
  }

  /** Resolves when the first element shows that headline. @param {(headline: string) => boolean} right */
  async headline(right) {
    const text = () => this.part(".ff-headline").innerText();
    const end = Date.now() + PATIENCE;
    for (;;) {
      const now = await text();
      if (right(now)) return now;
      if (Date.now() > end) throw new Error(`the headline stays "${now}"`);
      await this.frame();
    }
  }

  /** Resolves when the browser has painted what stands now. */
  frame() {
    return this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))));
  }

  /** Chooses in the first element, as a reader does: the list has all its options when it is about to open. @param {"force" | "offence" | "compare"} name @param {string} value */
  async pick(name, value) {
    const list = this.page.locator(`select[name="${name}"]`).first();
    await list.dispatchEvent("pointerover");
    return list.selectOption(value);
  }

  /** Chooses in the first element, as a reader does. @param {"chart" | "measure"} name @param {string} value */
  async turn(name, value) {
    await this.page.locator(`input[name="${name}"][value="${value}"]`).first().check({ force: true });
  }
}

/**
 * @typedef {{ type: string, detail: any, bubbles: boolean, composed: boolean, target: string }} SeenEvent
 * @typedef {{ value: number, byReader: boolean, moved: string[] }} Shift
 */

/** Runs in the page: the live figure, as texts. What is closed is opened for it, as a reader would. @param {Element} element */
function readFigure(element) {
  const root = element.shadowRoot?.querySelector("figure");
  if (!root) throw new Error("there is no live figure");
  // The controls are beside the figure.
  const shadow = /** @type {ShadowRoot} */ (element.shadowRoot);
  for (const list of shadow.querySelectorAll("select")) list.dispatchEvent(new Event("pointerover"));
  const all = (/** @type {string} */ selector, /** @type {ParentNode} */ from = root) => [...from.querySelectorAll(selector)];
  const texts = (/** @type {string} */ selector, /** @type {ParentNode} */ from = root) => all(selector, from).map((node) => node.textContent?.trim() ?? "");
  const [text, options] = [(/** @type {string} */ selector) => texts(selector)[0] ?? "", (/** @type {string} */ name) => all(`select[name="${name}"] option`, shadow)];
  const chosen = (/** @type {string} */ name) =>
    /** @type {HTMLSelectElement | HTMLInputElement | null} */ (shadow.querySelector(`select[name="${name}"], [name="${name}"]:checked`))?.value;
  return /** @type {any} */ (window).withAllOpen(root, () => ({
    visible: root.getClientRects().length > 0,
    headline: text(".ff-headline"),
    keys: all(".ff-key").map((key) => ({ value: texts("dd", key)[0], label: texts("dt", key)[0] })),
    invitation: texts(".ff-invitation", shadow)[0] ?? "",
    title: text(".ff-title"),
    summary: root.querySelector("[role=img]")?.getAttribute("aria-label") ?? "",
    readout: text(".ff-readout"),
    value: root.querySelector("input[type=range]")?.getAttribute("aria-valuetext") ?? "",
    caption: text("caption"),
    head: texts("thead th"),
    rows: all("tbody tr").map((row) => texts("th, td", row)),
    notices: texts(".ff-notices li").filter(Boolean),
    source: text(".ff-source"),
    released: text(".ff-released"),
    method: texts(".ff-method li"),
    status: element.shadowRoot?.querySelector("[role=status]")?.textContent ?? "",
    chosen: { force: chosen("force"), offence: chosen("offence"), measure: chosen("measure"), chart: chosen("chart") },
    offered: {
      force: options("force").map((option) => /** @type {HTMLOptionElement} */ (option).value),
      offence: options("offence").map((option) => /** @type {HTMLOptionElement} */ (option).value),
      measure: all(`input[name="measure"]`, shadow).map((radio) => /** @type {HTMLInputElement} */ (radio).value),
      chart: all(`input[name="chart"]`, shadow).map((radio) => /** @type {HTMLInputElement} */ (radio).value),
    },
  }));
}
