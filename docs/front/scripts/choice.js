import { root } from "./page.js";

// A row of buttons of which one is pressed; the page knows by `data-<name>` which.
export const choose = (row, name, wanted, otherwise) => {
  const known = [...row.querySelectorAll("button")];
  const way = known.some((button) => button.dataset[name] === wanted) ? wanted : otherwise;
  root.dataset[name] = way;
  for (const button of known) {
    button.setAttribute("aria-pressed", String(button.dataset[name] === way));
  }
};

export const chosen = (event, name) => event.target.closest("button")?.dataset[name];
