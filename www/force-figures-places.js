// The search for a force as a bundle of its own: the glue of its wasm, and what its files must be. Loaded with the first key in the search.

export { default as sums } from "#sums-places";
export { default as init, Places, Boundaries } from "#wasm-places";
