// The glue of the second wasm, and what its files must be, as a bundle of its own: the loader imports it when a reader asks for what
// only that wasm can do.

export { default as sums } from "#sums-stories";
export { default as init, FigureSet } from "#wasm-stories";
