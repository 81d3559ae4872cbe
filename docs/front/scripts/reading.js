import { readdress } from "./address.js";
import { choose, chosen } from "./choice.js";
import { root } from "./page.js";
import { keep } from "./storage.js";

// One language, two columns or interleaved: remembered, and part of the address.
const ways = document.querySelector(".reading");

if (ways) {
  ways.hidden = false;
  choose(ways, "reading", root.dataset.reading, "one");
  ways.addEventListener("click", (event) => {
    const way = chosen(event, "reading");
    if (!way) return;
    choose(ways, "reading", way);
    keep("reading", way);
    const url = new URL(location.href);
    if (way === "one") url.searchParams.delete("reading");
    else url.searchParams.set("reading", way);
    readdress(url);
  });
}
