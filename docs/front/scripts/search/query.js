import { keysOf } from "./keys.js";
import { articleOf } from "./reference.js";
import { index, isAsked, shardsOf } from "./shards.js";

// Keys that are looked up for a query, and shards that they may stand in; what they leave open is
// looked for in the texts.
const MOST = 7;
const MOST_SHARDS = 5;

const term = (text, open) => {
  const forms = [keysOf(text, open)];
  // Words that hyphens join also stand as one word.
  if (/^[a-z]+(?:-[a-z]+)+$/u.test(text)) forms.push([[text.replaceAll("-", ""), 0, open]]);
  return { text, open, forms: forms.filter((keys) => keys.length > 0) };
};

// As many keys as may be asked for, from the first to the last.
const spread = (keys, most) => {
  if (keys.length <= most) return keys;
  const step = (keys.length - 1) / Math.max(most - 1, 1);
  return Array.from({ length: most }, (_, at) => keys[Math.round(at * step)]);
};

// A query → terms, all of which must be found. A term is a phrase; the last word of it may be the
// beginning of a word. What stands in more new shards than `most` is looked for in the texts.
export const parse = (query, most = MOST_SHARDS) => {
  const article = articleOf(query);
  if (article) return [term(index.fold(article.words), false)];
  const folded = index.fold(query.normalize("NFC"));
  const terms = [...folded.matchAll(/[“"「](.+?)[”"」]|[^\s“”"「」]+/gu)]
    .map(([word, phrase]) => term(phrase ?? word, phrase === undefined))
    .filter(({ forms }) => forms.length > 0)
    .slice(0, MOST);
  const mostKeys = Math.max(Math.floor(MOST / terms.length), 1);
  for (const each of terms) {
    each.isCut = each.forms[0].length > mostKeys;
    each.forms = each.forms.map((keys) => spread(keys, mostKeys));
  }
  // Long words first: they tell more.
  let wanted = new Set();
  for (const [at, each] of terms.toSorted((a, b) => b.text.length - a.text.length).entries()) {
    const names = each.forms.flat().flatMap(shardsOf);
    const more = new Set([...wanted, ...names.filter((name) => !isAsked(name))]);
    each.isLeft = at > 0 && more.size > most;
    each.isCut ||= each.isLeft;
    if (!each.isLeft) wanted = more;
  }
  return terms;
};
