import { base, root } from "../page.js";
import { comes } from "../script.js";
import { folding } from "./keys.js";

// The index comes in shards, written by build_scripts/subjects/search/index.py. Shards are
// scripts, so that they load from disk too; each is asked for once.
const loaded = new Map();
const waiting = new Map();

window.readingRoom.shard = (name, content) => {
  loaded.set(name, content);
};

// The first shard says how the index is divided, and how it folds; `kinds` has the kind of each
// place. `isGone`: something that was asked for is not there; the site has been built anew since
// this page came, or there is no network.
export const index = { fold: null, start: null, kinds: [], isGone: false };

const arrival = async (name) => {
  const folder = await window.readingRoom.searchFolder();
  if (folder && (await comes(`${base}${folder}${name}.js`))) return loaded.get(name);
  index.isGone = true;
  waiting.delete(name);
  return null;
};

export const shard = (name) => {
  if (!waiting.has(name)) waiting.set(name, arrival(name));
  return waiting.get(name);
};

// How many shards have been asked for, and whether one has.
export const isAsked = (name) => waiting.has(name);
export const asked = () => waiting.size;

// The start of a language, in which its chunks are told. With it the search is used: the worker
// keeps it for reading without a network.
export const startOf = async (language) => {
  const name = `start-${language}`;
  const isNew = !isAsked(name);
  const start = await shard(name);
  if (isNew && start) {
    const searched = [root.dataset.version, language];
    navigator.serviceWorker?.controller?.postMessage({ searched });
  }
  return start;
};

const unrolled = (runs) => {
  const kinds = [];
  for (let at = 0; at < runs.length; at += 2) {
    for (let left = runs[at + 1]; left > 0; left -= 1) kinds.push(runs[at]);
  }
  return kinds;
};

export const begin = async () => {
  if (index.start) return;
  const start = await startOf(root.lang);
  if (!start) return;
  index.fold = folding(start.fold);
  index.kinds = unrolled(start.kinds);
  index.start = start;
};

// Of what stands in order, the place of the last that is not behind a value.
const lastUpTo = (value, ordered) => {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ordered[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

// Keys stand in one order: the shard of a key is the last that does not begin behind it.
const placeOf = (key) => Math.max(0, lastUpTo(key, index.start.keys));
// A beginning that stands in more shards than these is looked up as a whole word.
const MOST_OPEN = 3;

const reachOf = ([key, , open]) => [placeOf(key), placeOf(open ? `${key}\uFFFF` : key)];

// Whether too many words begin so.
export const isTooShort = (key) => {
  const [first, last] = reachOf(key);
  return last - first >= MOST_OPEN;
};

// The shards in which the answers to a key stand.
export const shardsOf = (key) => {
  const [first, last] = reachOf(key);
  const count = isTooShort(key) ? 1 : last - first + 1;
  return Array.from({ length: count }, (_, at) => `k${first + at}`);
};

// The postings of a key, one text for each key that answers it. A character alone is the beginning
// of pairs: where these are too many, none of them tells the truth.
export const answers = async (wanted) => {
  const [key, , open] = wanted;
  const isOpen = open && !isTooShort(wanted);
  if (open && !isOpen && /\p{Script=Han}/u.test(key)) return [];
  const contents = await Promise.all(shardsOf(wanted).map(shard));
  return contents.filter(Boolean).flatMap((content) => {
    if (isOpen)
      return Object.keys(content)
        .filter((name) => name.startsWith(key))
        .map((name) => content[name]);
    return Object.hasOwn(content, key) ? [content[key]] : [];
  });
};

// The chunk in which what is shown of a place stands, and the number of the place in it.
export const chunkOf = (number, language = root.lang, { chunks } = index.start) => {
  const at = lastUpTo(number, chunks);
  return [`${language}-${at}`, number - chunks[at]];
};

export const isLoaded = (name) => loaded.has(name);

// The kind of a place, and its unit, which a term has not.
export const kindOf = (number) => index.kinds[number] ?? "";

export const unitOf = (number) => {
  const { units, firsts } = index.start;
  return number < units.length ? number : lastUpTo(number, firsts);
};

export const isText = (number) => !["title", "term"].includes(kindOf(number));

export const resultOf = (number) => {
  const kind = kindOf(number);
  return { number, kind, unit: kind === "term" ? undefined : index.start.units[unitOf(number)] };
};

// A place in a language: its id, its name, its text.
export const textIn = async (language, number) => {
  const [name, at] = chunkOf(number, language, await startOf(language));
  return (await shard(name))[at];
};
