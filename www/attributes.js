// The element's attributes are its state. This file knows their names, their properties and the one spelling of a query.

/** Parts of a query, in spelling order (src/query/mod.rs). */
const QUERY = ["force", "offence", "measure", "year-ending", "compare", "release"];

/** What a page's address may ask of a frame: all but the dataset's own address, which would let anyone show anything under ours. */
export const ADDRESSED = [...QUERY, "chart", "lang", "topic"];

/** Every attribute that changes what is shown. */
export const ATTRIBUTES = [...ADDRESSED, "src"];

/** Attributes that choose the dataset; the others choose within it. */
export const DATASET_ATTRIBUTES = ["release", "src", "topic"];

/** `year-ending` -> `yearEnding`. @param {string} attribute */
const propertyName = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** Attributes that are read by the stylesheet, or once: nothing is shown anew when they change. */
export const QUIET_ATTRIBUTES = ["loading", "scheme"];

/** Attributes with a property of the same name; `lang` has one in every HTML element. */
const REFLECTED = [...ATTRIBUTES, ...QUIET_ATTRIBUTES].filter((name) => name !== "lang");

/**
 * Gives a class a reflecting property for each attribute: missing reads as "", and "" or null removes it.
 * @param {HTMLElement} prototype
 */
export function reflectAttributes(prototype) {
  for (const name of REFLECTED) {
    Object.defineProperty(prototype, propertyName(name), {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        return this.getAttribute(name) ?? "";
      },
      /** @this {HTMLElement} @param {unknown} value */
      set(value) {
        if (value === null || value === undefined || value === "") this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      },
    });
  }
}

/**
 * Hands over properties that the page set before the script had defined the element: they shadow the reflecting ones.
 * @param {HTMLElement} element
 */
export function claimProperties(element) {
  const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  for (const property of REFLECTED.map(propertyName)) {
    if (!Object.hasOwn(own, property)) continue;
    const value = own[property];
    delete own[property];
    own[property] = value;
  }
}

/** `force=merseyside&offence=harassment`; attributes that are missing stay out. @param {HTMLElement} element */
export function queryOf(element) {
  return QUERY.map((name) => [name, element.getAttribute(name)?.trim()])
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** What the attributes ask for, as a static form repeats it (src/embed/figure.rs). @param {HTMLElement} element */
export const askedOf = (element) =>
  ADDRESSED.flatMap((name) => {
    const value = element.getAttribute(name)?.trim();
    return value ? [`${name}=${value}`] : [];
  }).join("&");

/** @param {string} lang */
export const isWelsh = (lang) => /^cy\b/i.test(lang);

/** @param {HTMLElement} element */
export const chartOf = (element) => element.getAttribute("chart") || "trend";

/** What the first wasm compares with: nothing, or what every force is compared with. */
const USUAL = ["", "none", "england-and-wales"];

/** Whether only the second wasm can show what the attributes say: outcomes, other forces, and languages besides English. @param {HTMLElement} element */
export const asksForStories = (element) =>
  ["outcomes", "forces"].includes(chartOf(element)) || !USUAL.includes(element.getAttribute("compare")?.trim() ?? "") || isWelsh(languageOf(element));

/** The element's own language, else that of its surroundings, also across a shadow boundary. @param {HTMLElement} element */
export function languageOf(element) {
  for (let at = /** @type {Element | null} */ (element); at; ) {
    const closest = at.closest("[lang]");
    const lang = closest?.getAttribute("lang");
    if (lang) return lang;
    const root = (closest ?? at).getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return "en";
}
