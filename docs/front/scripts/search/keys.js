// Words as the index has them, made as build_scripts/subjects/search/keys.py makes them:
// tests/search_keys.json is tried on both.
const TOKEN = /[\u3005\u3007\u3400-\u9FFF\u{20000}-\u{3FFFF}]|[0-9a-zà-ÿ]+/gu;
const isHan = (token) => !/^[0-9a-zà-ÿ]/u.test(token);
const SIGNS = new Map([..."‐‒–−’‘ʼ∕⁄øłđı"].map((sign, at) => [sign, [..."----'''//oldi"][at]]));

// A character as a small letter without accent, as wide as usual; itself if that is more.
const plainForm = (character) => {
  const parts = [...character.toLowerCase().normalize("NFKD")];
  const plain = parts
    .map((part) => SIGNS.get(part) ?? part)
    .filter((part) => !/\p{Mn}/u.test(part));
  return plain.length === 1 && plain[0].length === character.length ? plain[0] : character;
};

// What is typed, in plain characters, in whichever script.
export const plainly = (text) => [...text.normalize("NFC")].map(plainForm).join("");

// A function that folds a text to one script too, by the pairs of the index.
export const folding = ([from, to]) => {
  const forms = [...to];
  const folds = new Map([...from].map((character, at) => [character, forms[at]]));
  const known = new Map();
  return (text) =>
    [...text]
      .map((character) => {
        if (!known.has(character)) {
          const plain = plainForm(character);
          known.set(character, folds.get(plain) ?? plain);
        }
        return known.get(character);
      })
      .join("");
};

// The tokens of a folded text: [token, position, start, end]. Neighbours count on by one.
export const tokenize = (folded) => {
  const found = [];
  let position = 0;
  let end = 0;
  for (const match of folded.matchAll(TOKEN)) {
    const between = folded.slice(end, match.index);
    if (between && !/^[ /.\-']$/u.test(between)) position += 1;
    end = match.index + match[0].length;
    found.push([match[0], position, match.index, end]);
    position += 1;
  }
  return found;
};

// What is looked up, as [key, position, open]: of Han characters as many pairs as cover them, a
// single one by itself, and words. With `open` the last may be a beginning.
export const keysOf = (folded, open) => {
  const found = tokenize(folded);
  const isNext = (at, step) =>
    found[at + step] && isHan(found[at + step][0]) && found[at + step][1] === found[at][1] + step;
  const keys = [];
  let covered = -1;
  for (const [at, [token, position]] of found.entries()) {
    const isLast = open && at === found.length - 1;
    if (!isHan(token)) keys.push([token, position, isLast]);
    else if (isNext(at, 1) && (covered < at || !isNext(at, 2))) {
      if (covered < at + 1) keys.push([token + found[at + 1][0], position, false]);
      covered = at + 1;
    } else if (covered < at) keys.push([token, position, isLast]);
  }
  return keys;
};
