import { hide } from "./card.js";
import { base, make, root, words } from "./page.js";

// The search opens over the page with `/` or `s`; the link to its page works without this.
let panel = null;

const loadSearch = (then) => {
  if (window.readingRoom.mountSearch) then();
  else {
    const src = `${base}assets/search.js?${root.dataset.version}`;
    document.head.append(make("script", { src, onload: then }));
  }
};

const makePanel = () => {
  const field = make("input", { type: "text", autocomplete: "off", spellcheck: false });
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "panel-results",
    "aria-label": words.search,
    enterkeyhint: "search",
  })) {
    field.setAttribute(name, value);
  }
  const list = make("div", { id: "panel-results", className: "results" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.search_results);
  const said = make("p");
  said.setAttribute("role", "status");
  const shut = make("button", { type: "button", className: "shut" }, words.close);
  const top = make("div", { className: "top" }, field, shut);
  const dialog = make("dialog", { className: "panel" }, top, said, list);
  dialog.setAttribute("aria-label", words.search);
  shut.addEventListener("click", () => dialog.close());
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
};

const find = () => {
  hide();
  if (panel) {
    panel.showModal();
    panel.querySelector("input").select();
    return;
  }
  panel = makePanel();
  panel.showModal();
  loadSearch(() => {
    const refresh = window.readingRoom.mountSearch(panel, false);
    if (panel.querySelector("input").value) refresh();
  });
};

// Whoever comes to what is not there is shown what is nearest.
const aim = decodeURIComponent(location.hash.slice(1));
const isMissing = aim && document.querySelector(".unit-page") && !document.getElementById(aim);
if (isMissing || document.querySelector(".not-found")) {
  loadSearch(() => window.readingRoom.tellNearest(isMissing && aim));
}

// Whoever comes from a result sees the words marked.
const wanted = new URLSearchParams(location.search).get("find");
if (wanted) loadSearch(() => window.readingRoom.markFound(wanted));

document.querySelector("a.find")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (document.querySelector(".search-page")) return;
  event.preventDefault();
  find();
});

document.addEventListener("keydown", (event) => {
  if (!["/", "s"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, dialog")) return;
  event.preventDefault();
  const field = document.querySelector(".search-page input");
  if (field) field.focus();
  else find();
});
