// A page of somebody else with the iframe form in it: its own server, its own site, its own script for the frame's height.

import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT } from "../../www/tools/command.mjs";
import { lend, PATIENCE, serveTest } from "./pages.mjs";
import { comeToLife, recorder, Visit } from "./support.mjs";

/** Runs in the page before its own scripts: keeps every message that it is sent. */
function messageRecorder() {
  if (parent !== window) return;
  const messages = /** @type {any[]} */ ([]);
  /** @type {any} */ (window).messages = messages;
  addEventListener("message", ({ data, origin }) => void messages.push({ data, origin }));
}

/** Runs in each frame before its own scripts: takes away the timer by which a frame that has waited too long tells its height. */
export function neverLate() {
  const wait = setTimeout;
  /** @type {any} */ (window).setTimeout = (/** @type {() => void} */ work, /** @type {number} */ ms) => (ms >= 4000 ? 0 : wait(work, ms));
}

/**
 * @typedef {object} HostOptions
 * @property {(frame: (query?: string) => string) => string} body of the host page; `frame` gives the address of a frame
 * @property {string} [css]
 * @property {(site: string) => string} [policy] content security policy of the host page; none if not said
 * @property {Record<string, string>} [headers] of the widget's own server
 * @property {(path: string) => any} [answer] of the widget's own server, in place of a file
 * @property {import("playwright-core").BrowserContextOptions} [context]
 * @property {(() => void)[]} [scripts] run in each page and frame before its own
 */

/**
 * Opens a host page, which is served from node_modules; the widget comes from another site.
 * @param {import("node:test").TestContext} t
 * @param {{ browser: import("playwright-core").Browser }} own
 * @param {HostOptions} options
 */
export async function visitHost(t, own, { body, css = "", policy = () => "", headers, answer, context: profile = {}, scripts = [] }) {
  /** @type {string[]} */
  const asked = [];
  const widget = await serveTest(t, {
    headers,
    intercept: (request) => {
      const wanted = new URL(request.url ?? "/", "http://localhost").pathname;
      asked.push(wanted);
      return answer?.(wanted) ?? null;
    },
  });
  // Another name of the same machine: for a browser that is another site, in another process.
  const site = `http://127.0.0.1:${widget.port}/`;
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A host page</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 } iframe { display: block; width: 100%; border: 0 } ${css}</style>
<main>
<h1>A host page</h1>
${body((query = "") => `${site}frame.html${query && `?${query}`}`)}
</main>
<p id="next">What follows in the article.</p>
</html>`;
  const host = await serveTest(t, {
    root: join(ROOT, "node_modules"),
    headers: { "Content-Security-Policy": policy(site) },
    intercept: ({ url }) => (url === "/host.html" ? { headers: { "Content-Type": "text/html; charset=utf-8" }, body: page } : null),
  });
  const options = { viewport: { width: 800, height: 900 }, reducedMotion: /** @type {const} */ ("reduce"), ...profile };
  const opened = await lend(t, own, options, [recorder, comeToLife, messageRecorder, ...scripts]);
  const visited = new Host(opened, host.url, asked, site);
  await visited.page.goto(`${host.url}host.html`);
  return visited;
}

/** A host page that is open. */
export class Host extends Visit {
  /** @param {import("playwright-core").Page} page @param {string} url @param {string[]} asked @param {string} site of the widget */
  constructor(page, url, asked, site) {
    super(page, url, asked);
    this.site = site;
  }

  /** The document of the frame, when it is there. @param {string} [query] how its address ends */
  async inside(query = "") {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await this.pause()) {
      const frame = this.page.frames().find((candidate) => candidate.url().startsWith(`${this.site}frame.html`) && candidate.url().endsWith(query));
      if (frame) return frame;
    }
    throw new Error("there is no frame");
  }

  /** The frame, when its figure has been drawn. @param {string} [query] how its address ends */
  async drawn(query) {
    const frame = await this.inside(query);
    await frame.waitForFunction(() => /** @type {any} */ (window).seen?.events.some((/** @type {any} */ { type }) => type === "ready"));
    return frame;
  }

  pause() {
    return new Promise((done) => setTimeout(done, 20));
  }

  /** Heights of the frame in its host, and of what is in it. */
  async heights() {
    const frame = await this.inside();
    const box = this.page.locator("iframe").first();
    return {
      outer: await box.evaluate((node) => node.getBoundingClientRect().height),
      inner: await frame.evaluate(() => document.documentElement.getBoundingClientRect().height),
    };
  }

  /** The height of the frame, when what is in it fits to the pixel. @param {(inner: number) => boolean} [right] */
  async fitting(right = () => true) {
    let heights = { outer: NaN, inner: NaN };
    for (const end = Date.now() + PATIENCE; Date.now() < end; await this.pause()) {
      heights = await this.heights();
      if (Math.abs(heights.outer - heights.inner) <= 1 && right(heights.inner)) return heights.inner;
    }
    throw new Error(`the frame is ${heights.outer} px high, and what is in it ${heights.inner}`);
  }

  /** What the frame has sent, and from where. @returns {Promise<{ data: any, origin: string }[]>} */
  messages() {
    return this.page.evaluate(() => /** @type {any} */ (window).messages);
  }

  /** The heights that the frame has told, by protocol. */
  async told() {
    /** @type {Record<string, number[]>} */
    const told = {};
    for (const { data } of await this.messages()) {
      const { protocol, height } = heightOf(data);
      (told[protocol] ??= []).push(height);
    }
    return told;
  }
}

/** A message as a height in its protocol; any other message is a mistake. @param {any} data @returns {{ protocol: string, height: number }} */
export function heightOf(data) {
  assert.ok(data, "no message is empty: hosts look into it");
  if (typeof data === "string") {
    const pym = /^pymxPYMx[\w-]+xPYMxheightxPYMx(\d+)$/.exec(data);
    if (pym) return { protocol: "pym", height: Number(pym[1]) };
    const resizer = /^\[iFrameSizer\][\w-]+:(\d+):\d+:(?:init:)?(?:resizeObserver:)?resizeObserver$/.exec(data);
    if (resizer) return { protocol: "iframe-resizer", height: Number(resizer[1]) };
  } else if (data.sentinel === "amp") {
    assert.deepEqual(data, { sentinel: "amp", type: "embed-size", height: data.height });
    return { protocol: "amp", height: data.height };
  } else if (data["datawrapper-height"]) {
    assert.deepEqual(Object.keys(data), ["datawrapper-height"]);
    return { protocol: "datawrapper", height: /** @type {number} */ (Object.values(data["datawrapper-height"])[0]) };
  } else if (data.type === "iframe-resized") {
    assert.deepEqual(Object.keys(data).sort(), ["height", "type", "width"]);
    return { protocol: "open-iframe-resizer", height: data.height };
  }
  throw new Error(`a message that no host knows: ${JSON.stringify(data)}`);
}
