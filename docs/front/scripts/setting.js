import { root } from "./page.js";
import { anchored } from "./place.js";
import { keep } from "./storage.js";

// Sets something for this page and all others. The paragraph being read stays where it is.
export const set = (name, way) => {
  keep(name, way);
  anchored(() => {
    root.dataset[name] = way;
  });
  document.dispatchEvent(new CustomEvent("set", { detail: { name, way } }));
};

export const whenSet = (wanted, work) =>
  document.addEventListener("set", ({ detail: { name, way } }) => {
    if (name === wanted) work(way);
  });

// Whether a key pressed alone does something: not while somebody types, or wants none.
export const isKey = (event, ...keys) =>
  keys.includes(event.key) &&
  root.dataset.keys !== "off" &&
  !(event.ctrlKey || event.metaKey || event.altKey) &&
  !event.target.closest?.("input, textarea, select, dialog");
