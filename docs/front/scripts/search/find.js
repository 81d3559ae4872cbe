import { root } from "../page.js";
import { pause } from "../pause.js";
import { mended } from "./nearest.js";
import { places } from "./postings.js";
import { parse } from "./query.js";
import { articleOf, referenceOf } from "./reference.js";
import {
  asked,
  begin,
  chunkOf,
  index,
  isLoaded,
  isText,
  kindOf,
  resultOf,
  shard,
} from "./shards.js";

// Shards that a query may ask for, besides the start: ten files with the pointer and the script.
const MOST_REQUESTS = 7;
// So many words a query may have, that each is also looked up as the name of a term.
const MOST_NAMES = 2;

// What is shown of a result: read with the chunk in which it stands.
export const describe = async (result) => {
  if (result.text !== undefined) return result;
  const [name, at] = chunkOf(result.number);
  const [id, label, text, more = ""] = (await shard(name))?.[at] ?? ["", "", ""];
  return Object.assign(result, { id, name: label, text, more: more.split("\n") });
};

// The places that are called just so.
const called = async (name) => {
  const found = await places([[`=${index.fold(name)}`, 0, false]]);
  return [...found.keys()];
};

// The units that a reference names; of no unit in particular, the one of this page, else all.
const unitsNamed = async ({ slug, names, title, isDecision }) => {
  const { units } = index.start;
  const numbers = [...units.keys()];
  if (slug) return numbers.filter((number) => units[number].slug === slug);
  if (names.length === 0) {
    const entitled = title ? (await called(title)).filter((at) => kindOf(at) === "title") : [];
    if (entitled.length > 0) return entitled;
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
      const { more } = await describe(resultOf(unit));
      const id = reference.ids.find((each) => more.includes(each));
      if (id) found.push(index.start.firsts[unit] + more.indexOf(id));
    }
  }
  return found;
};

// The places where the texts mean a term of the glossary, by whatever name.
const meaning = async (numbers) => {
  const found = await Promise.all(numbers.map((number) => places([[`@${number}`, 0, false]])));
  return new Map(found.flatMap((map) => Array.from(map)));
};
const termsCalled = async (name) =>
  (await called(name)).filter((number) => kindOf(number) === "term");

// The numbers of the places that mean a term, in the order of the corpus.
export const meaningOf = async (name) => {
  const found = await meaning(await termsCalled(name));
  return [...found.keys()].sort((a, b) => a - b);
};

// What the texts call a term, as terms of a query.
const namesOf = ({ more }) => more.map((name) => ({ text: index.fold(name), open: false }));

// What a query is marked by: all names of the term that it names, else its words.
export const marksOf = async (query) => {
  const found = await Promise.all((await termsCalled(query)).map(resultOf).map(describe));
  return found.length > 0 ? found.flatMap(namesOf) : parse(query);
};

// The places that have what is looked for, in any of its forms; with `alike` those that mean it.
const having = async ({ text, forms }, alike) => {
  const found = await Promise.all(forms.map(places));
  const names = alike ? await meaning(await termsCalled(text)) : [];
  return new Map([...names, ...found.flatMap((map) => Array.from(map))]);
};
const havingAll = async (terms, alike) => {
  const wanted = terms.filter(({ isLeft }) => !isLeft);
  const maps = await Promise.all(wanted.map((term) => having(term, alike)));
  const [first = new Map(), ...others] = maps;
  return new Map([...first].filter(([number]) => others.every((map) => map.has(number))));
};

// Titles come first, then terms that are called so, texts, terms that speak of it.
const rank = (number, begins) => {
  const kind = kindOf(number);
  if (kind === "title") return 0;
  if (kind === "term") return begins ? 1 : 3;
  return 2;
};

