// The build: cargo -> wasm-bindgen -> wasm-opt -> esbuild -> pages -> www/dist. node www/tools/build.mjs [--glue | --wasm | --pages]
//
// --glue stops after wasm-bindgen: the types that `npm run check:js` needs. --wasm stops after wasm-opt, and --pages goes on from
// there: `npm test` builds the `figures` command, which fills the pages, while the wasm is built.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import esbuild from "esbuild";
import { buildWebCommand, EDITIONS, figuresCommand, wasmLibrary } from "./cargo.mjs";
import { Failure, isMain, ROOT, run, runTool, say, shortPath, step } from "./command.mjs";
import { namedByOrder } from "./order.mjs";

const WWW = join(ROOT, "www");
const DIST = join(WWW, "dist");
/** Between cargo and www/dist; package.json's `imports` names the glue here, so it does not follow CARGO_TARGET_DIR. */
const GLUE = join(ROOT, "target", "web");
/** Built here and copied at the end, so that a failed build leaves the last good one in www/dist. */
const STAGE = join(GLUE, "dist");

/** The script of the live figure, which comes before the seeds that hold it against its checksum. */
const LIVE = "force-figures-live.js";

/**
 * Scripts that a page loads by name; everything else is bundled into one of them. The host's own script is loaded in any way a
 * CMS allows, so it is no module, and leaves no name on the page.
 */
const ENTRIES = /** @type {const} */ ({
  [LIVE]: "esm",
  "force-figures.js": "esm",
  "force-figures-find.js": "esm",
  "force-figures-stories.js": "esm",
  "force-figures-places.js": "esm",
  "force-story.js": "esm",
  "element.js": "esm",
  "frame.js": "esm",
  "embed.js": "iife",
  "builder.js": "esm",
});

/** What an entry imports by address when it needs it: a bundle of its own, and no part of the one that asks. */
const LAZY = ["./force-figures-live.js", "./force-figures-find.js", "./force-figures-stories.js", "./force-figures-places.js"];

/** The code of a first view, as an element and as a frame (src/bin/figures/site/entries.rs says the same to the worker of a site). */
const FIRST_CODE = ["force-figures.js", "force-figures-live.js", "force-figures.css", "force_figures.wasm", "frame.html", "frame.css", "frame.js"];

/** How much of a SHA-256 in base64 goes into the script: 144 bits, of which no two files in the world will agree by chance or on purpose. */
const SUM_LENGTH = 24;

/** Endings of the files by which readers find their force. */
const PLACES = [".places", ".boundaries"];

/** Files of the demo, which no other page needs. */
const DEMO = ["index.html", "gallery.html", "article.css"];

/** The browser floor of the shell; the wasm's own floor is below. */
const TARGET = "es2022";

/**
 * What rustc and wasm-bindgen emit (Chrome 96, Firefox 79, Safari 15). The build fails on any other: a new compiler must not
 * raise the browser floor unseen.
 */
const WASM_FEATURES = [
  "bulk-memory",
  "bulk-memory-opt",
  "call-indirect-overlong",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
];
const WASM_OPT = [
  // Rust's stack is below its data and grows down: nothing points to the first kilobyte.
  "--low-memory-unused",
  "--optimize-added-constants-propagate",
  // For size after compression, which measured otherwise than size: inlining makes the wasm smaller and its brotli bigger (75.8 kB
  // without, 79.1 with), and so does local-cse by half a kilobyte.
  "-Oz",
  "--flexible-inline-max-function-size=0",
  "--one-caller-inline-max-function-size=10",
  "--skip-pass=local-cse",
  // What is constant over the whole module, and once more what that leaves over; locals in an order that compresses: 0.2 kB.
  "--gufa",
  "-Oz",
  "--merge-locals",
  "--reorder-locals",
  "--mvp-features",
  ...WASM_FEATURES.map((feature) => `--enable-${feature}`),
  "--strip-debug",
  "--strip-producers",
  "--strip-target-features",
  "--print-features",
];

/** And once more, when the functions have names by their order (order.mjs). */
const WASM_ORDER = ["--reorder-functions-by-name", "--strip-debug", ...WASM_OPT.filter((flag) => /features$|^--enable/.test(flag))];

/** In base64. @param {string | Uint8Array} bytes */
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("base64");

/** Where in the glue of the pinned wasm-bindgen its loading begins, which lasts to its end; and what stands in its place. */
const LOADING = "async function __wbg_load(";
const INIT = `export default async function init({ module_or_path: module }) {
    return __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}
`;

