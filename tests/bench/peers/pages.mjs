// The pages: each whole in itself, with its data in it, minified and compressed, in target/bench/peers.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { Failure, ROOT } from "../../../www/tools/command.mjs";
import { ask, lastOf, MEASURE, NATIONAL, OPENING } from "./data.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
export const BUILT = join(ROOT, "target", "bench", "peers");

/** Where the widget's own files are, below the pages. */
const BASE = "/ff/";

/** Widgets on the page of many. */
export const MANY = 20;

/**
 * @typedef {object} Page
 * @property {string} name
 * @property {string} title as in the tables
 * @property {"peer" | "ours" | "svg"} kind
 * @property {boolean} live whether a reader can use it without more ado
 * @property {"intent"} [loading]
 */

/** @type {Page[]} */
export const PAGES = [
  { name: "svg", title: "floor: SVG in the HTML", kind: "svg", live: false },
  { name: "canvas", title: "floor: canvas by hand", kind: "peer", live: true },
  { name: "uplot", title: "uPlot", kind: "peer", live: true },
  { name: "d3", title: "D3 by hand", kind: "peer", live: true },
  { name: "layercake", title: "Svelte + LayerCake", kind: "peer", live: true },
  { name: "chartjs", title: "Chart.js", kind: "peer", live: true },
  { name: "highcharts", title: "Highcharts + accessibility", kind: "peer", live: true },
  { name: "ours-static", title: "Force Figures, static", kind: "ours", live: false },
  { name: "ours-intent", title: "Force Figures, on intent", kind: "ours", live: false, loading: "intent" },
  { name: "ours-eager", title: "Force Figures, eager", kind: "ours", live: true },
];

/** Pages of our own whose styles are in the snippet; only where the command can print such a snippet. @type {Page[]} */
export const INLINE_PAGES = [
  { name: "ours-static-inline", title: "Force Figures, static, styles inline", kind: "ours", live: false },
  { name: "ours-intent-inline", title: "Force Figures, on intent, styles inline", kind: "ours", live: false, loading: "intent" },
];

/** An article's own rules: the same for all. */
const ARTICLE = "body{margin:0;font:16px/24px system-ui,sans-serif;color:#16191d;background:#fff}main{max-width:640px;margin:16px auto}@media(max-width:672px){main{margin:16px}}";

/** @param {Page["kind"]} kind @param {string} head @param {string} body */
const html = (kind, head, body) => `<!doctype html>
<html lang="en-GB" data-kind="${kind}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Harassment recorded by the police</title>
<link rel="icon" href="data:,">
<style>${ARTICLE}</style>
${head}
</head>
<body>
<main>
<h1>Harassment recorded by the police</h1>
<p>Choose your force.</p>
${body}
<p id="after">Source: Home Office.</p>
</main>
</body>
</html>
`;

/** A page of a chart library. @param {string} name @param {string} data @param {string[]} forces */
function peerPage(name, data, forces) {
  const head = `<link rel="stylesheet" href="${name}.css">\n<script type="module" src="${name}.js"></script>`;
  const hosts = forces.map((force) => `<div class="widget" data-force="${force}"></div>`).join("\n");
  return html("peer", head, `${hosts}\n<script type="application/json" id="data">${data}</script>`);
}

