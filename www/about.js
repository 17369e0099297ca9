// What a static text was written for, held against what a widget shows.

import { queryOf } from "./attributes.js";

/** @typedef {import("./watch.js").Widget} Widget */

/** What a widget's attribute asks for; "" where that is left to the default. @param {Element} widget @param {string} name */
const asked = (widget, name) => {
  const value = widget.getAttribute(name)?.trim() ?? "";
  return name === "release" && value === "latest" ? "" : value;
};

/** What a widget is asked for, as a query: what a text that it has answered was written for. @param {Element} widget @param {string[]} names */
export const spelled = (widget, names) =>
  names.flatMap((name) => {
    const value = asked(widget, name);
    return value ? [`${name}=${value}`] : [];
  }).join("&");

/**
 * Whether a widget shows what a text was written for, or null where neither of them says.
 * @param {Widget} widget
 * @param {string | null} written the query in the text's `data-query`
 * @param {string[]} names of what the text depends on
 */
export function isOf(widget, written, names) {
  if (written === null) {
    // An older snippet: it was written for what its widget was asked for at first. An older widget does not say what that was.
    if (widget.opened === undefined) return null;
    const [opened, now] = [widget.opened, queryOf(widget)].map((query) => new URLSearchParams(query));
    return names.every((name) => opened?.get(name) === now?.get(name));
  }
  const text = new URLSearchParams(written);
  // What a widget leaves to the default is what it has drawn. One that has drawn nothing yet tells when it has.
  const shown = new URLSearchParams(widget.shown || widget.dataset.query);
  return names.every((name) => {
    const said = text.get(name);
    return said === null || said === (asked(widget, name) || shown.get(name) || said);
  });
}
