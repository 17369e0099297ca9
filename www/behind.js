// What a text that could not follow its widget says of itself. No wasm is there to say it: that is why it could not follow.

import { languageOf } from "./attributes.js";

const BEHIND = {
  en: "This text could not be updated. It is still about what was shown before.",
  cy: "Nid oedd modd diweddaru'r testun hwn. Mae'n dal i sôn am yr hyn a ddangoswyd o'r blaen.",
};

/** In the language of what stands around it, as far as there are words; and that language. @param {HTMLElement} text */
export function behind(text) {
  const lang = /^cy\b/i.test(languageOf(text)) ? "cy" : "en";
  return { lang, said: BEHIND[lang] };
}
