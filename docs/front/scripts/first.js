// Runs before anything is drawn, so that no page is shown in another theme first; and leads on from
// an address that a unit had before.
const { dataset } = document.documentElement;
let kept = {};
try {
  kept = localStorage;
} catch {
  // A page whose storage is closed is shown as it is.
}
dataset.js = "";
dataset.theme = kept.theme || "";
dataset.reading = new URLSearchParams(location.search).get("reading") || kept.reading || "one";
dataset.terms = kept.terms || "first";
if (dataset.moved) {
  const page = location.protocol === "file:" ? "index.html" : "";
  location.replace(`${dataset.moved}${page}${location.search}${location.hash}`);
}
