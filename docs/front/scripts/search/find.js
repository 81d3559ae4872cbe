import { root } from "../page.js";
import { phrase, segmentsOf } from "./postings.js";
import { paragraphOf, parse } from "./query.js";
import { begin, index, shard } from "./shards.js";

// What is shown of a result: read with the chunk in which it stands.
export const describe = async (result) => {
  if (result.kind) return result;
  const { chunk } = index.start;
  const name = `${result.segment}/${root.lang}-${Math.floor(result.number / chunk)}`;
  const { units, places } = await shard(name);
  const [unit, id, kind, label, text, ids] = places[result.number % chunk];
  return Object.assign(result, { unit: units[unit], id, kind, name: label, text, ids });
};

// The paragraph that a query names, in every unit whose symbol it has.
const paragraphs = async (query) => {
  const asked = paragraphOf(query);
  if (!asked) return [];
  const terms = parse(asked.symbol);
  const found = [];
  for (const segment of await segmentsOf(terms)) {
    if (segment >= index.start.heads) break;
    for (const text of await phrase(segment, terms[0])) {
      const title = await describe({ segment, number: text >> 1 });
      const symbol = title.unit?.[1] || "";
      if (title.kind !== "title" || !`/${symbol}`.endsWith(`/${asked.symbol}`)) continue;
      const id = asked.ids.find((name) => (title.ids || "").split(" ").includes(name));
      if (id) found.push({ ...title, id, goto: true, name: asked.name });
    }
  }
  return found;
};

// Results, best first: the paragraph that is named, titles, terms, then the texts in the order
// of the corpus, until `enough` are found or every segment that has the words is read.
export const search = async (query, enough, allowed = null) => {
  await begin();
  const terms = parse(query);
  if (terms.length === 0) return { results: [], more: false, terms };
  let results = await paragraphs(query);
  const segments = await segmentsOf(terms);
  let read = 0;
  for (const segment of segments) {
    if (segment >= index.start.heads && results.length >= enough) break;
    const lists = await Promise.all(terms.map((term) => phrase(segment, term)));
    const [first, ...others] = lists.map((texts) => new Set(texts.map((text) => text >> 1)));
    const fresh = [...first]
      .filter((number) => others.every((places) => places.has(number)))
      .sort((a, b) => a - b)
      .map((number) => ({ segment, number }));
    if (allowed) await Promise.all(fresh.map(describe));
    results.push(...(allowed ? fresh.filter(allowed) : fresh));
    read += 1;
  }
  const seen = new Set();
  results = results.filter((result) => {
    const key = `${result.segment}:${result.number}:${result.goto ? result.id : ""}`;
    return !seen.has(key) && seen.add(key);
  });
  await Promise.all(results.slice(0, enough).map(describe));
  return { results, more: read < segments.length, terms };
};
