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

/**
 * Sets text only where it differs: an untouched node keeps a reader's selection. The text that is there is written anew, which is
 * less work for a browser than another one in its place.
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  const only = node.childNodes.length === 1 ? node.firstChild : null;
  const target = only instanceof Text && text ? only : node;
  if (target.textContent !== text) target.textContent = text;
}

/** Sets an attribute only where it differs: setting `lang` anew restyles all that is below. @param {Element} element @param {string} name @param {string} value */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Fills an element with running text, each claim in an element of its own, which names it. Text of the same shape keeps its nodes.
 * @template {Element} Node
 * @param {Node} node
 * @param {import("#wasm").Passage} passage
 */
export function setPassage(node, passage) {
  const before = [...node.childNodes];
  if (before.length === passage.length && passage.every(({ claim }, at) => before[at] instanceof Element === Boolean(claim))) {
    passage.forEach(({ text, claim }, at) => {
      const span = /** @type {ChildNode} */ (before[at]);
      if (claim) setAttribute(/** @type {Element} */ (span), "data-claim", claim);
      setText(span, text);
    });
  } else {
    node.replaceChildren(...passage.map(({ text, claim }) => (claim ? make("span", { "data-claim": claim }, text) : text)));
  }
  return node;
}

/**
 * Makes the children of `parent` follow `items`: those that are there are written anew.
 * @template Item
 * @param {Element} parent
 * @param {Item[]} items
 * @param {(at: number) => HTMLElement} build a child without texts
 * @param {(child: Element, item: Item) => unknown} write
 */
export function follow(parent, items, build, write) {
  items.forEach((item, at) => write(parent.children[at] ?? parent.appendChild(build(at)), item));
  while (parent.children.length > items.length) parent.lastElementChild?.remove();
}