/**
 * What the browsers of the floor make unneeded: stand-ins for encodeInto, `using`, encoding without realloc. What gives back the memory of a
 * text where another argument turns out to be none: the shell passes texts. And what frees a handle that was lost: every one has an owner here,
 * which frees it.
 */
const STAND_INS = [
  [/try \{\n((?: +(?:ptr|len)\d = .*\n)+) +\} catch \(e\) \{\n(?: +if \(ptr\d\) .*\n)+ +throw e;\n +\}\n/g, "$1"],
  [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}\n/, ""],
  [/^const \w+Finalization = [\s\S]*?;\n/gm, ""],
  [/^ +\w+Finalization\.(?:un)?register\(.*\);\n/gm, ""],
  [/if \(Symbol\.dispose\).*\n/g, ""],
  [/ {4}if \(realloc === undefined\) \{[\s\S]*?\n {4}\}\n/, ""],
];

const kilobytes = (path) => `${shortPath(path)} ${(statSync(path).size / 1000).toFixed(1)} kB`;

/** Files of `folder` with that ending, sorted; none when there is no such folder. */
const filesOf = (folder, ending) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)).sort() : [];

/** cargo's wasm of each edition, and the glue that wasm-bindgen makes of it in target/web. */
export async function buildGlue() {
  const buildWeb = await step("build_web", buildWebCommand);
  mkdirSync(join(GLUE, "cargo"), { recursive: true });
  for (const edition of EDITIONS) {
    // The glue is named after the wasm; cargo has one name for all editions.
    const named = join(GLUE, "cargo", `${edition.name}.wasm`);
    await step(`wasm: ${edition.feature}`, async () => {
      cpSync(await wasmLibrary(edition), named);
      return kilobytes(named);
    });
    await step(`glue: ${edition.feature}`, async () => {
      await run(buildWeb, [named, GLUE]);
      trimGlue(edition.name);
      return kilobytes(join(GLUE, `${edition.name}.js`));
    });
  }
}

/**
 * The glue without what no shell of ours asks it for. It stands in for what older browsers lack. It can fetch and stream, with advice for
 * whoever does it wrongly. The loader hands it a module that has been checked and compiled.
 * @param {string} name
 */
function trimGlue(name) {
  const path = join(GLUE, `${name}.js`);
  const glue = readFileSync(path, "utf8");
  const end = glue.indexOf(LOADING);
  if (end < 0) throw new Failure(`${name}.js loads its wasm in a way that is not known here: no "${LOADING}"`);
  const short = STAND_INS.reduce((text, [pattern, to]) => {
    if (text.search(pattern) < 0) throw new Failure(`${name}.js has nothing like ${pattern}`);
    return text.replace(pattern, to);
  }, glue.slice(0, end) + INIT);
  writeFileSync(path, short);
}

/** Where wasm-opt's result is kept: under a hash of all that goes in. @param {string} name */
function optimised(name) {
  const version = JSON.parse(readFileSync(join(ROOT, "node_modules", "binaryen", "package.json"), "utf8")).version;
  const hash = createHash("sha256").update(JSON.stringify([version, WASM_OPT, WASM_ORDER, String(namedByOrder)]));
  const key = hash.update(readFileSync(join(GLUE, `${name}_bg.wasm`))).digest("hex");
  return join(GLUE, `optimised-${name}-${key.slice(0, 16)}.wasm`);
}

/** wasm-opt takes up to half a minute, so its last result is kept. @param {string} name */
async function optimise(name) {
  const kept = optimised(name);
  const known = existsSync(kept);
  if (!known) {
    const partial = join(GLUE, `partial-${name}.wasm`);
    const wasmOpt = join(ROOT, "node_modules", "binaryen", "bin", "wasm-opt");
    const features = await run(process.execPath, [wasmOpt, ...WASM_OPT, join(GLUE, `${name}_bg.wasm`), "-o", partial]);
    writeFileSync(partial, namedByOrder(readFileSync(partial)));
    await run(process.execPath, [wasmOpt, ...WASM_ORDER, partial, "-o", partial]);
    const unknown = features.split(/\s+/).filter((flag) => flag && !WASM_OPT.includes(flag));
    if (unknown.length > 0) throw new Failure(`the wasm needs more of a browser than WASM_FEATURES allows: ${unknown.join(" ")}`);
    // Renamed only when whole: an interrupted run must not be taken for a result.
    renameSync(partial, kept);
  }
  return `${kilobytes(kept)}${known ? " (unchanged)" : ""}`;
}

