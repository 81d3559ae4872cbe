import { choose, chosen } from "./choice.js";
import { root } from "./page.js";

let dialog = null;
let set = null;

const show = (row) => choose(row, row.dataset.name, root.dataset[row.dataset.name]);

const press = (event) => {
  if (event.target === dialog || event.target.closest(".shut")) dialog.close();
  const row = event.target.closest(".choice");
  const way = row && chosen(event, row.dataset.name);
  // The theme of the system has the empty name.
  if (typeof way !== "string") return;
  set(row.dataset.name, way);
  show(row);
};

export const layOut = (html) => {
  document.body.insertAdjacentHTML("beforeend", html);
  dialog = document.querySelector("dialog.settings");
  dialog.addEventListener("click", press);
};

// `work` sets something on the page and keeps it.
export const openSettings = (work) => {
  set = work;
  for (const row of dialog.querySelectorAll(".choice")) show(row);
  dialog.showModal();
};
