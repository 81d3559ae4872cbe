import { hide, show, shown } from "./card.js";
import { dismiss } from "./cards.js";
import { address } from "./cite.js";
import { copy } from "./copy.js";
import { menu } from "./menu.js";
import { make, root, words } from "./page.js";

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

act(words.copy_link, (node) => copy(address(idOf(node)), words.copied));
const citing = act(words.cite, (node) => {
  if (shown.owner === citing) {
    hide();
    return;
  }
  show(citing, words.cite, menu(node, idOf(node)));
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
  if (event.key === "t" && node && !event.ctrlKey && !event.metaKey && !event.altKey) reveal(node);
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
