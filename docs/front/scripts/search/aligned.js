import { matches } from "./excerpt.js";
import { marksOf, meaningOf, search } from "./find.js";
import { headOf, href } from "./results.js";
import { begin, index, isText, resultOf, startOf, textIn } from "./shards.js";

// What the concordance is made of: the places of a term or phrase, and a place in two languages.
// What is needed is asked for at once, not one after another.
const ready = (languages) => Promise.all([begin(), ...languages.map(startOf)]);

const found = async (query, asTerm) => {
  await begin();
  const marking = marksOf(query);
  if (asTerm) return { numbers: await meaningOf(query), names: await marking };
  const { all, instead } = await search(query, 0, { alike: true });
  const numbers = all.map(({ number }) => number).filter(isText);
  return { numbers, names: await (instead ? marksOf(instead) : marking) };
};

const aligned = async (number, languages) => {
  const result = resultOf(number);
  const texts = await Promise.all(languages.map((language) => textIn(language, number)));
  const own = await textIn(document.documentElement.lang, number);
  Object.assign(result, { id: own[0], name: own[1] });
  return {
    href: href(result),
    head: headOf(result),
    texts: texts.map(([, , text]) => text),
  };
};

const said = async (shown, count) => {
  await begin();
  const { words } = index.start;
  return count === 0
    ? words.no_results
    : words.shown_of.replace("{shown}", shown).replace("{count}", count);
};

// The paragraphs of a text in the language of the page, in their order.
window.readingRoom.textsOf = async (slug) => {
  await begin();
  const { units, firsts } = index.start;
  const at = units.findIndex((unit) => unit.slug === slug);
  const end = firsts[at + 1] ?? index.kinds.length;
  const numbers = Array.from({ length: end - firsts[at] }, (_, n) => firsts[at] + n);
  const texts = numbers
    .map(resultOf)
    .filter(({ kind }) => kind !== "note")
    .map(async (result) => {
      const [id, name, text] = await textIn(document.documentElement.lang, result.number);
      return { id, name, text, href: href({ ...result, id }) };
    });
  return Promise.all(texts);
};

window.readingRoom.concordance = { ready, found, aligned, matches, said };
