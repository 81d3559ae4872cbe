import { make, root } from "./page.js";

// One card at a time, at the word or button that it belongs to.
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
  leaving = setTimeout(hide, 250);
};

// Under its word, above it where there is no room, and always on the screen.
export const settle = () => {
  const { card, owner } = shown;
  const lines = owner.getClientRects();
  const holder = (card.offsetParent || document.body).getBoundingClientRect();
  const left = Math.min(Math.max(lines[0].left, 12), innerWidth - card.offsetWidth - 12);
  card.style.left = `${left - holder.left}px`;
  const below = lines.item(lines.length - 1).bottom;
  const above = lines[0].top - card.offsetHeight - 6;
  const fits = below + card.offsetHeight + 10 < innerHeight || above < 60;
  card.style.top = `${(fits ? below + 6 : above) - holder.top}px`;
};

export const show = (owner, content) => {
  if (shown.owner === owner || !content) return;
  hide();
  // Can take the focus, so that its words can be selected with the mouse.
  const card = make("div", { className: "card", id: "card", tabIndex: -1 }, ...content);
  card.setAttribute("role", "group");
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
