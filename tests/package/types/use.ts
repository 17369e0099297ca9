// What a project in TypeScript may write, and what its compiler must refuse.

import "force-figures/define";
import { ForceFigures, type ForceFiguresEventMap } from "force-figures";

const made = document.createElement("force-figures");
const found = document.querySelector("force-figures");
export const same: ForceFigures | null = found;

made.force = "kent";
made.yearEnding = "2023-09";
made.scheme = "dark";
made.measure = null;
export const force: string = made.force;

made.addEventListener("force-change", ({ detail }) => detail.name.trim());
made.addEventListener("error", ({ detail }) => detail.who === "host" && detail.kind === "wasm-damaged");
made.addEventListener("ready", function ({ detail }) {
  this.force = detail.force;
});
made.addEventListener("click", ({ clientX }) => clientX + 1);
made.addEventListener("a-page's-own", (event) => event.preventDefault());
export const names: (keyof ForceFiguresEventMap)[] = ["cursor-change"];

// @ts-expect-error: no such measure
made.measure = "percent";
// @ts-expect-error: no such scheme
made.scheme = "sepia";
// @ts-expect-error: no such property
made.colour = "red";
// @ts-expect-error: a choice of a force has no readout
made.addEventListener("force-change", ({ detail }) => detail.readout);
