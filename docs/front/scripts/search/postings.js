import { index, keysIn, shard, shardsOf } from "./shards.js";

// `2,5,3;4,1`: texts and positions as differences in base 36.
const decode = (text) =>
  text.split(";").map((part) => part.split(",").map((number) => Number.parseInt(number, 36)));

// The texts of a segment that have a key, each with the positions of it.
const postings = async (segment, [key, , open]) => {
  const found = new Map();
  const names = shardsOf(key, open).map((name) => `${segment}/${name}`);
  for (const content of await Promise.all(names.map(shard))) {
    for (const name of keysIn(content, key, open)) {
      let text = 0;
      for (const [step, ...moves] of decode(content[name])) {
        text += step;
        if (!found.has(text)) found.set(text, new Set());
        let position = 0;
        for (const move of moves) {
          position += move;
          found.get(text).add(position);
        }
      }
    }
  }
  return found;
};

// The texts of a segment in which the keys of a term stand in their places.
export const phrase = async (segment, { keys }) => {
  const [first, ...others] = await Promise.all(keys.map((key) => postings(segment, key)));
  const steps = keys.slice(1).map(([, position]) => position - keys[0][1]);
  const follows = (text, start) =>
    others.every((list, at) => list.get(text)?.has(start + steps[at]));
  return [...first]
    .filter(([text, starts]) => [...starts].some((start) => follows(text, start)))
    .map(([text]) => text);
};

// The segments in which all keys of all terms occur.
export const segmentsOf = async (terms) => {
  let left = Array.from({ length: index.start.segments }, (_, segment) => segment);
  for (const [key, , open] of terms.flatMap((term) => term.keys)) {
    const here = new Set();
    for (const name of shardsOf(key, open)) {
      const directory = await shard(`d/${name}`);
      for (const word of keysIn(directory, key, open)) {
        for (const segment of directory[word]) here.add(segment);
      }
    }
    left = left.filter((segment) => here.has(segment));
  }
  return left;
};
