// The iframe form: the address says what is shown, the page around it hears how high that is and, if it asks, what readers do.
// It runs before force-figures.js, so that the element finds its attributes when it is defined.

import { ADDRESSED } from "./attributes.js";
import { Height } from "./height.js";

/** Events of the element that the host can ask for. */
const EVENTS = ["ready", "force-change", "offence-change", "measure-change", "chart-change", "compare-change", "cursor-change", "download", "figure-error", "error"];

/** Colour schemes by their names in an address. With none, the frame is as light as a page that says nothing. */
const SCHEMES = new Map([
  ["light", "light"],
  ["dark", "dark"],
  ["auto", "light dark"],
]);

/** A reader who has waited so long sees the whole of what there is. */
const LATE_MS = 4000;

const query = new URLSearchParams(location.search);
const root = document.documentElement;

/** Gives the element the attributes that the address names. @param {HTMLElement} figure */
function address(figure) {
  for (const name of [...ADDRESSED, "loading"]) {
    const value = query.get(name);
    if (value) figure.setAttribute(name, value);
  }
  // When the frame is loaded is its host's business; and in a foreign page the browser does not say when a reader is near. What the
  // page holds already can wait for a reader's touch.
  if (!figure.hasAttribute("loading")) figure.setAttribute("loading", holds(figure) ? "intent" : "eager");
}

/**
 * Whether the page holds just what its address asks for. Only a page of `npm run site` says what that is, with nothing left to
 * defaults; any other one is taken to hold what is shown where nothing is asked for.
 * @param {HTMLElement} figure
 */
function holds(figure) {
  const held = new URLSearchParams(figure.dataset.query);
  return ADDRESSED.every((name) => !query.get(name) || query.get(name) === held.get(name));
}

/**
 * Puts the frame into a house style of ours, by the name of its file in themes/. Resolves when it is there, or cannot be had.
 * @param {string} theme
 */
async function dress(theme) {
  if (!/^[a-z]+(-[a-z]+)*$/.test(theme)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(`./themes/${theme}.css`, import.meta.url).href;
  document.head.append(link);
  root.classList.add(`ff-${theme}`);
  await new Promise((done) => (link.onload = link.onerror = done));
}

/**
 * Passes the element's events on to the one origin that the address names.
 * @param {string} origin
 */
function mirror(origin) {
  if (!isOrigin(origin)) {
    console.info(`<force-figures> events="${origin}": expected one origin, such as https://www.example.org`);
    return;
  }
  for (const type of EVENTS) {
    // On its way down: the old name of failures does not bubble.
    document.addEventListener(
      type,
      (event) => {
        if (event instanceof CustomEvent) parent.postMessage({ source: "force-figures", type, data: event.detail }, origin);
      },
      true,
    );
  }
}

/** Whether that is an origin, the whole of it and nothing more; `*` is none. @param {string} text */
function isOrigin(text) {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}

/**
 * Tells the host how high the frame is. A figure that the page holds already has its height; of any other one nothing is said
 * until it stands, or will not, or is late.
 * @param {boolean} held
 * @param {Promise<void>} dressed a house style has heights of its own
 */
function tellHeight(held, dressed) {
  const height = new Height(parent, query.get("childId") ?? "");
  height.watch();
  const begin = () => height.begin();
  if (held) dressed.then(begin);
  // Again with every event: out of sight the browser may tell no observer of the new figure.
  for (const type of ["ready", "figure-error"]) document.addEventListener(type, begin);
  setTimeout(begin, LATE_MS);
}

const figure = /** @type {HTMLElement | null} */ (document.querySelector("force-figures"));
if (figure) address(figure);
const dressed = dress(query.get("theme") ?? "");
root.style.colorScheme = SCHEMES.get(query.get("scheme") ?? "") ?? "";
if (parent !== window) {
  tellHeight(figure !== null && holds(figure), dressed);
  const origin = query.get("events");
  if (origin) mirror(origin);
}
