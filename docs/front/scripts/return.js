import { contents, placeName } from "./outline.js";
import { make, pageAt, words } from "./page.js";
import { current } from "./place.js";
import { keep, kept } from "./storage.js";

// The way back, one at a time: to where a link on this page was followed, to the page that one
// came from, or to where one was at the last visit. It is offered; nothing jumps by itself.
const MOST = 40;
const unit = pageAt(location.pathname);
let work = null;

export const way = make("button", { type: "button", className: "way", hidden: true });
const offer = (name, then) => {
  work = then;
  way.textContent = name;
  way.hidden = false;
};
way.addEventListener("click", () => {
  way.hidden = true;
  work();
});

const places = () => JSON.parse(kept("places") || "{}");
let waiting = 0;

// Keeps the place for the next visit, once the reader stays there; those of the last units only.
export const remember = (id) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const { [unit]: _, ...others } = places();
    const last = [...Object.entries(others), [unit, id]].slice(-MOST);
    keep("places", JSON.stringify(Object.fromEntries(last)));
  }, 1000);
};

if (contents) {
  document.addEventListener("click", (event) => {
    if (!event.target.closest('a[href^="#"]:not(.no)')) return;
    const top = scrollY;
    offer(`↩ ${placeName(current()?.id ?? "")}`, () => scrollTo({ top, behavior: "instant" }));
  });
  const last = document.getElementById(places()[unit] ?? "");
  if (location.hash && document.referrer.startsWith(`${location.origin}/`)) {
    offer(`↩ ${words.back}`, () => history.back());
  } else if (!location.hash && last) {
    offer(`${words.resume} ${placeName(last.id)}`, () => last.scrollIntoView());
  }
}
