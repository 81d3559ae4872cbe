import { load } from "./load.js";
import { root } from "./page.js";

// What comes only when a reader asks for it: cards, the menu at a paragraph, the settings.
let tools = null;
let coming = null;
window.readingRoom ??= {};
window.readingRoom.tools = (given) => {
  tools = given;
};

export const loadTools = async () => {
  coming ??= load(`assets/tools.js?${root.dataset.version}`);
  await coming;
  return tools;
};
