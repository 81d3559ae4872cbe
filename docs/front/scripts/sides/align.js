import { walk } from "../walk.js";

// Which paragraphs of two texts answer each other.

// A paragraph may be changed so far, and moved ones less: they stand where nobody looks for them.
const ALIKE = 0.32;
const MOVED = 0.6;

// A Han character, a word of other letters and figures, or any other sign.
const TOKEN = /[\u3400-\u9FFF]|(?:(?![\u3400-\u9FFF])[\p{L}\p{N}])+|./gsu;
const tokens = (text) => text.match(TOKEN) ?? [];
const grams = (text) => {
  const found = tokens(text).filter((token) => token.trim());
  return new Set(found.map((token, at) => `${token} ${found[at + 1] ?? ""}`));
};

// From 0 to 1: how many pairs of neighbouring words two texts share.
const likeness = (one, other) => {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const gram of few) if (many.has(gram)) shared += 1;
  return (2 * shared) / (one.size + other.size || 1);
};

const path = (...table) => walk(...table).filter((step) => !step.includes(null));

const kindOf = (one, other) => (one.text === other.text ? "same" : "changed");

// Two lists of paragraphs → rows in the order of the later one: { kind, earlier, later }.
export const align = (earlier, later) => {
  const [ones, others] = [earlier, later].map((list) => list.map(({ text }) => grams(text)));
  const table = ones.map((one) => others.map((other) => likeness(one, other)));
  const worth = (i, j) => (table[i][j] >= ALIKE ? table[i][j] : 0);
  const answers = new Map(path(ones.length, others.length, worth).map(([i, j]) => [j, i]));
  const taken = new Set(answers.values());
  const moved = new Set();
  for (const j of others.keys()) {
    if (answers.has(j)) continue;
    const free = [...ones.keys()].filter((i) => !taken.has(i));
    const best = free.toSorted((a, b) => table[b][j] - table[a][j])[0];
    if (best === undefined || table[best][j] < MOVED) continue;
    answers.set(j, best);
    taken.add(best);
    moved.add(j);
  }
  const rows = [];
  let next = 0;
  const goneUntil = (end) => {
    for (; next < end; next += 1) {
      if (!taken.has(next)) rows.push({ kind: "gone", earlier: earlier[next] });
    }
  };
  for (const [j, place] of later.entries()) {
    const i = answers.get(j);
    if (i === undefined) rows.push({ kind: "new", later: place });
    else {
      if (!moved.has(j)) goneUntil(i);
      const kind = moved.has(j) ? "moved" : kindOf(earlier[i], place);
      rows.push({ kind, earlier: earlier[i], later: place });
    }
  }
  goneUntil(earlier.length);
  return rows;
};
