import { pause } from "../pause.js";
import { answers } from "./shards.js";

// `2,5,3;4,1`: texts and positions as differences in base 36.
const decoded = (number) => Number.parseInt(number, 36);

// The texts that have a key, each with the positions of it.
const postings = async (key) => {
  const found = new Map();
  for (const list of await answers(key)) {
    let text = 0;
    for (const part of list.split(";")) {
      await pause();
      const [step, ...moves] = part.split(",");
      text += decoded(step);
      if (!found.has(text)) found.set(text, new Set());
      const positions = found.get(text);
      let position = 0;
      for (const move of moves) {
        position += decoded(move);
        positions.add(position);
      }
    }
  }
  return found;
};

// The places in a text of which the keys stand as they follow one another; `true` where a text
// begins with them.
export const places = async (keys) => {
  const [first, ...others] = await Promise.all(keys.map(postings));
  const steps = keys.slice(1).map(([, position]) => position - keys[0][1]);
  const found = new Map();
  for (const [text, starts] of first) {
    await pause();
    const follows = [...starts].filter((start) =>
      others.every((list, at) => list.get(text)?.has(start + steps[at])),
    );
    if (follows.length > 0) {
      const place = Math.floor(text / 2);
      found.set(place, found.get(place) || follows.includes(0));
    }
  }
  return found;
};