/** Every edition at once, on a core each. */
async function optimiseAll() {
  const results = await Promise.all(EDITIONS.map(({ name }) => optimise(name)));
  const current = EDITIONS.map(({ name }) => basename(optimised(name)));
  const earlier = filesOf(GLUE, ".wasm").filter((name) => name.startsWith("optimised-") && !current.includes(name));
  for (const old of earlier) rmSync(join(GLUE, old));
  return results.join(", ");
}

/** Every optimised wasm, under the name that the shell asks for. */
function stageAll() {
  const missing = EDITIONS.filter(({ name }) => !existsSync(join(GLUE, `${name}_bg.wasm`)) || !existsSync(optimised(name)));
  if (missing.length > 0) throw new Failure(`no wasm of ${missing.map(({ feature }) => feature).join(", ")} yet. Run this first:\n  npm run build`);
  for (const { name } of EDITIONS) cpSync(optimised(name), join(STAGE, `${name}.wasm`));
  return EDITIONS.map(({ name }) => kilobytes(join(STAGE, `${name}.wasm`))).join(", ");
}

/** Where a script that loads a wasm and its data imports their checksums from, and which files these are. @type {[string, string, string[]][]} */
const SUMS = [
  ["sums", "force_figures", [".figures"]],
  ["sums-stories", "force_figures_stories", [".companion"]],
  ["sums-places", "force_figures_places", PLACES],
];

/** The checksums that the shell holds a wasm and its data to. */
function sums() {
  const data = join(WWW, "data");
  for (const [to, name, endings] of SUMS) {
    const files = endings.flatMap((ending) => filesOf(data, ending));
    const paths = [join(STAGE, `${name}.wasm`), ...files.map((file) => join(data, file))];
    const known = paths.map((path) => [basename(path), sha256(readFileSync(path)).slice(0, SUM_LENGTH)]);
    writeFileSync(join(GLUE, `${to}.json`), JSON.stringify(Object.fromEntries(known)));
  }
  return "of each wasm and its data";
}

/** Adds the script of the live figure to the checksums that its seed has: whole, as browsers want it of an `integrity`. */
function knowLive() {
  const path = join(GLUE, "sums.json");
  const known = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify({ ...known, [LIVE]: sha256(readFileSync(join(STAGE, LIVE))) }));
}

/** The list of datasets as the shell knows it: without the figures that publications have stated, which are the command's alone. */
function releases() {
  const { default: topic, topics } = JSON.parse(readFileSync(join(WWW, "data", "releases.json"), "utf8"));
  const shown = Object.fromEntries(Object.entries(topics).map(([name, { latest, releases }]) => [name, { latest, releases }]));
  writeFileSync(join(GLUE, "releases.json"), JSON.stringify({ default: topic, topics: shown }));
  return Object.keys(shown).join(", ");
}

/** The shell: one file each, the wasm beside it and never inside it. */
async function bundle() {
  const names = Object.keys(ENTRIES);
  const missing = names.map((name) => join(WWW, name)).filter((entry) => !existsSync(entry));
  if (missing.length > 0) throw new Failure(`missing: ${missing.map(shortPath).join(", ")}`);
  for (const [name, format] of Object.entries(ENTRIES)) {
    const output = { format, target: TARGET, platform: /** @type {const} */ ("browser"), sourcemap: /** @type {const} */ ("linked") };
    const define = { BUNDLED: String(name === "element.js") };
    await minify({ entryPoints: [join(WWW, name)], bundle: true, external: LAZY, define, ...output });
    if (name === LIVE) knowLive();
  }
  // For pages with a bundler of their own: element.js has no side effect, and this one has it alone.
  await minify({ entryPoints: [join(WWW, "define.js")], format: "esm", target: TARGET });
  return names.map((name) => {
    const path = join(STAGE, name);
    // "\0asm" in base64: a wasm inlined by a loader would be bigger, and could not be compiled while it streams.
    if (readFileSync(path, "utf8").includes("AGFzbQ")) throw new Failure(`${name} holds the wasm; it must stay its own file`);
    return kilobytes(path);
  }).join(", ");
}

/** What a service worker keeps before anyone asks for it: a first view, whole. */
function firstFiles() {
  const { default: topic, topics } = JSON.parse(readFileSync(join(WWW, "data", "releases.json"), "utf8"));
  const { latest, releases } = topics[topic];
  return [...FIRST_CODE, `data/${releases[latest]}`];
}

