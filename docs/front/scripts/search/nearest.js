import { root } from "../page.js";
import { tokenize } from "./keys.js";
import { index, shard } from "./shards.js";

// What is misspelt is looked for by the nearest word of the texts, or the nearest name of a term.
const WORD = /^[a-zà-ÿ]{3,}$/u;
const HAN = /[\u3400-\u9FFF]{3,}/gu;

// How many letters differ: exchanged with their neighbour, put in, left out or another. More than
// `most` is as good as any.
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const differs = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + differs);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
};

// So many letters of a word may be wrong.
const mostOf = (word) => (/[a-z]/u.test(word) ? Math.min(2, Math.floor(word.length / 3)) : 0) || 1;

// The first of the nearest; words of many texts stand first.
const nearest = (word, names, plainly) => {
  let best = "";
  let most = mostOf(word);
  for (const name of names) {
    const far = distance(word, plainly(name), most);
    if (far <= most && (best === "" || far < most)) {
      best = name;
      most = far;
    }
  }
  return best;
};

// A word that the texts write as two, as `vietnam`; "" where they do not.
const apart = (word, known) => {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => known.includes(part))) return parts.join(" ");
  }
  return "";
};

// The nearest word, or two of them where that is nearer than another word.
const corrected = (token, known) => {
  const near = nearest(token, known, (word) => word);
  const isClose = near && distance(token, near, 1) <= 1;
  return isClose ? near : apart(token, known) || near;
};

// A query with what no text has exchanged for what is nearest to it; "" where nothing is.
export const mended = async (query) => {
  const [latin, simplified, traditional] = (await shard("words")) ?? ["", "", ""];
  const known = latin.split(" ");
  const names = (root.lang === "zh-Hant" ? traditional : simplified).split(" ");
  const folded = index.fold(query.normalize("NFC"));
  const tokens = tokenize(folded);
  let wrong = 0;
  let text = folded;
  for (const [token, , start, end] of tokens.toReversed()) {
    const begins = end === folded.length && known.some((word) => word.startsWith(token));
    if (!WORD.test(token) || begins || known.includes(token)) continue;
    const better = corrected(token, known);
    if (better) {
      text = text.slice(0, start) + better + text.slice(end);
      wrong += 1;
    }
  }
  if (wrong === 0) {
    text = folded.replaceAll(HAN, (run) => {
      const better = nearest(run, names, index.fold);
      wrong += better ? 1 : 0;
      return better || run;
    });
  }
  return wrong > 0 ? text : "";
};
