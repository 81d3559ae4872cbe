import { keysOf } from "./keys.js";
import { index } from "./shards.js";

// A query → terms; a term is a phrase: keys with their places in it. The last word of a term
// may be the beginning of a word.
export const parse = (query) => {
  const article = /^\s*(?:art(?:icle)?s?\.?)\s*(\d{1,2})\s*$/iu.exec(query);
  if (article) {
    const text = `article ${article[1]}`;
    return [{ text, keys: keysOf(text, false) }];
  }
  const terms = [];
  for (const [word, phrase] of query.matchAll(/[“"「](.+?)[”"」]|[^\s“”"「」]+/gu)) {
    const text = index.fold(phrase ?? word);
    const keys = keysOf(text, phrase === undefined);
    if (keys.length > 0) terms.push({ text, keys });
  }
  return terms;
};

// `75/194 12` and `7/1 12 (b)` name a paragraph.
const PARAGRAPH = /^\s*(\S*\d+\/\S+?)[\s,，]+(\d{1,3})\s*(?:\(?([a-z])\)?)?\s*$/iu;

export const paragraphOf = (query) => {
  const [, symbol, number, item] = PARAGRAPH.exec(query) || [];
  if (!symbol) return null;
  const id = item ? `${number}-${item.toLowerCase()}` : number;
  return { symbol, ids: [`op${id}`, `p${id}`], name: item ? `${number} (${item})` : number };
};
