import { overBar, underHeader } from "./header.js";
import { make, root } from "./page.js";

// One card at a time, near the word or button that it belongs to.
export const shown = { card: null, owner: null };
let leaving = 0;

export const stay = () => clearTimeout(leaving);

export const hide = () => {
  stay();
  shown.owner?.removeAttribute("aria-expanded");
  shown.owner?.removeAttribute("aria-describedby");
  shown.card?.remove();
  shown.card = null;
  shown.owner = null;
};

// What explains a word goes when the pointer leaves, unless it has the focus: scrolling to a word
// moves the page under a pointer that rests. What offers something stays.
export const leave = () => {
  const { card, owner } = shown;
  stay();
  if (owner.matches("button, :focus-visible") || card.contains(document.activeElement)) return;
  leaving = setTimeout(hide, 500);
};

// What a card is about, which it must not cover.
const ABOUT = ".p, .pair, .notes li";
const GAP = 6;

// A card stands under its paragraph, or above it, where there is room on the screen. Else it opens
// in the text, under the line of its word; what is no text makes room for it above.
export const settle = () => {
  const { card, owner } = shown;
  const { clientWidth: width } = root;
  const height = overBar();
  const ceiling = underHeader();
  card.classList.remove("between");
  const word = owner.getClientRects()[0];
  // On a low screen it leaves room for its word.
  card.style.maxHeight = `${height - ceiling - owner.getBoundingClientRect().height - 8 * GAP}px`;
  const about = (owner.closest(ABOUT) ?? owner).getBoundingClientRect();
  const top = Math.min(about.top, word.top);
  const needed = card.offsetHeight + 2 * GAP;
  const isBelow = height - about.bottom >= needed;
  const lacking = needed + ceiling - top;
  if (!isBelow && lacking > 0 && owner.closest("p")) {
    card.classList.add("between");
    for (const part of [card, owner]) part.scrollIntoView({ block: "nearest" });
    return;
  }
  const holder = card.offsetParent.getBoundingClientRect();
  const left = Math.max(Math.min(word.left, width - card.offsetWidth - 2 * GAP), 2 * GAP);
  card.style.left = `${left - holder.left}px`;
  card.style.top = `${(isBelow ? about.bottom + GAP : top - card.offsetHeight - GAP) - holder.top}px`;
  if (!isBelow && lacking > 0) scrollBy({ top: -lacking, behavior: "instant" });
};

export const show = (owner, name, content) => {
  if (shown.owner === owner || content.length === 0) return;
  hide();
  // The card before stood in the text perhaps, and moved it when it went.
  owner.scrollIntoView({ block: "nearest" });
  // Can take the focus, so that its words can be selected with the mouse.
  const card = make("div", { className: "card", id: "card", tabIndex: -1 }, ...content);
  card.setAttribute("role", "group");
  card.setAttribute("aria-label", name);
  card.lang = root.lang;
  owner.setAttribute("aria-expanded", "true");
  owner.setAttribute("aria-describedby", "card");
  // In the text right behind its word, so that the next Tab goes into the card.
  owner.after(card);
  shown.card = card;
  shown.owner = owner;
  settle();
  card.addEventListener("pointerenter", stay);
  card.addEventListener("pointerleave", leave);
};

addEventListener("resize", hide);
