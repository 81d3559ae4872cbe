import { load, named } from "./load.js";
import { root } from "./page.js";

// What comes only when a reader asks for it: cards, the menu at a paragraph, the settings.
let tools = null;
let said = null;
let coming = null;
window.readingRoom ??= {};
window.readingRoom.tools = (given) => {
  tools = given;
};
window.readingRoom.said = (...given) => {
  said = given;
};

const TOOLS = ["tools.css", "tools.js", `said.${root.lang}.js`];

const bring = async () => {
  await Promise.all(TOOLS.map((name) => load(named(name))));
  if (!tools || !said) return null;
  tools.begin(...said);
  return tools;
};

export const loadTools = async () => {
  coming ??= bring();
  const brought = await coming;
  // Without a network now, there may be one the next time.
  if (!brought) coming = null;
  return brought;
};
