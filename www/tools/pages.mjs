// The pages' one substitution: a comment such as
//   <!-- figures: render --html --force merseyside -->
// becomes what the `figures` command prints for those arguments, so that the figures stand in the page before any script runs.

import { Failure } from "./command.mjs";

const COMMENT = /<!--\s*figures:\s*([\s\S]*?)\s*-->/g;

/** Whether the page asks for figures. @param {string} html */
export const hasFigures = (html) => html.search(COMMENT) >= 0;

/**
 * The arguments of a comment: words between white space, with '…' or "…" around a word that holds some.
 * @param {string} text
 */
export function words(text) {
  const found = [...text.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)];
  return found.map(([, double, single, bare]) => double ?? single ?? bare);
}

/**
 * The page with every comment replaced.
 * @param {string} html
 * @param {(args: string[]) => Promise<string>} figures prints the figures of those arguments, or fails with the reason
 */
export async function fillPage(html, figures) {
  let page = "";
  let end = 0;
  for (const match of html.matchAll(COMMENT)) {
    const output = (await figures(words(match[1]))).trimEnd();
    if (output === "") throw new Failure(`the figures command printed nothing for ${match[0]}`);
    page += html.slice(end, match.index) + output;
    end = match.index + match[0].length;
  }
  return page + html.slice(end);
}
