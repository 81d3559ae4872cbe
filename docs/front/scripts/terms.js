import { hide } from "./card.js";
import { termOf } from "./marks.js";
import { root } from "./page.js";
import { whenSet } from "./setting.js";

// Which mentions of terms bear a line: all, the first in each part of the text, or none.
const lined = document.querySelectorAll("a.term");

// Of the mentions that are no links, the first of each term in a text: with the mouse and under a
// finger every mention opens its card, with the keyboard one in each text is enough.
const reached = [];
for (const text of document.querySelectorAll(".body p, .body td, .notes p")) {
  const met = new Set();
  for (const mention of text.querySelectorAll(".term")) {
    const quiet = mention.matches("span");
    if (quiet && mention.closest("a")) continue;
    if (quiet && !met.has(termOf(mention))) reached.push(mention);
    met.add(termOf(mention));
  }
}

const reach = (open) => {
  for (const mention of reached) {
    if (open) {
      mention.tabIndex = 0;
      mention.setAttribute("role", "button");
    } else {
      mention.removeAttribute("tabindex");
      mention.removeAttribute("role");
    }
  }
  for (const link of lined) {
    if (open) link.removeAttribute("tabindex");
    else link.tabIndex = -1;
  }
};

reach(root.dataset.terms !== "none");
whenSet("terms", (way) => {
  hide();
  reach(way !== "none");
});
