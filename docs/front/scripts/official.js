import { choose, chosen } from "./choice.js";
import { root } from "./page.js";
import { keep, kept } from "./storage.js";

// The official English, the working translation, or both: remembered.
const WAYS = ["official", "working", "both"];
const row = document.querySelector(".englishes");

const show = (way) => {
  root.dataset.english = way;
  choose(row, "english", way);
};

if (row) {
  row.hidden = false;
  show(WAYS.find((way) => way === kept("english")) ?? WAYS[0]);
  row.addEventListener("click", (event) => {
    const way = chosen(event, "english");
    if (!way) return;
    show(way);
    keep("english", way);
  });
}
