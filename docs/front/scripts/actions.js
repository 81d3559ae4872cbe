import { hide, show, shown } from "./card.js";
import { dismiss } from "./cards.js";
import { make, root, words } from "./page.js";
import { isKey } from "./setting.js";
import { loadTools } from "./tools.js";

// What can be done with a paragraph: copy its link, copy or cite it, see its counterpart.
const acts = make("div", { className: "acts" });
const act = (name, work) => {
  const button = make("button", { type: "button" }, name || "");
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    work(acts.parentElement);
  });
  acts.append(button);
  return button;
};
const idOf = (node) => node.id || node.querySelector("[id]")?.id || "";

act(words.copy_link, async (node) => (await loadTools())?.copyLink(idOf(node)));
const citing = act(words.cite, async (node) => {
  if (shown.owner === citing) {
    hide();
    return;
  }
  const tools = await loadTools();
  if (tools) show(citing, words.cite, tools.menu(node, idOf(node)));
});
const reveal = (node) => {
  node.classList.toggle("open");
  counter.setAttribute("aria-expanded", String(node.classList.contains("open")));
};
const counter = act(words.counterpart, reveal);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    // One thing at a time: the panel of the search, the card, the actions.
    if (!document.querySelector("dialog[open]") && !dismiss()) acts.remove();
    return;
  }
  const node = event.target.closest?.(".body .p, .body .pair");
  if (node && isKey(event, "t")) reveal(node);
});

// They stand at the paragraph that has the pointer, the focus or the finger.
const attend = (event) => {
  const paragraph = event.target.closest?.(".body .p, .body .pair, .notes li");
  if (!paragraph || acts.parentElement === paragraph || shown.owner === citing) return;
  const number = paragraph.querySelector(":scope > .no");
  if (number) number.after(acts);
  else paragraph.append(acts);
  counter.hidden = !paragraph.querySelector(":scope > .twin") || root.dataset.reading !== "one";
  counter.setAttribute("aria-expanded", String(paragraph.classList.contains("open")));
};
for (const name of ["pointerover", "focusin", "click"]) document.addEventListener(name, attend);
