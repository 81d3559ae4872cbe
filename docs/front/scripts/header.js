import { root } from "./page.js";

// The header stays at the top, as high as its words make it: what a link leads to and what has
// the focus must stand below it.
const header = document.querySelector("header.site");

// Where the part of the screen begins that the header leaves free.
export const underHeader = () =>
  header && getComputedStyle(header).position === "sticky"
    ? header.getBoundingClientRect().bottom
    : 0;

// Where the part of the screen ends that the bar at its foot leaves free.
export const overBar = () => {
  const bar = document.querySelector(".bar");
  const covered = bar && getComputedStyle(bar).position === "fixed" ? bar.offsetHeight : 0;
  return root.clientHeight - covered;
};

const follow = () => {
  root.style.scrollPaddingTop = `${underHeader() + 24}px`;
};

if (header) {
  follow();
  new ResizeObserver(follow).observe(header);
}

// Above an item of a paragraph one reads how the paragraph begins, where there is room for both.
const land = () => {
  const target = document.querySelector(":target");
  if (!target) return;
  const begin = target.matches(".item")
    ? document.getElementById(target.id.replace(/(-[a-z]+)+$/u, ""))
    : null;
  const { top, bottom } = target.getBoundingClientRect();
  const needed = bottom - (begin ?? target).getBoundingClientRect().top;
  if (begin && needed < 0.7 * innerHeight) begin.scrollIntoView();
  // The browser went to the place in the address before it knew the height.
  else if (top >= 0 && top < underHeader()) target.scrollIntoView();
};
for (const name of ["load", "hashchange"]) addEventListener(name, land);
