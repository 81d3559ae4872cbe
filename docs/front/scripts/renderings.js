import { named } from "./disk.js";

// The paragraph being read: the one named in the address, else the first below the header.
const current = () => {
  const aimed =
    location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (aimed) {
    const box = aimed.getBoundingClientRect();
    if (box.bottom > 0 && box.top < innerHeight) return aimed.id;
  }
  for (const node of document.querySelectorAll(".p[id], .head[id], .entry[id]")) {
    if (node.getBoundingClientRect().bottom > 90) return scrollY > 200 ? node.id : "";
  }
  return "";
};

// Switching the rendering keeps the paragraph.
for (const link of document.querySelectorAll(".renderings a")) {
  const href = link.getAttribute("href");
  const aim = () => {
    const id = current();
    link.setAttribute("href", named(`${href}${location.search}${id ? `#${id}` : ""}`));
  };
  link.addEventListener("pointerdown", aim);
  link.addEventListener("focus", aim);
  link.addEventListener("click", aim, true);
}
