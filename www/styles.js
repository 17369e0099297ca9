// The stylesheet of the shadow tree: the same file that styles the static form on the page. Inside the script it would be downloaded
// twice. A page that holds it in a <style> of its own (`embed --styles inline`) has brought it already; any other one has it in the cache.

import { get, once, whole } from "./fetching.js";

/** @type {Map<string, Promise<string>>} */
const texts = new Map();

/** A constructed sheet belongs to one document, and an element may be moved to another. @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const sheets = new WeakMap();

const URL_OF_SHEET = new URL("./force-figures.css", import.meta.url).href;

/** Constructed, so that a policy without 'unsafe-inline' lets it through. @param {Document} owner @param {string} text */
function sheetOf(owner, text) {
  const own = sheets.get(owner) ?? new Map();
  sheets.set(owner, own);
  const known = own.get(text);
  if (known) return known;
  const sheet = new (owner.defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(text);
  own.set(text, sheet);
  return sheet;
}

/** The one sheet of a document. @param {Document} owner */
export async function loadStyles(owner) {
  const inline = owner.querySelector("style[data-force-figures]")?.textContent;
  const text =
    inline ||
    (await once(texts, URL_OF_SHEET, async (url) => {
      // Said as a <link> says it: the servers of some bundlers make a module of every other request for a stylesheet. From the cache
      // without asking: the page has just been styled by it.
      const response = await get(url, "styles-not-found", { headers: { accept: "text/css" }, cache: "force-cache" });
      return whole(response.text(), url);
    }));
  return sheetOf(owner, text);
}

/** What the shadow tree needs before the stylesheet has come, or when it never does: nothing of it takes room in the article. */
const EARLY = `:host{display:block;position:relative}
[role=status]{position:absolute;margin:0;clip-path:inset(50%)}
.ff-failed{position:absolute;inset:auto 0 0;margin:0;font:12px/16px sans-serif}
[hidden]{display:none}`;

/** The sheet of a shadow tree that has none yet. @param {Document} owner */
export const earlyStyles = (owner) => sheetOf(owner, EARLY);
