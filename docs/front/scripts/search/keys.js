// Words as the index has them, made as build_scripts/subjects/search/keys.py makes them:
// tests/search_keys.json is tried on both.
const TOKEN = /[\u3005\u3007\u3400-\u9FFF\u{20000}-\u{3FFFF}]|[0-9a-zà-ÿ]+/gu;
const isHan = (token) => !/^[0-9a-zà-ÿ]/u.test(token);

// A function that folds a text to one script, one case and one width, by the pairs of the index.
export const folding = ([from, to]) => {
  const forms = [...to];
  const folds = new Map([...from].map((character, at) => [character, forms[at]]));
  return (text) => [...text.toLowerCase()].map((c) => folds.get(c) ?? c).join("");
};

// The tokens of a folded text: [token, position, start, end]. Neighbours count on by one.
export const tokenize = (folded) => {
  const found = [];
  let position = 0;
  let end = 0;
  for (const match of folded.matchAll(TOKEN)) {
    const between = folded.slice(end, match.index);
    if (between && !/^[ /.\-’']$/u.test(between)) position += 1;
    end = match.index + match[0].length;
    found.push([match[0], position, match.index, end]);
    position += 1;
  }
  return found;
};

// What is looked up: pairs of neighbouring Han characters, and words, as [key, position, open].
// With `open` the last word may be the beginning of a word.
export const keysOf = (folded, open) => {
  const found = tokenize(folded);
  return found.flatMap(([token, position], at) => {
    if (!isHan(token)) return [[token, position, open && at === found.length - 1]];
    const next = found[at + 1];
    const pair = next && isHan(next[0]) && next[1] === position + 1;
    return pair ? [[token + next[0], position, false]] : [];
  });
};

// The shard of a key: a number for a pair of Han characters, two letters for a word.
export const shardOf = (key, shards) => {
  const [first, second] = [...key].map((character) => character.codePointAt(0));
  return isHan(key)
    ? String((first * 31 + second) % shards)
    : `w${key.slice(0, 2).replaceAll(/[^0-9a-z]/gu, "_")}`;
};
