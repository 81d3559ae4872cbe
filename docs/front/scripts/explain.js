import { load } from "./load.js";
import { areSilent, inside, isHere } from "./marks.js";
import { root, words } from "./page.js";
import { loadTools } from "./tools.js";

// The terms of a page come as a script, so that they load from disk too. The page names it by what
// it says: they are those of this build.
let terms = null;
window.readingRoom.terms = (loaded) => {
  terms = loaded;
};

const loadTerms = async () => {
  if (!terms && root.dataset.explained) await load(root.dataset.explained);
};

// What a card explains, if `node` is in it: a term, a slip, a footnote's mark, or a citation
// of what stands here, or whose words are also a term or a slip. Any other is a plain link.
export const explained = (node) => {
  const link = node.closest?.("a.term, .mark a, a.slip[data-slip], a.ref, a.no:has(.slip)");
  const found = link ?? node.closest?.("span.term");
  if (!found || found.closest(".card") || (found.matches(".term") && areSilent())) return null;
  return found.matches(".ref") && !isHere(found) && !found.querySelector(inside()) ? null : found;
};

// Whether it bears no line: then its card comes only when it is asked for.
export const isQuiet = (found) => found.matches("span.term") && root.dataset.terms !== "all";

// What the card of a link is called.
export const nameOf = (link) =>
  link.matches(".mark a")
    ? words.note_number.replace("{label}", link.textContent)
    : link.textContent.trim();

// What stands in the card of a link.
export const explanation = async (link) => {
  if (link.matches(".term") || link.querySelector(".term")) await loadTerms();
  return (await loadTools())?.explanation(link, terms) ?? [];
};

// The terms are fetched when the page has nothing else to do.
if (document.querySelector(".term")) {
  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 1500));
  addEventListener("load", () => idle(() => loadTerms(), { timeout: 4000 }));
}
