import { load, named } from "./load.js";

// What comes only when a reader asks for it: cards, the menu at a paragraph, the settings.
let tools = null;
let coming = null;
window.readingRoom ??= {};
window.readingRoom.tools = (given) => {
  tools = given;
};

export const loadTools = async () => {
  coming ??= Promise.all(["css", "js"].map((kind) => load(named(`tools.${kind}`))));
  await coming;
  return tools;
};
