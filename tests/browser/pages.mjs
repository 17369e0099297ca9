// Pages of the browser, lent to one test after another: opening a profile, a window and a process costs more than most tests do.
//
// A test gets a page whose profile has the options that it asks for, and an origin that no page of its file ever had: nothing that an
// earlier test stored is there. A page on which a test changed what outlives a document is closed, and not lent again.

import { serve } from "../../www/tools/serve.mjs";

/** Nothing that the browser tests wait for takes longer; a wait that does has failed. */
export const PATIENCE = 15_000;

/** Pages that wait to be lent again, of each file: a profile with its window is not small. */
const KEPT = 2;

/** What a test listens to on a page. */
const HEARD = /** @type {const} */ (["console", "dialog", "download", "frameattached", "framenavigated", "pageerror", "popup", "request", "requestfailed", "response"]);

/** What changes a page, or its profile, for every document that comes after. */
const LASTING = {
  page: ["addInitScript", "close", "emulateMedia", "exposeBinding", "exposeFunction", "route", "setExtraHTTPHeaders", "setViewportSize"],
  profile: ["addCookies", "addInitScript", "exposeBinding", "exposeFunction", "grantPermissions", "newCDPSession", "newPage", "route", "setOffline"],
};

const BETWEEN = '<!doctype html><title>Between two tests</title><link rel="icon" href="data:,">';

/**
 * @typedef {{ key: string, page: import("playwright-core").Page, altered: boolean }} Lent
 * @typedef {{ browser: import("playwright-core").Browser }} Own a file's browser
 * @typedef {import("playwright-core").BrowserContextOptions} Profile
 */

/** By the browser of a file, those that wait. @type {WeakMap<import("playwright-core").Browser, Lent[]>} */
const waiting = new WeakMap();

/** Every port that this file's tests have had. @type {Set<number>} */
const ports = new Set();

/** Serves as serve.mjs does, at a port that is new to this file, until the test ends. @param {import("node:test").TestContext} t @param {Parameters<typeof serve>[0]} options */
export async function serveTest(t, options) {
  const server = await serve({ ...options, port: 0 });
  t.after(() => server.close());
  if (ports.has(server.port)) return serveTest(t, options);
  ports.add(server.port);
  return server;
}

/** Where a page is between two tests: on the site of the tests, which keeps it in its process. @type {Promise<import("../../www/tools/serve.mjs").Server> | undefined} */
let between;

/** Closes what pages of this file's tests were between them. */
export async function closeBetween() {
  await (await between)?.close();
  between = undefined;
}

/** Marks the page when one of the methods is called. @param {any} object @param {string[]} methods @param {Lent} lent */
function watch(object, methods, lent) {
  for (const method of methods) {
    const original = object[method];
    object[method] = (/** @type {any[]} */ ...given) => {
      lent.altered = true;
      return Reflect.apply(original, object, given);
    };
  }
}

/** @param {string} key @param {Own} own @param {Profile} profile @param {(() => void)[]} scripts @returns {Promise<Lent>} */
async function opened(key, own, profile, scripts) {
  const context = await own.browser.newContext(profile);
  context.setDefaultTimeout(PATIENCE);
  for (const script of scripts) await context.addInitScript(script);
  const lent = { key, page: await context.newPage(), altered: false };
  watch(lent.page, LASTING.page, lent);
  watch(context, LASTING.profile, lent);
  return lent;
}

/** Takes a page back. @param {Lent} lent @param {Lent[]} pages those that wait */
async function takeBack(lent, pages) {
  const { page } = lent;
  for (const event of HEARD) page.removeAllListeners(event);
  const alone = page.context().pages().length === 1 && !page.isClosed();
  if (lent.altered || !alone) return page.context().close();
  try {
    between ??= serve({ port: 0, intercept: () => ({ headers: { "Content-Type": "text/html; charset=utf-8" }, body: BETWEEN }) });
    await page.goto((await between).url);
  } catch {
    // It hangs or has crashed, of which its test has told.
    return page.context().close();
  }
  pages.push(lent);
  if (pages.length > KEPT) await pages.shift()?.page.context().close();
}

/**
 * A page for a test, blank, until the test ends.
 * @param {import("node:test").TestContext} t
 * @param {Own} own
 * @param {Profile} profile
 * @param {(() => void)[]} scripts run in each of its documents before its own
 */
export async function lend(t, own, profile, scripts) {
  const pages = waiting.get(own.browser) ?? [];
  waiting.set(own.browser, pages);
  const key = JSON.stringify([profile, scripts.map(String)]);
  const known = pages.findIndex((lent) => lent.key === key);
  const lent = known < 0 ? await opened(key, own, profile, scripts) : pages.splice(known, 1)[0];
  t.after(() => takeBack(lent, pages));
  return lent.page;
}
