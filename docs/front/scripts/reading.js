import { readdress } from "./address.js";
import { set, whenSet } from "./setting.js";
import { loadTools } from "./tools.js";

// One language, two columns or interleaved is part of the address.
whenSet("reading", (way) => {
  const url = new URL(location.href);
  if (way === "one") url.searchParams.delete("reading");
  else url.searchParams.set("reading", way);
  readdress(url);
});

document.addEventListener("click", async (event) => {
  if (event.target.closest("button.set")) (await loadTools())?.openSettings(set);
});
