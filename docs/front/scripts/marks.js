import { root } from "./page.js";

// Terms say nothing where the reader wants none.
export const areSilent = () => root.dataset.terms === "none";

// What the words of a link may be besides: a term, a slip.
export const inside = () => (areSilent() ? "[data-slip]" : "[data-term], [data-slip]");

// The id of the term that a mention names, a link or not.
export const termOf = (mention) => mention.dataset.term ?? mention.hash.slice(1);

// Whether a link is a citation of something on this site.
export const isHere = (link) =>
  link.matches(".ref") && link.protocol === location.protocol && link.host === location.host;
