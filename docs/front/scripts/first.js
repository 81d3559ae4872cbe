// Before the first paint: what the reader has set, so that no page flashes; and the way on from an
// address that a unit had before.
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
if (dataset.moved) {
  const page = location.protocol === "file:" ? "index.html" : "";
  location.replace(`${dataset.moved}${page}${location.search}${location.hash}`);
}
