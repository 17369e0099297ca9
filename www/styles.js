// The stylesheet of the shadow tree: the same file that styles the static form on the page, read once more from the browser's
// cache. Inside the script it would be downloaded twice.

import { get, once, whole } from "./fetching.js";

/** @type {Map<string, Promise<CSSStyleSheet>>} */
const sheets = new Map();

const URL_OF_SHEET = new URL("./force-figures.css", import.meta.url).href;

/** The one sheet of the page. Constructed, so that a policy without 'unsafe-inline' lets it through. */
export function loadStyles() {
  return once(sheets, URL_OF_SHEET, async (url) => {
    // Said as a <link> says it: the servers of some bundlers make a module of every other request for a stylesheet.
    const response = await get(url, "styles-not-found", { headers: { accept: "text/css" } });
    return new CSSStyleSheet().replace(await whole(response.text(), url));
  });
}

/** What the shadow tree needs before the stylesheet has come, or when it never does: nothing of it takes room in the article. */
const EARLY = `:host{display:block;position:relative}
[role=status]{position:absolute;margin:0;clip-path:inset(50%)}
.ff-failed{position:absolute;inset:auto 0 0;margin:0;font:12px/16px sans-serif}
[hidden]{display:none}`;

/** @type {CSSStyleSheet | undefined} */
let early;

/** The sheet of a shadow tree that has none yet. */
export function earlyStyles() {
  if (!early) {
    early = new CSSStyleSheet();
    early.replaceSync(EARLY);
  }
  return early;
}
