import { aimOf } from "./address.js";
import { hide } from "./card.js";
import { load, named } from "./load.js";
import { make, words } from "./page.js";
import { isKey } from "./setting.js";

// The search opens over the page with `/` or `s`; the link to its page works without this.
let panel = null;

const loadSearch = () =>
  window.readingRoom.mountSearch ? Promise.resolve() : load(named("search.js"));

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

const find = async () => {
  hide();
  if (panel) {
    panel.showModal();
    panel.querySelector("input").select();
    return;
  }
  panel = makePanel();
  panel.showModal();
  const field = panel.querySelector("input");
  // What an input method composes while the search loads is not asked for yet.
  let composes = false;
  field.addEventListener("compositionstart", () => {
    composes = true;
  });
  field.addEventListener("compositionend", () => {
    composes = false;
  });
  await loadSearch();
  const refresh = window.readingRoom.mountSearch?.(panel, false);
  if (field.value && !composes) refresh?.();
};

// Whoever comes to what is not there is shown what is nearest; whoever comes from a result sees
// the words marked.
addEventListener("load", async () => {
  const wanted = new URLSearchParams(location.search).get("find");
  const aim = aimOf(location);
  const isMissing = aim && document.querySelector(".unit-page") && !document.getElementById(aim);
  if (!wanted && !isMissing && !document.querySelector(".not-found")) return;
  await loadSearch();
  if (isMissing || document.querySelector(".not-found")) {
    window.readingRoom.tellNearest(isMissing && aim);
  }
  if (wanted) window.readingRoom.markFound(wanted);
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("a.find")) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (document.querySelector(".search-page")) return;
  event.preventDefault();
  find();
});

document.addEventListener("keydown", (event) => {
  if (!isKey(event, "/", "s")) return;
  event.preventDefault();
  const field = document.querySelector(".search-page input");
  if (field) field.focus();
  else find();
});
