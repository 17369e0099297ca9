// Elements without innerHTML: text stays text.

/**
 * A new element with attributes and children; `true` is an attribute without a value, `false` and null are none.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/** Sets text only where it differs: an untouched node keeps a reader's selection. @param {Node} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets an attribute only where it differs: setting `lang` anew restyles all that is below. @param {Element} element @param {string} name @param {string} value */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Fills an element with running text, each claim in an element of its own, which names it.
 * @template {HTMLElement} Node
 * @param {Node} node
 * @param {import("#wasm").Passage} passage
 */
export function setPassage(node, passage) {
  node.replaceChildren(...passage.map(({ text, claim }) => (claim ? make("span", { "data-claim": claim }, text) : text)));
  return node;
}
