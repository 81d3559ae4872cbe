import { choose, chosen } from "./choice.js";
import { keep, kept } from "./storage.js";

// The official English, the working translation, or both: remembered.
const row = document.querySelector(".englishes");

if (row) {
  row.hidden = false;
  choose(row, "english", kept("english"), "official");
  row.addEventListener("click", (event) => {
    const way = chosen(event, "english");
    if (!way) return;
    choose(row, "english", way);
    keep("english", way);
  });
}
