import { make } from "./page.js";
import { walk } from "./walk.js";

// Words, and dates and numbers whole.
const tokens = (text) =>
  text.match(/\d+(?:[年月日号號/.,]\d*)*|[\p{Script=Latin}’-]+|\s+|[^]/gu) || [];

// How many words two texts have alike, from the beginning on, or with `end` from the end.
const alike = (a, b, most, end = false) => {
  const at = (list, count) => list[end ? list.length - 1 - count : count];
  let count = 0;
  while (count < most && at(a, count) === at(b, count)) count += 1;
  return count;
};

// The words of two texts in one order, each piece with "del" for what went, "ins" for what came,
// "" for what stayed.
export const differences = async (one, other) => {
  const [a, b] = [tokens(one), tokens(other)];
  const least = Math.min(a.length, b.length);
  const first = alike(a, b, least);
  const last = alike(a, b, least - first, true);
  // Numbers are compared faster than words.
  const numbers = new Map();
  const numbered = (list) =>
    list
      .slice(first, list.length - last)
      .map((word) => numbers.get(word) ?? numbers.set(word, numbers.size).size - 1);
  const [x, y] = [numbered(a), numbered(b)];
  const steps = await walk(x.length, y.length, (m, n) => (x[m] === y[n] ? 1 : 0));
  const pieces = [];
  const add = (tag, words) => {
    if (pieces.at(-1)?.tag === tag) pieces.at(-1).words += words;
    else if (words) pieces.push({ tag, words });
  };
  add("", a.slice(0, first).join(""));
  for (const [i, j] of steps) {
    if (i === null) add("ins", b[first + j]);
    else add(j === null ? "del" : "", a[first + i]);
  }
  add("", a.slice(a.length - last).join(""));
  return pieces;
};

// A piece as it stands on the page.
export const shown = ({ tag, words }) => (tag ? make(tag, {}, words) : words);
