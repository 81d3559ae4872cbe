import { underHeader } from "./header.js";

const PLACES = ".p[id], .head[id], .notes li[id], .entry[id]";

// The paragraph being read: the first below the header; none at the head of the page.
export const current = () =>
  scrollY < 200
    ? null
    : [...document.querySelectorAll(PLACES)].find(
        (node) => node.getBoundingClientRect().bottom > underHeader() + 40,
      );

// Does something that changes the page, and keeps the paragraph being read where it was.
export const anchored = (work) => {
  const node = current();
  const top = node?.getBoundingClientRect().top;
  work();
  if (node) scrollBy({ top: node.getBoundingClientRect().top - top, behavior: "instant" });
};
