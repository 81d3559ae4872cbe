import { make, root } from "../page.js";
import { tokenize } from "./keys.js";
import { index } from "./shards.js";

// Where the words of a term stand in a text as they follow one another: [start, end] of every match.
const matchesOf = (tokens, wanted, open) => {
  const last = wanted.length - 1;
  const fits = (at, step) => {
    const [[word, place], [token, position]] = [wanted[step], tokens[at + step]];
    const isThere = position - tokens[at][1] === place - wanted[0][1];
    return isThere && (token === word || (open && step === last && token.startsWith(word)));
  };
  const found = [];
  for (let at = 0; at + last < tokens.length; at += 1) {
    let step = 0;
    while (step <= last && fits(at, step)) step += 1;
    if (step > last) found.push([tokens[at][2], tokens[at + last][3]]);
  }
  return found;
};

// Where any of the terms stands, from left to right.
export const matches = (text, terms) => {
  const tokens = tokenize(index.fold(text));
  return terms
    .map((term) => [tokenize(term.text), term.open])
    .flatMap(([wanted, open]) => (wanted.length > 0 ? matchesOf(tokens, wanted, open) : []))
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
