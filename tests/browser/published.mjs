// The published site that tests look at. It is made once for all of them and never written to: who changes a site takes a copy.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { isMain, ROOT, runTool, say, shortPath } from "../../www/tools/command.mjs";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { site } from "../../www/tools/site.mjs";
import { DIST, filesUnder } from "./support.mjs";

/** Beside the build's own products; every site in it is named by what it was made of. */
const KEPT = join(ROOT, "target", "web", "published");

/** A name that changes with the build and with the command that makes a site of it. */
async function name() {
  const hash = createHash("sha256");
  for (const path of [await figuresCommand(), ...filesUnder(DIST).map((file) => join(DIST, file))]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** The folder of the published site of today's build. Read only. */
export async function publishedSite() {
  const kept = join(KEPT, await name());
  if (existsSync(kept)) return kept;
  mkdirSync(KEPT, { recursive: true });
  const earlier = readdirSync(KEPT).filter((entry) => !entry.startsWith("partial-"));
  const partial = mkdtempSync(join(KEPT, "partial-"));
  await site({ to: join(partial, "site") });
  // Renamed only when whole. Another process may have been as quick: its site is the same.
  if (!existsSync(kept)) renameSync(join(partial, "site"), kept);
  for (const old of [partial, ...earlier.map((entry) => join(KEPT, entry))]) rmSync(old, { recursive: true, force: true });
  return kept;
}

/** Shows the published site at the path `at`, where it must not be written to. @param {string} at */
export async function showSite(at) {
  mkdirSync(dirname(at), { recursive: true });
  // A junction is the link that Windows gives to everyone.
  symlinkSync(await publishedSite(), at, "junction");
}

/** Copies the published site to `at`, for a test that changes it. @param {string} at */
export async function copySite(at) {
  cpSync(await publishedSite(), at, { recursive: true });
}

if (isMain(import.meta.url)) await runTool(async () => say(shortPath(await publishedSite())));
