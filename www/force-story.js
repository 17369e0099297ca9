// The module for articles whose own text follows the widget: <force-figure> in a sentence, <force-story> for paragraphs.

import { ForceFigure } from "./inline.js";
import { ForceStory } from "./story.js";

// A page may load the script twice: the first one wins, and the second is quiet. A server has no registry.
const registry = globalThis.customElements;
if (registry && !registry.get("force-figure")) registry.define("force-figure", ForceFigure);
if (registry && !registry.get("force-story")) registry.define("force-story", ForceStory);

export { ForceFigure, ForceStory };
