// The whole publishable site: node www/tools/site.mjs [--base https://example.org/ff/] [--built]
//
// It builds www/dist, and leaves the rest to `figures site` (src/bin/figures/site), which says what a site is.

import { join } from "node:path";
import { build } from "./build.mjs";
import { figuresCommand } from "./cargo.mjs";
import { Failure, isMain, ROOT, run, runTool, say } from "./command.mjs";

const DIST = join(ROOT, "www", "dist");
const SITE = join(ROOT, "www", "site");

/**
 * Makes a site of a build; gives what the command says of it.
 * @param {{ base?: string, to?: string, from?: string }} [options] base: the address of the site, for links that must be whole
 */
export async function site({ base, to = SITE, from = DIST } = {}) {
  const address = base ? ["--base", base] : [];
  return run(await figuresCommand(), ["site", "--assets", from, "--out", to, ...address]);
}

/** The value of an option, or undefined. @param {string} name */
function option(name) {
  const at = process.argv.indexOf(name);
  if (at < 0) return undefined;
  const value = process.argv[at + 1];
  if (!value || value.startsWith("--")) throw new Failure(`${name}: found nothing, expected the site's address: https://…/`);
  return value;
}

if (isMain(import.meta.url)) {
  await runTool(async () => {
    const base = option("--base");
    if (!process.argv.includes("--built")) await build();
    say(`\n${await site({ base })}`);
  });
}
