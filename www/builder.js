// The builder page: what an editor chooses, as a snippet to paste and as it will look. Words and figures come from the wasm.

import init, { EmbedOptions, FigureSet } from "#wasm-builder";
import { chartOf, languageOf, queryOf } from "./attributes.js";
import { make, setText } from "./dom.js";
import { sorted } from "./errors.js";
import { datasetOf } from "./releases.js";

const WASM_URL = new URL("./force_figures_builder.wasm", import.meta.url).href;

/** Where the widget's files are for the pages that paste a snippet: beside this page. */
const BASE = new URL(".", location.href).href;

/** Attributes that the controls of the same name set. */
const CHOSEN = ["force", "offence", "measure", "chart", "lang", "scheme"];

/** Controls that offer what the figures offer. */
const OFFERED = /** @type {const} */ (["force", "offence", "measure", "chart"]);

/** What those attributes are where they need not be said. */
const DEFAULTS = new Map([
  ["measure", "count"],
  ["chart", "trend"],
  ["lang", "en"],
]);

/** The value of `compare` for no comparison (src/query/mod.rs), and what the control calls it. */
const NOTHING = { value: "none", label: "Nothing" };

const form = /** @type {HTMLFormElement} */ (document.querySelector("#choices"));
const snippet = /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet"));
const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.querySelector(id));
const [said, weight, status, copy] = /** @type {const} */ ([part("#said"), part("#weight"), part("#status"), part("#copy")]);
const previews = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".preview > [data-width]"));

/** The element that would be pasted; never defined here, it only holds the attributes. */
const asked = document.createElement("force-figures");

/** Folder of the files that never change, where `npm run site` has written one. */
let assets = "";

/** What each house style that has been chosen says, by its name. */
const styles = new Map([["", ""]]);

/** @param {string} name */
const control = (name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));

/** The value of a control. @param {string} name */
const chosen = (name) => String(new FormData(form).get(name) ?? "");

/** Puts the choices into the attributes; what is the default stays out. */
function readChoices() {
  for (const name of CHOSEN) {
    const value = chosen(name);
    if (value && value !== DEFAULTS.get(name)) asked.setAttribute(name, value);
    else asked.removeAttribute(name);
  }
}

/** Pins the attributes to what the figures are now, or lets them follow the newest release. @param {import("#wasm").View} view */
function pin(view) {
  const shown = new URLSearchParams(view.query);
  for (const name of ["year-ending", "release"]) {
    if (chosen("year-ending")) asked.setAttribute(name, shown.get(name) ?? "");
    else asked.removeAttribute(name);
  }
}

/** Fills a control with what the figures offer. @param {string} name @param {import("#wasm").Chooser} chooser */
function fill(name, chooser) {
  const select = control(name);
  const options = (/** @type {{ value: string, label: string }[]} */ choices) =>
    choices.map(({ value, label }) => make("option", { value }, label));
  select.replaceChildren(
    ...chooser.groups.flatMap(({ label, choices }) => (label === null ? options(choices) : make("optgroup", { label }, ...options(choices)))),
  );
  select.value = chooser.value;
}

/** Fills every control with what the figures offer. @param {import("#wasm").View} view */
function offer(view) {
  for (const name of OFFERED) fill(name, view[name]);
}

/**
 * Offers the areas that the chosen one can be drawn beside, where its measure is one that can be compared.
 * @param {import("#wasm").View} view of the choices without a comparison
 * @param {string} [wanted] the area that is compared with; empty for the usual one, which needs no saying
 */
function compare({ query, force, measure }, wanted = chosen("compare")) {
  const shown = new URLSearchParams(query);
  const usual = shown.get("compare");
  const { groups } = force;
  const named = groups.flatMap(({ choices }) => choices).find(({ value }) => value === usual);
  const first = named ? [{ value: "", label: named.label }, NOTHING] : [{ ...NOTHING, value: "" }];
  const others = groups.map(({ label, choices }) => ({ label, choices: choices.filter(({ value }) => value !== usual && value !== shown.get("force")) }));
  fill("compare", { label: "", value: wanted, groups: [{ label: null, choices: first }, ...others.filter(({ choices }) => choices.length > 0)] });
  const select = control("compare");
  // An area is not compared with itself.
  if (select.selectedIndex < 0) select.value = "";
  const drawn = measure.value !== DEFAULTS.get("measure") && chartOf(asked) !== "outcomes";
  part("#comparing").hidden = !drawn;
  if (drawn && select.value) asked.setAttribute("compare", select.value);
  else asked.removeAttribute("compare");
}

/**
 * Reads a house style; the page can wear it then, as the static form has no style of its own.
 * @param {string} theme
 */
async function wear(theme) {
  if (styles.has(theme)) return;
  const css = new TextDecoder().decode(await bytes(new URL(`./themes/${theme}.css`, import.meta.url).href));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  styles.set(theme, css);
}

/** The heights that the previews have, as `embed.js` reads them; empty until every frame has told its own. */
function measured() {
  const heights = [...previews].map((box) => /** @type {HTMLElement | null} */ (box.querySelector("iframe[style]"))?.clientHeight ?? 0);
  if (heights.includes(0)) return "";
  // The narrowest one is the highest: narrower columns than it are rare, and a little room is better than too little.
  return [...previews].map(({ dataset }, index) => `${index === 0 ? 0 : dataset.width}:${heights[index]}`).join(" ");
}

/** Markup of ours as nodes. @param {string} html */
const nodes = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes];

