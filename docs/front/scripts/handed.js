import { address } from "./cite.js";
import { copy } from "./copy.js";
import { explanation } from "./explanation.js";
import { menu } from "./menu.js";
import { words } from "./page.js";
import { layOut, openSettings } from "./settings.js";

const begin = (said, settings) => {
  Object.assign(words, said);
  layOut(settings);
};
const copyLink = (id) => copy(address(id), words.copied);

window.readingRoom.tools({ begin, copyLink, explanation, menu, openSettings });
