import { make } from "./page.js";
import { walk } from "./walk.js";

// Words, and dates and numbers whole.
const tokens = (text) =>
  text.match(/\d+(?:[年月日号號/.,]\d*)*|[\p{Script=Latin}’-]+|\s+|[^]/gu) || [];

// The words of two texts in one order, each piece with "del" for what went, "ins" for what came,
// "" for what stayed.
export const differences = (one, other) => {
  const [a, b] = [tokens(one), tokens(other)];
  const pieces = [];
  for (const [i, j] of walk(a.length, b.length, (x, y) => (a[x] === b[y] ? 1 : 0))) {
    const tag = i === null ? "ins" : j === null ? "del" : "";
    const word = a[i] ?? b[j];
    if (pieces.at(-1)?.tag === tag) pieces.at(-1).words += word;
    else pieces.push({ tag, words: word });
  }
  return pieces;
};

// A piece as it stands on the page.
export const shown = ({ tag, words }) => (tag ? make(tag, {}, words) : words);
