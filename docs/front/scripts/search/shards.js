import { base, make } from "../page.js";
import { folding, shardOf } from "./keys.js";

// The index comes in shards, written by build_scripts/subjects/search/index.py. Shards are
// scripts, so that they load from disk too; each is asked for once.
const loaded = new Map();
const waiting = new Map();

window.readingRoom.shard = (name, content) => {
  loaded.set(name, content);
};

export const shard = (name) => {
  if (loaded.has(name)) return Promise.resolve(loaded.get(name));
  if (!waiting.has(name)) {
    const arrival = new Promise((done) => {
      const script = make("script", { src: `${base}search/${name}.js` });
      script.addEventListener("load", () => done(loaded.get(name) ?? {}));
      script.addEventListener("error", () => {
        loaded.set(name, {});
        done({});
      });
      document.head.append(script);
    });
    waiting.set(name, arrival);
  }
  return waiting.get(name);
};

// The first shard says how the index is divided, and how it folds.
export const index = { fold: null, start: null };

export const begin = async () => {
  if (index.start) return;
  const start = await shard("start");
  index.fold = folding(start.fold);
  index.start = start;
};

// The shards of a key; of an open key of one letter, those of all words that begin with it.
const NEXT = ["", ..."0123456789abcdefghijklmnopqrstuvwxyz"];

export const shardsOf = (key, open) =>
  (open && key.length === 1 ? NEXT : [""]).map((next) => shardOf(key + next, index.start.shards));

// The keys of a shard that answer a key.
export const keysIn = (content, key, open) => {
  if (open) return Object.keys(content).filter((name) => name.startsWith(key));
  return Object.hasOwn(content, key) ? [key] : [];
};
