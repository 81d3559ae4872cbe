// Before the first paint: what the reader has set, so that no page flashes.
const { dataset } = document.documentElement;
const CUSTOMARY = { theme: "", size: "m", reading: "one", terms: "first", keys: "on" };
let kept = {};
try {
  kept = localStorage;
} catch {
  // The browser keeps nothing.
}

dataset.js = "";
for (const [name, way] of Object.entries(CUSTOMARY)) dataset[name] = kept[name] ?? way;
const asked = new URLSearchParams(location.search).get("reading");
if (asked) dataset.reading = asked;