// All places that have all terms, best first and in the order of the corpus. Those that mean the
// same by another name count where more texts have that, and where they are wanted.
// `alike`: how many more there are; `speaking`: terms that only speak of it.
const ranked = async (known, terms, exact, wantsAlike) => {
  let found = known;
  const wholly = await meaning(exact.filter((number) => kindOf(number) === "term"));
  const texts = [...found].filter(([number]) => isText(number)).length;
  const hasFew = terms.length > 0 && terms.length <= MOST_NAMES;
  if (texts === 0 && wholly.size === 0 && hasFew) found = await havingAll(terms, true);
  const more = [...wholly].filter(([number]) => !found.has(number));
  const addsMore = more.length > texts || wantsAlike;
  if (addsMore) found = new Map([...more, ...found]);
  const order = [...found]
    .map(([number, begins]) => [rank(number, begins), number])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    numbers: order.map(([, number]) => number),
    speaking: order.filter(([at]) => at === 3).map(([, number]) => number),
    alike: addsMore ? 0 : more.length,
  };
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
const mixed = (results, sure, speaking) => {
  const counts = { title: 0, term: 0 };
  const late = new Set(speaking);
  const isFirst = ({ kind, number }, at) =>
    at < sure || (!late.has(number) && (!(kind in counts) || (counts[kind] += 1) <= MOST_HEADS));
  const first = new Set(results.filter(isFirst));
  return [...first, ...results.filter((result) => !first.has(result))];
};

// The numbers of what a query finds, best first, and how many of them are called just so.
const numbersOf = async (query, terms, article, wantsAlike) => {
  const naming = article ? [] : [named(query), called(query)];
  const [known, ...names] = await Promise.all([havingAll(terms, false), ...naming]);
  const exact = names.flat();
  const { numbers, ...rest } = await ranked(known, terms, exact, wantsAlike);
  return { numbers: [...new Set([...exact, ...numbers])], sure: exact.length, ...rest };
};

// The results for a query, best first; `told` of them are described. Where no text has it, those
// for what is nearest to it, `instead`.
export const search = async (
  query,
  enough,
  { allowed = () => true, inShort = false, alike: wantsAlike = false } = {},
) => {
  const before = asked();
  // What was not there may be there now.
  index.isGone = false;
  await begin();
  if (!index.start || !query.trim()) return { results: [], told: 0, terms: [], all: [] };
  await pause();
  const article = articleOf(query);
  let terms = parse(query);
  let found = await numbersOf(query, terms, article, wantsAlike);
  let instead = "";
  if (!article && found.numbers.length === found.speaking.length) {
    const better = await mended(query);
    // A name of a term is found by what it means.
    const isName = better && (await termsCalled(better)).length > 0;
    const betterTerms = isName ? [] : parse(better, MOST_REQUESTS - 1 - (asked() - before));
    const other = better ? await numbersOf(better, betterTerms) : { numbers: [] };
    if (other.numbers.length > 0) {
      [terms, found, instead] = [betterTerms, other, better];
    }
  }
  const { numbers, sure, speaking, alike } = found;
  const all = numbers.map(resultOf);
  if (article)
    all.unshift({
      kind: "article",
      number: -1,
      id: `${article.part}-${article.number}`,
      name: "",
      text: "",
    });
  let results = all.filter(allowed);
  if (inShort) results = mixed(results, sure, speaking);
  let told = await describeFirst(results, enough, before);
  // What the texts call a term that the query names is marked in them too.
  const entries = results.slice(0, told).filter(({ kind }, at) => at < sure && kind === "term");
  terms.push(...entries.flatMap(namesOf));
  // A long phrase was looked up by a part of its keys: the texts decide, where they are shown in
  // its language.
  const cut = terms.filter(
    ({ isCut, text }) => isCut && /\p{Script=Han}/u.test(text) === (root.lang !== "en"),
  );
  const fits = ({ text }) => cut.every((term) => index.fold(text).includes(term.text));
  const left = results.filter((result, at) => at < sure || at >= told || fits(result));
  told -= results.length - left.length;
  results = left;
  return { results, told, terms, all, sure, instead, alike };
};
