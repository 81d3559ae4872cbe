import { load } from "./load.js";
import { root } from "./page.js";

// What comes only when a reader asks for it: cards, the menu at a paragraph, the settings.
let tools = null;
let coming = null;
const { version } = root.dataset;
window.readingRoom ??= {};
window.readingRoom.tools = (given) => {
  tools = given;
};

export const loadTools = async () => {
  coming ??= Promise.all(["css", "js"].map((kind) => load(`assets/tools.${kind}?${version}`)));
  await coming;
  return tools;
};
