// The one side effect of the script: <force-figures> becomes an element.

import { ForceFigures } from "./element.js";

const NAME = "force-figures";

// A page may load the script twice, or two versions of it: the first one wins, and the second is quiet. A server has no registry.
const registry = globalThis.customElements;
if (registry && !registry.get(NAME)) registry.define(NAME, ForceFigures);

export { ForceFigures };
