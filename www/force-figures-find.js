// The search and the glue of its wasm, as a bundle of its own: the seed imports it with the first key or focus in its field.

export { Finder } from "./finder.js";
