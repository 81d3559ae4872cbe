import { aimOf } from "./address.js";

// Shows the rows of one kind only. Without this script all of them are shown.
const group = document.querySelector(".show");
const rows = [...document.querySelectorAll(".row")];

const show = (kind) => {
  for (const button of group.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === kind));
  }
  for (const row of rows) row.hidden = kind !== "" && !row.classList.contains(kind);
};

if (group && rows.length > 0) {
  group.hidden = false;
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) show(button.dataset.show);
  });
  // A row that an address names is shown, whatever was chosen.
  addEventListener("hashchange", () => {
    const row = document.getElementById(aimOf(location));
    if (!row?.hidden) return;
    show("");
    row.scrollIntoView();
  });
}
