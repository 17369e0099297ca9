// The whole publishable site: node www/tools/site.mjs [--base https://example.org/ff/] [--built]
//
// www/site is for any static host, under any path. It has two kinds of files. Those in assets-<hash> are named by what they hold
// and never change: caches keep them for a year, and pages that were published with them go on working. All others are small,
// name one such folder, and are asked for anew: an update is the new folder first and then they, and so is the way back.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, firstFiles } from "./build.mjs";
import { figuresCommand } from "./cargo.mjs";
import { Failure, isMain, ROOT, run, runTool, say, shortPath, step } from "./command.mjs";
import { fillPage } from "./pages.mjs";
import { CONTENT_SECURITY_POLICY } from "./serve.mjs";

const DIST = join(ROOT, "www", "dist");
export const SITE = join(ROOT, "www", "site");
const MANIFEST = "manifest.json";
const WORKER = "service-worker.js";

/** Pages and styles of the demo, which no newsroom publishes. */
const DEMO = ["index.html", "gallery.html", "article.css"];

/** Files that snippets without a checksum name, and every house style: they follow the newest release. */
const ENTRIES = ["force-figures.js", "force-story.js", "force-figures.css", "embed.js"];

/** The compressed and the mapped form of a file go with it, and say nothing of their own. */
const isVariant = (/** @type {string} */ name) => /\.(br|gz|map)$/.test(name);

/** Every file under `folder`, with slashes, sorted. @param {string} folder */
export const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"))
    .sort();

/** @param {Uint8Array} bytes @param {"hex" | "base64"} encoding */
const sha256 = (bytes, encoding) => createHash("sha256").update(bytes).digest(encoding);

/** What the manifest says of a file. @param {string} path */
function entry(path) {
  const bytes = readFileSync(path);
  return { bytes: bytes.length, sha256: sha256(bytes, "hex"), integrity: `sha256-${sha256(bytes, "base64")}` };
}

/** The files of a build that never change once they are published, and the name of their folder. @param {string} from */
function unchanging(from) {
  const names = filesUnder(from).filter((name) => !name.endsWith(".html") && !/\.html\.(br|gz)$/.test(name));
  const kept = names.filter((name) => !DEMO.some((demo) => name === demo || name.startsWith(`${demo}.`)));
  const hash = createHash("sha256");
  for (const name of kept.filter((name) => !isVariant(name))) hash.update(`${name} ${entry(join(from, name)).sha256}\n`);
  return { names: kept, folder: `assets-${hash.digest("hex").slice(0, 12)}` };
}

/** Writes a manifest of `names`, files of `folder`. */
function writeManifest(folder, names, assets, to) {
  const files = Object.fromEntries(names.map((name) => [name, entry(join(folder, name))]));
  writeFileSync(to, `${JSON.stringify({ assets, files }, null, 1)}\n`);
}

/** The text as it stands in markup. @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/**
 * A page that belongs on the site (the iframe's, the builder's), with its own files where they are now.
 * @param {string} html @param {string} assets @param {string[]} names
 */
function movedPage(html, assets, names) {
  return html.replace(/\b(href|src)="([^":?#]+)"/g, (whole, attribute, path) =>
    names.includes(path) ? `${attribute}="${assets}/${path}"` : whole,
  );
}

/**
 * The frame of each force: the document of the iframe with what `render --all` wrote of the force in it, which a reader sees before
 * any script and without one. The element says in `data-query` what it shows, with nothing left to defaults: frame.js tells by it
 * whether the address asks for anything else.
 * @param {string} folder the site @param {string} assets @param {string[]} names
 */
async function writeFrames(folder, assets, names) {
  const page = movedPage(readFileSync(join(ROOT, "www", "frame.html"), "utf8"), `../${assets}`, names);
  const { entries, topic, chart, lang } = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
  for (const { force, title, query, files } of entries) {
    // Without the two lines before it, which load the element in an article.
    const element = /<force-figures[\s\S]*/.exec(readFileSync(join(folder, files.element), "utf8"))?.[0] ?? "";
    const shown = new URLSearchParams([...new URLSearchParams(query), ["chart", chart], ["lang", lang], ["topic", topic]]);
    const says = element.replace("<force-figures", () => `<force-figures data-query="${escaped(String(shown))}"`);
    const titled = page.replace(/(?<=<title>).*(?=<\/title>)/, () => escaped(title));
    writeFileSync(join(folder, force, "frame.html"), await fillPage(titled, async () => says));
  }
  return entries.length;
}

/**
 * The service worker of the whole site: that of the current assets cannot answer for pages above it. It names them, so that new
 * ones make it a new worker. A site's own worker that imports it has said where it is.
 * @param {string} assets
 */
function worker(assets) {
  const held = (/** @type {string} */ name) => [`${assets}/${name}`, ...(ENTRIES.includes(name) ? [name] : [])];
  const files = firstFiles().flatMap((name) => (name.endsWith(".html") ? [name] : held(name)));
  return `self.forceFigures = { files: ${JSON.stringify(files)}, ...self.forceFigures };
importScripts(new URL("${assets}/service-worker.js", new URL(self.forceFigures.folder ?? ".", location.href)).href);
`;
}

