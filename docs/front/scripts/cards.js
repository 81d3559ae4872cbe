import { hide, leave, show, shown, stay } from "./card.js";
import { explained, explanation, isQuiet, nameOf } from "./explain.js";

// Cards open with the pointer over a word, with the focus on it, and under a finger; those of
// words that bear no line with a click or Enter.
let asked = null;
const open = async (link) => {
  asked = link;
  const content = await explanation(link);
  // What is explained may come late: a reader who has gone on is not called back.
  if (asked === link) show(link, nameOf(link), content);
};
const inCard = (node) => Boolean(node.closest?.(".card"));

let waiting = 0;
document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const link = explained(event.target);
  clearTimeout(waiting);
  if (link && (link === shown.owner || !isQuiet(link))) {
    stay();
    waiting = setTimeout(() => open(link), 120);
  } else if (!inCard(event.target)) {
    asked = null;
    if (shown.owner) leave();
  }
});

let pointer = "";
document.addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  // No text can be selected from a word that takes the focus.
  const mention = event.target.closest?.("span.term[tabindex]");
  mention?.removeAttribute("tabindex");
  setTimeout(() => mention?.setAttribute("tabindex", "0"));
});

let closing = false;
document.addEventListener("focusin", (event) => {
  if (closing) return;
  const link = explained(event.target);
  asked = null;
  if (link?.matches(":focus-visible") && !isQuiet(link)) open(link);
  else if (shown.owner && !inCard(event.target) && event.target !== shown.owner) {
    hide();
    event.target.scrollIntoView({ block: "nearest" });
  }
});

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.("span.term[role=button]") || !["Enter", " "].includes(event.key)) {
    return;
  }
  event.preventDefault();
  open(event.target);
});

document.addEventListener("click", (event) => {
  const link = explained(event.target);
  if (link) {
    // Words that were dragged over are wanted as words.
    if (isQuiet(link) && !getSelection().isCollapsed) return;
    // A footnote's mark and a citation lead on with the mouse and the keyboard; under a finger
    // they open first, because there is nothing to hover with.
    const leads = link.matches(".mark a, .ref, .no") && pointer !== "touch";
    if (event.ctrlKey || event.metaKey || event.shiftKey || leads) {
      hide();
      return;
    }
    event.preventDefault();
    if (shown.owner === link && pointer === "touch") hide();
    else open(link);
  } else if (shown.owner && !inCard(event.target)) hide();
});

// Closes the card, if there is one, and gives the focus back to its word.
export const dismiss = () => {
  if (!shown.owner) return false;
  const { card, owner } = shown;
  const inside = card.contains(document.activeElement);
  hide();
  closing = true;
  if (inside) owner.focus();
  closing = false;
  return true;
};
