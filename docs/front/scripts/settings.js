import { choose, chosen } from "./choice.js";
import { root } from "./page.js";

const dialog = document.querySelector("dialog.settings");
let set = null;

const show = (row) => choose(row, row.dataset.name, root.dataset[row.dataset.name]);

dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest(".shut")) dialog.close();
  const row = event.target.closest(".choice");
  const way = row && chosen(event, row.dataset.name);
  // The theme of the system has the empty name.
  if (typeof way !== "string") return;
  set(row.dataset.name, way);
  show(row);
});

// `work` sets something on the page and keeps it.
export const openSettings = (work) => {
  set = work;
  for (const row of dialog.querySelectorAll(".choice")) show(row);
  dialog.showModal();
};
