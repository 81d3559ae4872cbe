import { make, root } from "../page.js";
import { tokenize } from "./keys.js";
import { index } from "./shards.js";

// Where a term stands in a text: [start, end] of every match.
const matchesOf = (tokens, { text, open }) => {
  const wanted = tokenize(text);
  return tokens.flatMap(([, position, start], at) => {
    const fits = wanted.every(([token, place], step) => {
      const [word, here] = tokens[at + step] || [];
      if (here === undefined || here - position !== place - wanted[0][1]) return false;
      return word === token || (open && step === wanted.length - 1 && word.startsWith(token));
    });
    return fits ? [[start, tokens[at + wanted.length - 1][3]]] : [];
  });
};

// Where any of the terms stands, from left to right.
export const matches = (text, terms) => {
  const tokens = tokenize(index.fold(text));
  return terms
    .flatMap((term) => (tokenize(term.text).length > 0 ? matchesOf(tokens, term) : []))
    .sort((a, b) => a[0] - b[0]);
};

// The part of a text around its first match, with every match in it set apart.
export const excerpt = (text, terms) => {
  const marks = matches(text, terms);
  const reach = root.lang === "en" ? 90 : 34;
  const from = marks.length > 0 ? Math.max(0, marks[0][0] - reach) : 0;
  const to = Math.min(text.length, (marks.length > 0 ? marks[0][1] : 0) + 2 * reach);
  const nodes = [from > 0 ? "…" : ""];
  let at = from;
  for (const [begin, end] of marks) {
    if (begin < at || end > to) continue;
    nodes.push(text.slice(at, begin), make("mark", {}, text.slice(begin, end)));
    at = end;
  }
  nodes.push(text.slice(at, to), to < text.length ? "…" : "");
  return nodes;
};
