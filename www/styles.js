// The stylesheet of the shadow tree: the same file that styles the static form on the page.

import css from "./force-figures.css" with { type: "text" };

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** Adopts the one sheet of the page. Constructed, so that a policy without 'unsafe-inline' lets it through. @param {ShadowRoot} root */
export function adoptStyles(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  root.adoptedStyleSheets = [sheet];
}
