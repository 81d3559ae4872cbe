import { mapSlowly, pause } from "../pause.js";
import { walk } from "../walk.js";

// Which paragraphs of two texts answer each other.

// A paragraph may be changed so far, and moved ones less: they stand where nobody looks for them.
const ALIKE = 0.32;
const MOVED = 0.6;

// A Han character, a word of other letters and figures, or any other sign.
const TOKEN = /[\u3400-\u9FFF]|(?:(?![\u3400-\u9FFF])[\p{L}\p{N}])+|./gsu;
const tokens = (text) => text.match(TOKEN) ?? [];
const grams = ({ text }) => {
  const found = tokens(text).filter((token) => token.trim());
  return new Set(found.map((token, at) => `${token} ${found[at + 1] ?? ""}`));
};

// Of each paragraph of one text how like it is to each of the other, up to 1: how many pairs of
// neighbouring words they share. Those that are hardly alike are not alike.
const likenesses = async (earlier, later) => {
  const others = await mapSlowly(later, grams);
  const holders = new Map();
  for (const [j, other] of others.entries()) {
    await pause();
    for (const gram of other) {
      if (holders.has(gram)) holders.get(gram).push(j);
      else holders.set(gram, [j]);
    }
  }
  return mapSlowly(earlier, (place) => {
    const own = grams(place);
    const shared = new Float64Array(others.length);
    for (const gram of own) for (const j of holders.get(gram) ?? []) shared[j] += 1;
    return shared.map((count, j) => {
      const likeness = (2 * count) / (own.size + others[j].size || 1);
      return likeness < ALIKE ? 0 : likeness;
    });
  });
};

const kindOf = (one, other) => (one.text === other.text ? "same" : "changed");

// Two lists of paragraphs → rows in the order of the later one: { kind, earlier, later }.
export const align = async (earlier, later) => {
  const table = await likenesses(earlier, later);
  const steps = await walk(earlier.length, later.length, (i, j) => table[i][j]);
  const pairs = steps.filter((step) => !step.includes(null));
  const answers = new Map(pairs.map(([i, j]) => [j, i]));
  const taken = new Set(answers.values());
  const moved = new Set();
  for (const j of later.keys()) {
    if (answers.has(j)) continue;
    await pause();
    let best = -1;
    let most = 0;
    for (let i = 0; i < table.length; i += 1) {
      if (table[i][j] <= most || taken.has(i)) continue;
      best = i;
      most = table[i][j];
    }
    if (most < MOVED) continue;
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
