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
const CHOSEN = ["force", "offence", "chart", "lang", "scheme"];

/** Attributes that a snippet says, in spelling order. */
const SPELLED = ["force", "offence", "measure", "year-ending", "compare", "release", "chart", "lang", "topic", "scheme"];

/** What those attributes are where they need not be said. */
const DEFAULTS = new Map([
  ["chart", "trend"],
  ["lang", "en"],
]);

const form = /** @type {HTMLFormElement} */ (document.querySelector("#choices"));
const snippet = /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet"));
const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.querySelector(id));
const [said, weight, status, copy] = /** @type {const} */ ([part("#said"), part("#weight"), part("#status"), part("#copy")]);
const previews = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".preview > [data-width]"));

/** The element that would be pasted; never defined here, it only holds the attributes. */
const asked = document.createElement("force-figures");

/** The site's list of files, where `npm run site` has written one. @type {{ assets: string, files: Record<string, { integrity: string }> } | null} */
let manifest = null;

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
  const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
  const options = (/** @type {{ value: string, label: string }[]} */ choices) =>
    choices.map(({ value, label }) => make("option", { value }, label));
  select.replaceChildren(
    ...chooser.groups.flatMap(({ label, choices }) => (label === null ? options(choices) : make("optgroup", { label }, ...options(choices)))),
  );
  select.value = chooser.value;
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
  const [sheet, script] = [asset("force-figures.css"), asset("force-figures.js")];
  const link = make("link", { rel: "stylesheet", href: sheet.address, ...sheet.checks });
  const load = make("script", { type: "module", src: script.address, ...script.checks });
  return `${link.outerHTML}\n${load.outerHTML}\n`;
}

/** The attributes as a query: `force=merseyside&lang=cy`. @param {string} [scheme] in place of the chosen one */
function spelled(scheme = asked.getAttribute("scheme") ?? "") {
  const pairs = SPELLED.map((name) => [name, name === "scheme" ? scheme : asked.getAttribute(name)]);
  return pairs.filter(([, value]) => value).map(([name, value]) => `${name}=${value}`).join("&");
}

/** The address of the frame: where the site has one that holds the force's figures before any script, that one. @param {string} [scheme] */
function frameAddress(scheme) {
  const own = `${asked.getAttribute("force")}/frame.html`;
  return `${new URL(manifest?.files[own] ? own : "frame.html", BASE).href}?${spelled(scheme)}`;
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
  for (const box of previews) {
    box.classList.toggle("is-dark", light === "dark");
    box.classList.toggle("is-light", light === "light");
    if (html) {
      box.replaceChildren(...nodes(html));
      continue;
    }
    const address = frameAddress(light);
    const before = box.querySelector("iframe");
    if (before?.src === address) continue;
    const height = before?.clientHeight || 900;
    box.replaceChildren(make("iframe", { src: address, title: `${view.table.caption}, ${box.dataset.width} px`, height, "data-force-figures": true }));
  }
}

/** @param {FigureSet} set */
function show(set) {
  readChoices();
  const of = () => /** @type {const} */ ([queryOf(asked), chartOf(asked), languageOf(asked)]);
  pin(set.view(...of()));
  const view = set.view(...of());
  for (const name of /** @type {const} */ (["force", "offence", "chart"])) fill(name, view.choosers[name]);
  const how = chosen("form");
  const plain = how === "static" ? set.plainForm(...of()) : "";
  preview(view, plain);
  const pasted = { element: () => loading() + set.elementForm(...of(), spelled()), iframe: () => frame(view), static: () => plain };
  snippet.value = pasted[/** @type {keyof typeof pasted} */ (how)]();
  setText(said, view.headline.map(({ text }) => text).join(""));
  said.lang = view.lang;
  setText(weight, `${Math.ceil(new Blob([snippet.value]).size / 100) / 10} kB of HTML`);
}

/** Whatever goes wrong is said where the snippet would be. @param {unknown} error */
function fail(error) {
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

/** Puts the page's own address into the attributes and the controls. */
function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const name of [...CHOSEN, "topic"]) {
    const value = query.get(name);
    if (value) asked.setAttribute(name, value);
  }
  for (const name of ["lang", "scheme"]) {
    const control = /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
    control.value = asked.getAttribute(name) ?? control.value;
  }
}

async function begin() {
  readAddress();
  const set = await open();
  // Only `npm run site` writes a list of files, and moves this script into a folder that it names.
  if (import.meta.url.includes("/assets-")) manifest = await fetch("manifest.json").then((answer) => answer.json(), () => null);
  part("#pinning").hidden = !manifest?.assets;
  const { choosers } = set.view(queryOf(asked), chartOf(asked), languageOf(asked));
  for (const name of /** @type {const} */ (["force", "offence", "chart"])) fill(name, choosers[name]);

  const again = () => {
    try {
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
  again();
}

begin().catch(fail);
