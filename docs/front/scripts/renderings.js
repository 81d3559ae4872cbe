import { aimOf } from "./address.js";
import { named } from "./disk.js";
import { current } from "./place.js";

// The paragraph that the address names, while it is on the screen; else the one being read.
const aimed = () => {
  const node = document.getElementById(aimOf(location));
  const box = node ? node.getBoundingClientRect() : null;
  return box && box.bottom > 0 && box.top < innerHeight ? node : current();
};

// Switching the rendering keeps the paragraph.
for (const link of document.querySelectorAll(".renderings a")) {
  const href = link.getAttribute("href");
  const aim = () => {
    const id = aimed()?.id;
    link.setAttribute("href", named(`${href}${location.search}${id ? `#${id}` : ""}`));
  };
  link.addEventListener("pointerdown", aim);
  link.addEventListener("focus", aim);
  link.addEventListener("click", aim, true);
}
