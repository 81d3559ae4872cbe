import { address } from "./cite.js";
import { copy } from "./copy.js";
import { explanation } from "./explanation.js";
import { menu } from "./menu.js";
import { words } from "./page.js";
import { openSettings } from "./settings.js";

const copyLink = (id) => copy(address(id), words.copied);

window.readingRoom.tools({ copyLink, explanation, menu, openSettings });
