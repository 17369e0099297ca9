// The module that a page loads. Everything with a side effect is in define.js.

export { ForceFigures } from "./define.js";