/** What follows the newest release: each entry is the file itself where it stands alone, or asks for the one that does not. */
function writeEntry(name, assets, folder, from) {
  const to = join(folder, name);
  mkdirSync(dirname(to), { recursive: true });
  if (["force-figures.js", "force-story.js"].includes(name)) writeFileSync(to, `export * from "./${assets}/${name}";\n`);
  else if (name.endsWith(".css")) writeFileSync(to, `@import "${"../".repeat(name.split("/").length - 1)}${assets}/${name}";\n`);
  else cpSync(join(from, name), to);
}

/** Headers for hosts that read this file (Netlify, Cloudflare Pages); the README says the same for others. */
function headers(folders) {
  const everywhere = {
    "Access-Control-Allow-Origin": "*",
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
  const lines = (rules) => Object.entries(rules).map(([name, value]) => `  ${name}: ${value}\n`).join("");
  const immutable = { "Cache-Control": "public, max-age=31536000, immutable" };
  // What is not named here keeps such a host's own default: ask again each time, and be answered 304.
  return `/*\n${lines(everywhere)}${folders.map((folder) => `/${folder}/*\n${lines(immutable)}`).join("")}`;
}

/** Where the pages are, for search engines. */
const sitemap = (base, forces) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${["", ...forces.map((force) => `${force}/`)]
    .map((path) => `<url><loc>${base.replaceAll("&", "&amp;")}${path}</loc></url>\n`)
    .join("")}</urlset>\n`;

/**
 * Makes www/site of www/dist.
 * @param {{ base?: string, to?: string, from?: string }} [options] base: the address of the site, for links that must be whole
 */
export async function site({ base, to = SITE, from = DIST } = {}) {
  if (!existsSync(join(from, "force-figures.js"))) throw new Failure("nothing to publish yet. Run this first:\n  npm run build");
  const { names, folder } = unchanging(from);
  // Made beside the old site, which stays until the new one is whole.
  const stage = `${to}-new`;
  rmSync(stage, { recursive: true, force: true });
  const listed = `${stage}.json`;
  const held = join(stage, folder);

  await step("pages", async () => {
    const figures = await figuresCommand();
    // Its checksums go into the snippets, so the manifest of these files comes first.
    const plain = names.filter((name) => !isVariant(name));
    const files = Object.fromEntries(plain.map((name) => [`${folder}/${name}`, entry(join(from, name))]));
    mkdirSync(dirname(listed), { recursive: true });
    writeFileSync(listed, JSON.stringify({ assets: folder, files }));
    const address = base ? ["--base", base] : [];
    try {
      const said = await run(figures, ["render", "--all", "--out", stage, "--manifest", listed, ...address]);
      return said.split(":")[0];
    } finally {
      rmSync(listed);
    }
  });

  await step("assets", () => {
    for (const name of names) cpSync(join(from, name), join(held, name));
    return `${folder}, ${names.length} files`;
  });

  const earlier = existsSync(to) ? readdirSync(to).filter((name) => /^assets-[0-9a-f]{12}$/.test(name) && name !== folder) : [];
  await step("earlier", () => {
    for (const name of earlier) cpSync(join(to, name), join(stage, name), { recursive: true });
    return earlier.length > 0 ? `kept: ${earlier.join(", ")}` : "none";
  });

  await step("entries", () => {
    const themes = names.filter((name) => name.startsWith("themes/") && !isVariant(name));
    const entries = [...ENTRIES, ...themes].filter((name) => existsSync(join(from, name)));
    for (const name of entries) writeEntry(name, folder, stage, from);
    const pages = readdirSync(from).filter((name) => name.endsWith(".html") && !DEMO.includes(name));
    for (const name of pages) writeFileSync(join(stage, name), movedPage(readFileSync(join(from, name), "utf8"), folder, names));
    writeFileSync(join(stage, WORKER), worker(folder));
    writeFileSync(join(stage, "_headers"), headers([folder, ...earlier]));
    const { entries: list } = JSON.parse(readFileSync(join(stage, "index.json"), "utf8"));
    const forces = [...new Set(list.map((/** @type {{ force: string }} */ { force }) => force))];
    if (base?.startsWith("http")) writeFileSync(join(stage, "sitemap.xml"), sitemap(base.replace(/\/?$/, "/"), forces));
    return [...entries, ...pages, WORKER, "_headers"].join(", ");
  });

  await step("frames", async () => `${await writeFrames(stage, folder, names)}, one beside each force's page`);

  await step("manifest", () => {
    const all = filesUnder(stage);
    writeManifest(stage, all, folder, join(stage, MANIFEST));
    const bytes = all.reduce((sum, name) => sum + statSync(join(stage, name)).size, 0);
    return `${all.length} files, ${(bytes / 1e6).toFixed(1)} MB`;
  });

  const aside = `${to}-old`;
  rmSync(aside, { recursive: true, force: true });
  if (existsSync(to)) renameSync(to, aside);
  renameSync(stage, to);
  rmSync(aside, { recursive: true, force: true });
  if (!base) say("without --base the pages have no canonical address, no picture for link previews, and snippets name /force-figures/");
  return shortPath(to);
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
    say("site");
    say(`\n${await site({ base })}: put it on any static host`);
  });
}
