// A visit to a page: a reader who has never been there, on a machine and a network of a profile.

import { Failure } from "../../../www/tools/command.mjs";
import { reach, watch } from "./probe.mjs";

/**
 * @typedef {object} Profile
 * @property {string} name
 * @property {string} title
 * @property {number} slowdown of the processor
 * @property {{ latency: number, downloadThroughput: number, uploadThroughput: number } | null} network ms, bytes a second
 * @property {import("playwright-core").BrowserContextOptions} context
 *
 * @typedef {{ url: string, status: number, mime: string, encoding: string, bytes: number }} Answer `bytes` of the body, as sent
 */

const DESKTOP = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** @type {Profile[]} */
export const PROFILES = [
  { name: "plain", title: "plain", slowdown: 1, network: null, context: DESKTOP },
  { name: "cpu4", title: "CPU 4x", slowdown: 4, network: null, context: DESKTOP },
  {
    name: "phone",
    title: "phone (CPU 4x, 1.6 Mbit/s, 150 ms, DPR 2)",
    slowdown: 4,
    network: { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
    context: PHONE,
  },
];

/** Nothing that a page does takes longer. */
const PATIENCE = 30_000;

/** A page counts as settled when it has asked for nothing for so long. */
const QUIET = 500;

/** One tab of a profile of its own: no cache, no process of another visit. */
export class Visit {
  /** @type {import("playwright-core").Page} */
  page;
  /** @type {import("playwright-core").CDPSession} */
  session;
  /** @type {Answer[]} */
  answers = [];
  /** @type {string[]} */
  complaints = [];
  #context;
  #profile;
  #url = "";
  #last = 0;
  #pending = 0;

  /** @param {import("playwright-core").BrowserContext} context @param {import("playwright-core").Page} page @param {import("playwright-core").CDPSession} session @param {Profile} profile */
  constructor(context, page, session, profile) {
    this.#context = context;
    this.#profile = profile;
    this.page = page;
    this.session = session;
  }

  /**
   * Opens `url`.
   * @param {import("playwright-core").Browser} browser
   * @param {Profile} profile
   * @param {string} base the server's address
   * @param {string} url
   * @param {{ saveData?: boolean }} [options] saveData: a reader who has asked for less data
   */
  static async open(browser, profile, base, url, { saveData = false } = {}) {
    const context = await browser.newContext(profile.context);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const visit = new Visit(context, page, session, profile);
    visit.#url = url;
    page.on("pageerror", (error) => visit.complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && visit.complaints.push(message.text()));
    await page.addInitScript(watch);
    await session.send("Performance.enable");
    await session.send("Network.enable");
    // The first page of the site starts the process, which is no part of what is measured.
    await page.goto(`${base}blank.html`);
    if (saveData) await session.send("Emulation.setDataSaverOverride", { dataSaverEnabled: true });
    visit.#listen();
    if (profile.network) await session.send("Network.emulateNetworkConditions", { offline: false, ...profile.network });
    if (profile.slowdown > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: profile.slowdown });
    await page.goto(base + url, { waitUntil: "commit" });
    return visit;
  }

  #listen() {
    /** @type {Map<string, Answer & { headers: number }>} */
    const known = new Map();
    const touched = () => (this.#last = performance.now());
    touched();
    this.session.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (!request.url.startsWith("http")) return;
      touched();
      if (!known.has(requestId)) this.#pending += 1;
      known.set(requestId, { url: request.url, status: 0, mime: "", encoding: "", bytes: 0, headers: 0 });
    });
    this.session.on("Network.responseReceived", ({ requestId, response }) => {
      const answer = known.get(requestId);
      if (!answer) return;
      const header = (/** @type {string} */ name) => Object.entries(response.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? "";
      Object.assign(answer, { status: response.status, mime: response.mimeType, encoding: header("content-encoding"), headers: response.encodedDataLength });
      if (response.fromDiskCache) answer.headers = Infinity;
    });
    const ended = (/** @type {string} */ requestId, /** @type {number} */ length) => {
      const answer = known.get(requestId);
      if (!answer) return;
      touched();
      this.#pending -= 1;
      known.delete(requestId);
      this.answers.push({ ...answer, bytes: Math.max(0, length - answer.headers) });
    };
    this.session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => ended(requestId, encodedDataLength));
    this.session.on("Network.loadingFailed", ({ requestId, errorText }) => {
      const url = known.get(requestId)?.url;
      if (url) this.complaints.push(`${url}: ${errorText}`);
      ended(requestId, 0);
    });
  }

  /** Bytes of all bodies so far. */
  get bytes() {
    return this.answers.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Milliseconds of the main thread since the page was asked for: the browser begins anew with each document. */
  async busy() {
    const { metrics } = await this.session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000;
  }

  /** @param {string} what said when it does not come @param {() => unknown} condition in the page */
  async until(what, condition) {
    try {
      await this.page.waitForFunction(condition, undefined, { timeout: PATIENCE, polling: 50 });
    } catch {
      throw new Failure([`${this.#url}, ${this.#profile.name}: waited in vain for ${what}`, ...this.complaints].join("\n  "));
    }
  }

  /** Until nothing has been asked for during half a second. @param {number} [quiet] ms */
  async settle(quiet = QUIET) {
    const start = performance.now();
    while (this.#pending > 0 || performance.now() - this.#last < quiet) {
      if (performance.now() - start > PATIENCE) throw new Failure(`${this.#url}, ${this.#profile.name}: it does not stop asking for files`);
      await this.page.waitForTimeout(50);
    }
    // Work that the last file has left, and what a page does when it is idle.
    await this.page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 })));
    if (this.#pending > 0) await this.settle(quiet);
  }

  /** @returns {Promise<{ painted: number | null, live: number | null, intent: number | null, long: [number, number][] }>} */
  seen() {
    return this.page.evaluate(() => /** @type {any} */ (globalThis).seen);
  }

  /** Puts the ways into the widget on the page. */
  async reach() {
    await this.page.evaluate(reach);
  }

  /** A reader's first touch: a tap on a phone, else a move of the pointer. */
  async touch() {
    // The middle of what is seen of the widget, where a thumb is.
    const box = await this.page.evaluate(() => {
      const { left, right, top, bottom } = /** @type {Element} */ (document.querySelector("force-figures")).getBoundingClientRect();
      return { x: (left + right) / 2, y: (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 };
    });
    if (this.#profile.context.hasTouch) {
      await this.session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [box] });
      await this.session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    } else {
      await this.session.send("Input.dispatchMouseEvent", { type: "mouseMoved", ...box });
    }
  }

  /** Heap, nodes and listeners once what is not used has been given back. */
  async memory() {
    for (let time = 0; time < 3; time += 1) await this.session.send("HeapProfiler.collectGarbage");
    const { metrics } = await this.session.send("Performance.getMetrics");
    const value = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return { heap: value("JSHeapUsedSize"), nodes: value("Nodes"), listeners: value("JSEventListeners") };
  }

  close() {
    return this.#context.close();
  }
}