/** The service worker, which knows every file that it may answer for, and a version that changes with any of them. */
async function serviceWorker() {
  const paths = readdirSync(STAGE, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(STAGE, name)).isFile()).sort();
  const own = paths.filter((path) => !path.endsWith(".map") && !DEMO.includes(path));
  const define = {
    VERSION: sha256(own.map((path) => sha256(readFileSync(join(STAGE, path)))).join(" ")).slice(0, SUM_LENGTH),
    OWN_FILES: own.map((path) => basename(path)),
    FIRST_FILES: firstFiles(),
  };
  await minify({
    entryPoints: [join(WWW, "service-worker.js")],
    bundle: true,
    format: "iife",
    target: TARGET,
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
  });
  return `${kilobytes(join(STAGE, "service-worker.js"))}, for ${own.length} files`;
}

/** The stylesheets of www/ and its themes, minified. */
async function styles() {
  const names = ["", "themes/"].flatMap((folder) => filesOf(join(WWW, folder), ".css").map((name) => folder + name));
  await minify({ entryPoints: names.map((name) => join(WWW, name)), outbase: WWW });
  return names.map((name) => kilobytes(join(STAGE, name))).join(", ");
}

/** esbuild into the stage, its messages as the failure. @param {import("esbuild").BuildOptions} options */
async function minify(options) {
  const common = { outdir: STAGE, minify: true, legalComments: "none", charset: "utf8", absWorkingDir: ROOT, logLevel: "silent" };
  try {
    await esbuild.build({ ...common, ...options });
  } catch (error) {
    const messages = await esbuild.formatMessages(error.errors ?? [{ text: String(error) }], { kind: "error" });
    throw new Failure(messages.join("\n").trim());
  }
}

/** The published datasets and the list of them, and the files by which readers find their force. */
function datasets() {
  const from = join(WWW, "data");
  const names = [".figures", ".companion", "releases.json", ...PLACES].flatMap((ending) => filesOf(from, ending));
  mkdirSync(join(STAGE, "data"), { recursive: true });
  for (const name of names) cpSync(join(from, name), join(STAGE, "data", name));
  return names.length > 0 ? names.join(", ") : "none published yet";
}

/** The HTML pages, with every place filled (src/bin/figures/template.rs lists them). */
async function pages() {
  const names = filesOf(WWW, ".html");
  await run(await figuresCommand(), ["fill", ...names.map((name) => join(WWW, name)), "--out", STAGE]);
  return names.join(", ");
}

/**
 * How brotli writes distances: NPOSTFIX and NDIRECT, as RFC 7932 calls them. Node never tries any but the first; a dataset, whose
 * records of numbers repeat at near distances, takes 0.2 kB less with the second.
 */
const DISTANCES = [[0, 0], [1, 12]];

/** @param {Uint8Array} bytes */
function smallestBrotli(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_NPOSTFIX, BROTLI_PARAM_NDIRECT } = constants;
  const tried = DISTANCES.map(([postfix, direct]) => {
    const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return brotliCompressSync(bytes, { params: { ...params, [BROTLI_PARAM_NPOSTFIX]: postfix, [BROTLI_PARAM_NDIRECT]: direct } });
  });
  return tried.reduce((least, other) => (other.length < least.length ? other : least));
}

/** A .br and a .gz beside every file, at their best quality: what size.mjs measures is what serve.mjs sends. */
function compress() {
  const names = readdirSync(STAGE, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(STAGE, name)).isFile() && !name.endsWith(".map"));
  for (const name of names) {
    const bytes = readFileSync(join(STAGE, name));
    writeFileSync(join(STAGE, `${name}.br`), smallestBrotli(bytes));
    writeFileSync(join(STAGE, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
  return `${names.length} files`;
}

/** Every wasm, from the source to what wasm-opt makes of it. */
async function buildWasm() {
  await buildGlue();
  await step("wasm-opt", optimiseAll);
}

/** www/dist of the wasm that has been built. */
async function buildPages() {
  rmSync(STAGE, { recursive: true, force: true });
  mkdirSync(STAGE, { recursive: true });
  await step("wasm", stageAll);
  await step("sums", sums);
  await step("releases", releases);
  await step("shell", bundle);
  await step("styles", styles);
  await step("datasets", datasets);
  await step("pages", pages);
  await step("worker", serviceWorker);
  await step("compress", compress);
  rmSync(DIST, { recursive: true, force: true });
  cpSync(STAGE, DIST, { recursive: true });
  rmSync(STAGE, { recursive: true });
}

/** The whole of www/dist. */
export async function build() {
  say("build");
  await buildWasm();
  await buildPages();
}

/** Parts of the build, by the option that asks for one. @type {Record<string, () => Promise<void>>} */
const PARTS = { "--glue": buildGlue, "--wasm": buildWasm, "--pages": buildPages };

if (isMain(import.meta.url)) await runTool(PARTS[process.argv[2]] ?? build);
