import "force-figures/style.css";
import "force-figures/themes/broadsheet.css";
import "force-figures/define";
import { ForceFigures } from "force-figures";

document.documentElement.dataset.same = String(customElements.get("force-figures") === ForceFigures);
