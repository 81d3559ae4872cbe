import { root } from "../page.js";
import { places } from "./postings.js";
import { parse } from "./query.js";
import { articleOf, referenceOf } from "./reference.js";
import { asked, begin, chunkOf, index, isLoaded, kindOf, shard, unitOf } from "./shards.js";

// Requests that a query may make, its start and all.
const MOST_REQUESTS = 9;

// What is shown of a result: read with the chunk in which it stands.
export const describe = async (result) => {
  if (result.text !== undefined) return result;
  const [name, at] = chunkOf(result.number);
  const [id, label, text, ids] = (await shard(name))?.[at] ?? ["", "", "", ""];
  return Object.assign(result, { id, name: label, text, ids });
};

const resultOf = (number) => {
  const kind = kindOf(number);
  return { number, kind, unit: kind === "term" ? undefined : index.start.units[unitOf(number)] };
};

// The places that are called just so.
const called = async (name) => {
  const found = await places([[`=${index.fold(name)}`, 0, false]]);
  return [...found.keys()];
};

// The units that a reference names; of no unit in particular, the one of this page, else all.
const unitsNamed = async ({ slug, names, isDecision }) => {
  const { units } = index.start;
  const numbers = [...units.keys()];
  if (slug) return numbers.filter((number) => units[number].slug === slug);
  if (names.length === 0) {
    const here = numbers.filter((number) =>
      location.pathname.includes(`/${root.lang}/${units[number].slug}/`),
    );
    return here.length > 0 ? here : numbers;
  }
  const found = await Promise.all([...new Set(names)].map(called));
  const named = [...new Set(found.flat())].filter((number) => kindOf(number) === "title");
  const wanted = named.filter((number) => (units[number].kind === "decision") === isDecision);
  return wanted.length > 0 ? wanted : named;
};

// The places that a query names.
const named = async (query) => {
  const reference = referenceOf(query);
  if (!reference) return [];
  const found = [];
  for (const unit of await unitsNamed(reference)) {
    if (reference.ids.length === 0) found.push(unit);
    else {
      const { ids } = await describe(resultOf(unit));
      const listed = ids.split(" ");
      const at = listed.findIndex((id) => reference.ids.includes(id));
      if (at !== -1) found.push(index.start.firsts[unit] + at);
    }
  }
  return found;
};

// The places that have a term, in any of its forms.
const having = async ({ forms }) => {
  const found = await Promise.all(forms.map(places));
  return new Map(found.flatMap((map) => Array.from(map)));
};

// All places that have all terms, best first: titles, terms that are called so, texts in the order
// of the corpus, terms that speak of it.
const ranked = async (terms) => {
  if (terms.length === 0) return [];
  const [first, ...others] = await Promise.all(terms.map(having));
  const fit = [...first.keys()].filter((number) => others.every((map) => map.has(number)));
  const rank = (number) => {
    const kind = kindOf(number);
    if (kind === "title") return 0;
    if (kind === "term") return first.get(number) ? 1 : 3;
    return 2;
  };
  return fit
    .map((number) => [rank(number), number])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, number]) => number);
};

// Describes the first results, as many as a query may ask for; their number.
const describeFirst = async (results, enough, before) => {
  const asking = new Set();
  let told = 0;
  for (const { number, text } of results.slice(0, enough)) {
    if (text === undefined) {
      const [name] = chunkOf(number);
      if (!isLoaded(name)) asking.add(name);
      if (asking.size > 1 && asked() - before + asking.size > MOST_REQUESTS) break;
    }
    told += 1;
  }
  await Promise.all(results.slice(0, told).map(describe));
  return told;
};

// In short, of each kind some: what is called so, titles and terms, then texts.
const MOST_HEADS = 3;
const mixed = (results, sure) => {
  const counts = { title: 0, term: 0 };
  const isFirst = ({ kind }, at) =>
    at < sure || !(kind in counts) || (counts[kind] += 1) <= MOST_HEADS;
  const first = results.filter(isFirst);
  return [...first, ...results.filter((result) => !first.includes(result))];
};

// The results for a query, best first; `told` of them are described.
export const search = async (query, enough, { allowed = () => true, inShort = false } = {}) => {
  const before = asked();
  await begin();
  if (!index.start || !query.trim()) return { results: [], told: 0, terms: [], all: [] };
  const article = articleOf(query);
  const terms = parse(query);
  const exact = article ? [] : [...(await named(query)), ...(await called(query))];
  const numbers = [...new Set([...exact, ...(await ranked(terms))])];
  const all = numbers.map(resultOf);
  if (article)
    all.unshift({
      kind: "article",
      number: -1,
      id: `article-${article.number}`,
      name: "",
      text: "",
    });
  let results = all.filter(allowed);
  if (inShort) results = mixed(results, exact.length);
  let told = await describeFirst(results, enough, before);
  // A long phrase was looked up by a part of its keys: the texts decide, where they are shown in
  // its language.
  const cut = terms.filter(
    ({ isCut, text }) => isCut && /\p{Script=Han}/u.test(text) === (root.lang !== "en"),
  );
  const fits = ({ text }) => cut.every((term) => index.fold(text).includes(term.text));
  const left = results.filter((result, at) => at < exact.length || at >= told || fits(result));
  told -= results.length - left.length;
  results = left;
  return { results, told, terms, all };
};
