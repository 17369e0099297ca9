// The module for articles whose own text follows the widget: <force-figure> in a sentence, <force-story> for paragraphs.

import { ForceFigure } from "./inline.js";
import { ForceStory } from "./story.js";

// A page may load the script twice: the first one wins, and the second is quiet.
if (!customElements.get("force-figure")) customElements.define("force-figure", ForceFigure);
if (!customElements.get("force-story")) customElements.define("force-story", ForceStory);

export { ForceFigure, ForceStory };
