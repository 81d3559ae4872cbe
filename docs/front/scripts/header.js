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
  // The browser went to the place in the address before it knew the height.
  addEventListener("load", () => {
    const target = document.querySelector(":target");
    const top = target?.getBoundingClientRect().top;
    if (top >= 0 && top < underHeader()) target.scrollIntoView();
  });
}
