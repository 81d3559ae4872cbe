import { readdress } from "./address.js";
import { root } from "./page.js";
import { keep } from "./storage.js";

// One language, two columns or interleaved: remembered, and part of the address.
const ways = document.querySelector(".reading");

const read = (way) => {
  root.dataset.reading = way;
  for (const button of ways.children) {
    button.setAttribute("aria-pressed", String(button.dataset.reading === way));
  }
};

if (ways) {
  ways.hidden = false;
  const known = [...ways.children].map((button) => button.dataset.reading);
  read(known.includes(root.dataset.reading) ? root.dataset.reading : "one");
  ways.addEventListener("click", (event) => {
    const way = event.target.closest("button")?.dataset.reading;
    if (!way) return;
    read(way);
    keep("reading", way);
    const url = new URL(location.href);
    if (way === "one") url.searchParams.delete("reading");
    else url.searchParams.set("reading", way);
    readdress(url);
  });
}
