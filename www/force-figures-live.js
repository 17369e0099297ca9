// The live figure and the glue of its wasm, as a bundle of its own: the seed imports it when a reader wants it.

export { Life } from "./life.js";
