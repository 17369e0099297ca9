// The one side effect of the script: <force-figures> becomes an element.

import { ForceFigures } from "./element.js";

const NAME = "force-figures";

// A page may load the script twice, or two versions of it: the first one wins, and the second is quiet.
if (!customElements.get(NAME)) customElements.define(NAME, ForceFigures);