/** The least that a reader can see of the figures: one SVG, without a script. @param {import("./data.mjs").Figures} figures @param {string} slug */
function drawing(figures, slug) {
  const [width, height, left, right, top, bottom] = [640, 320, 36, 8, 8, 24];
  const valuesOf = (wanted) => figures.areas.find((area) => area.slug === wanted)?.rates ?? [];
  const [local, national] = [valuesOf(slug), valuesOf(NATIONAL)];
  const most = Math.ceil(Math.max(...local, ...national));
  const x = (index) => left + (index / (figures.periods.length - 1)) * (width - left - right);
  const y = (value) => height - bottom - (value / most) * (height - top - bottom);
  const path = (values) => `M${values.map((value, index) => `${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join("L")}`;
  const step = Math.max(1, Math.ceil(most / 5));
  const gridlines = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
  const years = figures.periods.flatMap((period, index) => (period.endsWith("-03") && index % 8 === 0 ? [[period.slice(0, 4), x(index)]] : []));
  return `<svg class="plot" viewBox="0 0 ${width} ${height}" width="100%" role="img" font-size="12" fill="#5a6370" font-family="system-ui, sans-serif">
${gridlines.map((value) => `<path stroke="#d9dde3" d="M${left} ${y(value).toFixed(1)}H${width - right}"/><text x="${left - 6}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${value}</text>`).join("\n")}
${years.map(([year, at]) => `<text x="${Number(at).toFixed(1)}" y="${height - 6}" text-anchor="middle">${year}</text>`).join("\n")}
<path fill="none" stroke="#6b7480" stroke-width="1.75" stroke-dasharray="5 4" d="${path(national)}"/>
<path fill="none" stroke="#0b5c8a" stroke-width="2.5" d="${path(local)}"/>
<text class="readout" x="${width - right}" y="${(y(/** @type {number} */ (local.at(-1))) - 10).toFixed(1)}" text-anchor="end">Year to December 2025: ${lastOf(figures, slug).toFixed(1)} per 1,000 people</text>
</svg>`;
}

/** What the command prints for an article, cut at the element: what stands before it, and the element. @param {string} snippet */
function parts(snippet) {
  const from = snippet.indexOf("<force-figures");
  const to = snippet.indexOf("</force-figures>");
  if (from < 0 || to < 0) throw new Failure("figures embed prints no <force-figures>; the bench cannot find its element");
  const end = to + "</force-figures>".length;
  return { before: snippet.slice(0, from) + snippet.slice(end), element: snippet.slice(from, end) };
}

const SCRIPTS = /<script[\s\S]*?<\/script>\n?|<link[^>]*rel="?(?:module)?preload"?[^>]*>\n?/g;

/**
 * A page of our own, as the command's snippets make it.
 * @param {string} command
 * @param {Page} page
 * @param {string[]} forces
 */
async function ownPage(command, page, forces) {
  const styles = page.name.endsWith("-inline") ? ["--styles", "inline"] : [];
  const snippets = [];
  for (const force of forces) snippets.push(parts(await ask(command, ["embed", "--force", force, "--measure", MEASURE, "--base", BASE, ...styles])));
  const scripted = page.live || page.loading !== undefined;
  const before = scripted ? snippets[0].before : snippets[0].before.replace(SCRIPTS, "");
  const loading = page.live ? "eager" : page.loading;
  const elements = snippets.map(({ element }) =>
    loading ? element.replace(/ loading="[^"]*"/, "").replace("<force-figures", `<force-figures loading="${loading}"`) : element,
  );
  return html("ours", before.trim(), elements.join("\n"));
}

/** Every peer's script and styles. @param {string[]} names */
async function bundle(names) {
  const [{ default: esbuild }, { default: svelte }] = await Promise.all([import("esbuild"), import("esbuild-svelte")]);
  await esbuild.build({
    entryPoints: names.map((name) => join(HERE, "pages", `${name}.js`)),
    outdir: BUILT,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    mainFields: ["svelte", "browser", "module", "main"],
    conditions: ["svelte", "browser", "production"],
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [svelte({ compilerOptions: { css: "external", dev: false } })],
    logLevel: "warning",
  });
}

/** A .br beside every file that has none, as www/tools/build.mjs writes it. */
function compress() {
  for (const name of readdirSync(BUILT, { recursive: true, encoding: "utf8" })) {
    const path = join(BUILT, name);
    if (!statSync(path).isFile() || /\.(br|gz|map)$/.test(name) || existsSync(`${path}.br`)) continue;
    const bytes = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  }
}

/**
 * Builds the pages: `NAME.html` with one widget, `NAME-many.html` with twenty.
 * @param {string} command the `figures` command
 * @param {import("./data.mjs").Figures} figures
 * @param {Page[]} pages
 */
export async function buildPages(command, figures, pages) {
  const dist = join(ROOT, "www", "dist");
  if (!existsSync(join(dist, "force-figures.js"))) throw new Failure("www/dist is missing. Run this first:\n  npm run build");
  rmSync(BUILT, { recursive: true, force: true });
  mkdirSync(BUILT, { recursive: true });
  cpSync(dist, join(BUILT, BASE), { recursive: true });
  const data = JSON.stringify(figures);
  const many = figures.areas.filter(({ slug, rates }) => rates && slug !== NATIONAL).slice(0, MANY).map(({ slug }) => slug);
  await bundle(pages.filter(({ kind }) => kind === "peer").map(({ name }) => name));
  for (const page of pages) {
    for (const [name, forces] of /** @type {[string, string[]][]} */ ([[page.name, [OPENING]], [`${page.name}-many`, many]])) {
      let text;
      if (page.kind === "peer") text = peerPage(page.name, data, forces);
      else if (page.kind === "ours") text = await ownPage(command, page, forces);
      else text = html("svg", "", forces.map((force) => drawing(figures, force)).join("\n"));
      writeFileSync(join(BUILT, `${name}.html`), text);
    }
  }
  writeFileSync(join(BUILT, "blank.html"), '<!doctype html><title>blank</title><link rel="icon" href="data:,">');
  compress();
}