/**
 * What is shown in the three widths.
 * @param {import("#wasm").View} view
 * @param {string} html the static form, or nothing where a frame is shown
 * @param {(scheme: string) => string} frame the address of the frame in that scheme
 */
function preview(view, html, frame) {
  const light = /** @type {HTMLInputElement} */ (document.querySelector("[name=light]:checked")).value;
  const theme = html && chosen("theme");
  for (const box of previews) {
    box.className = `is-${light}${html && " is-plain"}${theme && ` ff-${theme}`}`;
    if (html) {
      box.replaceChildren(...nodes(html));
      continue;
    }
    // Light or dark, where the editor has chosen, whatever the page is.
    const address = frame(["light", "dark"].includes(chosen("scheme")) ? chosen("scheme") : light);
    const before = box.querySelector("iframe");
    if (before?.src === address) continue;
    const height = before?.clientHeight || 900;
    box.replaceChildren(make("iframe", { src: address, title: `${view.caption}, ${box.dataset.width} px`, height, "data-force-figures": true }));
  }
}

/** Charts are laid out for it, and nothing is drawn. */
const canvas = make("canvas");

/** What the attributes ask the wasm for. */
const of = () => /** @type {const} */ ([queryOf(asked), chartOf(asked), languageOf(asked)]);

/** What the wasm says of it. @param {FigureSet} set @param {string} [parts] of the view; all if not said */
function viewOf(set, parts = "") {
  const chart = set.chart(canvas);
  const view = chart.show(...of(), canvas.width, parts);
  chart.free();
  return view;
}

/** Puts the choices into the attributes, and offers what can be chosen beside them. @param {FigureSet} set */
function settle(set) {
  asked.removeAttribute("compare");
  readChoices();
  offer(viewOf(set, "names switches"));
  // Again: what this force does not offer, as one without residents has no rate, is not asked for.
  readChoices();
  const view = viewOf(set);
  compare(view);
  pin(view);
}

/** @param {FigureSet} set @param {EmbedOptions} options */
function show(set, options) {
  settle(set);
  const theme = chosen("theme");
  options.wear(theme, styles.get(theme) ?? "");
  options.pin(chosen("pinned") && assets);
  const view = viewOf(set);
  const how = chosen("form");
  const made = () => set.snippet(how, ...of(), chosen("scheme"), options);
  const plain = how === "static" ? made() : "";
  preview(view, plain, (scheme) => set.frameAddress(...of(), scheme, options));
  options.measured(measured());
  snippet.value = plain || made();
  setText(said, view.headline.map(({ text }) => text).join(""));
  said.lang = view.lang;
  setText(weight, `${Math.ceil(new Blob([snippet.value]).size / 100) / 10} kB of HTML`);
}

/** Whatever goes wrong is said where the snippet would be. @param {unknown} error */
function fail(error) {
  // What stands there is not what is chosen now.
  snippet.value = "";
  setText(status, `The snippet could not be made: ${sorted(error).message}`);
}

/** The bytes of a file. @param {string} url */
async function bytes(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The dataset with its companion, in the builder's own wasm. */
async function open() {
  const { url, newest } = datasetOf(asked);
  const [data, companion, module] = await Promise.all([
    bytes(url),
    bytes(url.replace(/\.figures$/, ".companion")),
    bytes(WASM_URL).then((wasm) => WebAssembly.compile(wasm)),
  ]);
  await init({ module_or_path: module });
  return FigureSet.withCompanion(data, companion, newest);
}

/** Puts the page's own address into the attributes and the controls; gives the area to compare with. */
function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const name of [...CHOSEN, "topic"]) {
    const value = query.get(name);
    if (value) asked.setAttribute(name, value);
  }
  for (const name of ["lang", "scheme", "theme"]) {
    const select = control(name);
    select.value = query.get(name) ?? select.value;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }
  return query.get("compare") ?? "";
}

/**
 * Reads the site's list of files. Only `npm run site` writes one, and moves this script into a folder that it names.
 * @param {EmbedOptions} options
 */
async function readManifest(options) {
  if (!import.meta.url.includes("/assets-")) return;
  /** @type {{ assets: string, files: Record<string, { integrity: string }> } | null} */
  const manifest = await fetch("manifest.json").then((answer) => answer.json(), () => null);
  options.list(manifest?.files ?? {});
  assets = manifest?.assets ?? "";
}

async function begin() {
  const compared = readAddress();
  const set = await open();
  const options = new EmbedOptions(BASE, asked.getAttribute("topic") ?? "");
  await readManifest(options);
  part("#pinning").hidden = !assets;
  const view = viewOf(set);
  offer(view);
  compare(view, compared);

  const again = async () => {
    const theme = chosen("theme");
    try {
      await wear(theme);
      // Another one has been chosen since, and is on its way.
      if (theme !== chosen("theme")) return;
      show(set, options);
      setText(status, "");
    } catch (error) {
      fail(error);
    }
  };
  document.addEventListener("change", again);
  // A frame's height is known only once it has told it, to the host's script of this page.
  addEventListener("message", () => {
    if (chosen("form") === "iframe") requestAnimationFrame(again);
  });
  copy.addEventListener("click", async () => {
    snippet.select();
    try {
      await navigator.clipboard.writeText(snippet.value);
      setText(status, "Copied.");
    } catch {
      setText(status, "The browser does not let this page copy: the snippet is selected, copy it by hand.");
    }
  });
  await again();
}

begin().catch(fail);
