// The builder page: what an editor chooses, as a snippet to paste and as it will look. Words and figures come from the wasm.

import init, { FigureSet } from "#wasm-builder";
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

/** Attributes that a snippet says, in spelling order. */
const SPELLED = ["force", "offence", "measure", "year-ending", "compare", "release", "chart", "lang", "topic", "scheme"];

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

/** The site's list of files, where `npm run site` has written one. @type {{ assets: string, files: Record<string, { integrity: string }> } | null} */
let manifest = null;

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

/**
 * Offers the areas that the chosen one can be drawn beside, where its measure is one that can be compared.
 * @param {import("#wasm").View} view of the choices without a comparison
 * @param {string} [wanted] the area that is compared with; empty for the usual one, which needs no saying
 */
function compare({ query, choosers }, wanted = chosen("compare")) {
  const shown = new URLSearchParams(query);
  const usual = shown.get("compare");
  const { groups } = choosers.force;
  const named = groups.flatMap(({ choices }) => choices).find(({ value }) => value === usual);
  const first = named ? [{ value: "", label: named.label }, NOTHING] : [{ ...NOTHING, value: "" }];
  const others = groups.map(({ label, choices }) => ({ label, choices: choices.filter(({ value }) => value !== usual && value !== shown.get("force")) }));
  fill("compare", { label: "", value: wanted, groups: [{ label: null, choices: first }, ...others.filter(({ choices }) => choices.length > 0)] });
  const select = control("compare");
  // An area is not compared with itself.
  if (select.selectedIndex < 0) select.value = "";
  const drawn = choosers.measure.value !== DEFAULTS.get("measure") && chartOf(asked) !== "outcomes";
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

/** The address of a file, and the checksum that it is held against where the editor wants it to stay the same. @param {string} name */
function asset(name) {
  const pinned = manifest && chosen("pinned") ? `${manifest.assets}/${name}` : "";
  const integrity = manifest?.files[pinned]?.integrity ?? null;
  const checks = /** @type {Record<string, string>} */ (integrity ? { integrity, crossorigin: "anonymous" } : {});
  return { address: new URL(pinned || name, BASE).href, checks };
}

/** The lines that load the element. */
function loading() {
  const theme = chosen("theme");
  const sheets = ["force-figures.css", ...(theme ? [`themes/${theme}.css`] : [])].map(asset);
  const links = sheets.map(({ address, checks }) => make("link", { rel: "stylesheet", href: address, ...checks }));
  const { address, checks } = asset("force-figures.js");
  const load = make("script", { type: "module", src: address, ...checks });
  return [...links, load].map(({ outerHTML }) => `${outerHTML}\n`).join("");
}

/** The attributes as a query: `force=merseyside&lang=cy`. @param {string} [scheme] in place of the chosen one */
function spelled(scheme = asked.getAttribute("scheme") ?? "") {
  const pairs = SPELLED.map((name) => [name, name === "scheme" ? scheme : asked.getAttribute(name)]);
  return pairs.filter(([, value]) => value).map(([name, value]) => `${name}=${value}`).join("&");
}

/** The element with its static form. @param {FigureSet} set */
function element(set) {
  const theme = chosen("theme");
  return set.elementForm(...of(), theme ? `class=ff-${theme}&${spelled()}` : spelled());
}

/** The address of the frame: where the site has one that holds the force's figures before any script, that one. @param {string} [scheme] */
function frameAddress(scheme) {
  const own = `${asked.getAttribute("force")}/frame.html`;
  const theme = chosen("theme");
  return `${new URL(manifest?.files[own] ? own : "frame.html", BASE).href}?${spelled(scheme)}${theme && `&theme=${theme}`}`;
}

/** The frame, with the heights that the previews have now. @param {import("#wasm").View} view */
function frame(view) {
  const heights = [...previews].map((box) => [box.dataset.width, box.querySelector("iframe")?.clientHeight ?? 0]);
  const known = heights.filter(([, height]) => Number(height) > 200);
  // The narrowest one is the highest: narrower columns than it are rare, and a little room is better than too little.
  const reserved = known.map(([width, height], index) => `${index === 0 ? 0 : width}:${height}`).join(" ");
  const middle = known.find(([width]) => width === "640")?.[1] ?? 1300;
  return make("iframe", {
    src: frameAddress(),
    title: view.table.caption,
    width: "100%",
    height: middle,
    loading: "lazy",
    frameborder: "0",
    "data-force-figures": true,
    "data-heights": reserved || null,
  }).outerHTML.concat("\n", make("script", { async: true, src: asset("embed.js").address }).outerHTML, "\n");
}

/** Markup of ours as nodes. @param {string} html */
const nodes = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes];

/** What is shown in the three widths. @param {import("#wasm").View} view @param {string} html the static form */
function preview(view, html) {
  const light = /** @type {HTMLInputElement} */ (document.querySelector("[name=light]:checked")).value;
  const theme = html && chosen("theme");
  for (const box of previews) {
    box.className = `is-${light}${html && " is-plain"}${theme && ` ff-${theme}`}`;
    if (html) {
      box.replaceChildren(...nodes(html));
      continue;
    }
    // Light or dark, where the editor has chosen, whatever the page is.
    const address = frameAddress(["light", "dark"].includes(chosen("scheme")) ? chosen("scheme") : light);
    const before = box.querySelector("iframe");
    if (before?.src === address) continue;
    const height = before?.clientHeight || 900;
    box.replaceChildren(make("iframe", { src: address, title: `${view.table.caption}, ${box.dataset.width} px`, height, "data-force-figures": true }));
  }
}

/** What the attributes ask the wasm for. */
const of = () => /** @type {const} */ ([queryOf(asked), chartOf(asked), languageOf(asked)]);

/** Puts the choices into the attributes, and offers what can be chosen beside them. @param {FigureSet} set */
function settle(set) {
  asked.removeAttribute("compare");
  readChoices();
  const { choosers } = set.view(...of());
  for (const name of OFFERED) fill(name, choosers[name]);
  // Again: what this force does not offer, as one without residents has no rate, is not asked for.
  readChoices();
  const view = set.view(...of());
  compare(view);
  pin(view);
}

/** @param {FigureSet} set */
function show(set) {
  settle(set);
  const view = set.view(...of());
  const how = chosen("form");
  const plain = how === "static" ? set.plainForm(...of(), styles.get(chosen("theme")) ?? "", chosen("scheme")) : "";
  preview(view, plain);
  const pasted = { element: () => loading() + element(set), iframe: () => frame(view), static: () => plain };
  snippet.value = pasted[/** @type {keyof typeof pasted} */ (how)]();
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

async function begin() {
  const compared = readAddress();
  const set = await open();
  // Only `npm run site` writes a list of files, and moves this script into a folder that it names.
  if (import.meta.url.includes("/assets-")) manifest = await fetch("manifest.json").then((answer) => answer.json(), () => null);
  part("#pinning").hidden = !manifest?.assets;
  const view = set.view(...of());
  for (const name of OFFERED) fill(name, view.choosers[name]);
  compare(view, compared);

  const again = async () => {
    const theme = chosen("theme");
    try {
      await wear(theme);
      // Another one has been chosen since, and is on its way.
      if (theme !== chosen("theme")) return;
      show(set);
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
