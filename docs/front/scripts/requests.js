import { readdress } from "./address.js";

// Filters for the table of requests. Without this script the whole table is there to read.
const form = document.getElementById("requests-filters");
const table = document.getElementById("requests-table");
const count = document.getElementById("requests-count");
const all = document.getElementById("all");
const NAMES = ["addressee", "verb", "unit"];
const { addressee, verb, unit, dated } = form.elements;

const show = () => {
  let shown = 0;
  for (const body of table.tBodies) {
    const rows = [...body.querySelectorAll("tr[data-v]")];
    for (const row of rows) {
      const { a, v } = row.dataset;
      const fits =
        (!addressee.value || a.split(" ").includes(addressee.value)) &&
        (!verb.value || v === verb.value) &&
        (!unit.value || body.dataset.u === unit.value) &&
        (!dated.checked || "d" in row.dataset);
      row.hidden = !fits;
    }
    const left = rows.filter((row) => !row.hidden).length;
    body.hidden = left === 0;
    shown += left;
  }
  count.textContent = shown;
};

// The choice is part of the address.
const remember = () => {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    if (form.elements[name].value) query.set(name, form.elements[name].value);
  }
  if (dated.checked) query.set("dated", "1");
  readdress(`?${query}${location.hash}`.replace(/^\?(?=#|$)/u, location.pathname));
};

const choose = (query) => {
  for (const name of NAMES) {
    const field = form.elements[name];
    field.value = query.get(name) || "";
    if (field.selectedIndex < 0) field.value = "";
  }
  dated.checked = query.has("dated");
  show();
};

const refresh = () => {
  show();
  remember();
};
form.addEventListener("change", refresh);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(refresh));

for (const line of document.querySelectorAll(".requests .only")) line.hidden = false;
document.querySelector(".requests").addEventListener("click", (event) => {
  const link = event.target.closest(".only a");
  if (!link) return;
  event.preventDefault();
  choose(new URL(link.href).searchParams);
  remember();
  addressee.focus({ preventScroll: true });
  all.scrollIntoView();
});

form.hidden = false;
choose(new URLSearchParams(location.search));
if (location.search && location.hash === "#all") all.scrollIntoView();
