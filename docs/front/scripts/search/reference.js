import { plainly } from "./keys.js";

// What people write to name a paragraph, in any notation: tests/references.json is tried on this.
const HAN = "一二三四五六七八九";
const COUNT = `\\d{1,3}|[${HAN}十]{1,4}`;
const ITEMS =
  "((?:\\s?\\([a-z]{1,4}\\)|-[a-z]{1,4}(?![a-z])|(?<=\\d)[\\s.]?[a-z]\\)?(?![a-z\\d/]))*)";
const ITEM =
  "(?:\\s*第?\\(?([a-z]|[ivx]{2,4})\\)?\\s*(?:\\(([a-z]{1,4})\\)\\s*)?(?:[分小]?[项項段目]|$))?";
// The rest of a list or a range, of which the first is meant: 12至14段.
const REST = "(?:\\s*(?:[-、,，和及]|至|到)\\s*第?\\d{1,3})*";
const made = (source) => new RegExp(source, "u");

const ADDRESS =
  /(?:^|\/)(?:(?:zh-hans|zh-hant|en)\/)?([a-z\d-]+)(?:\/(?:index\.html)?(?:\?[^#\s]*)?|(?=#))#([a-z][\w-]*)/u;
const PAGE = /(?:zh-hans|zh-hant|en)\/([a-z\d-]+)\//u;
// The official documents of the United Nations by their addresses.
const OFFICIAL =
  /(?:(?:undocs\.org|docs\.un\.org)\/(?!home\/)(?:[a-z]{2}\/)?|[?&](?:final)?s(?:ymbol)?=)([a-z\d][\w./-]*)/u;
const SYMBOL =
  /(?<![a-z\d/])(?:[a-z]{1,5}(?:\/[a-z\d.-]+)+|(?:es-|s-)?\d{1,3}\/\d{1,4}(?![\d/]))/gu;
const DRAFT = made(
  `(?:draft(?: res(?:olution)?s?)?\\.?|[决決][议議]草案|草案)\\s*第?\\s*\\(?([ivx]+|${COUNT})(?![a-z])\\)?`,
);
const PARTS = [
  ["fn", made("(?:fn|foot-?notes?|notes?|\\bnn?\\.|[脚腳]?[注註][释釋解]?)[\\s.#-]*(\\d{1,3})")],
  ["fn", made("第\\s*(\\d{1,3})\\s*[个個条條]?[脚腳]?[注註]")],
  ["sec-", made("\\bsec(?:tion)?\\.?\\s*([ivx]+|\\d{1,2})(?:[.\\s]*\\(?([a-z])\\)?(?![a-z]))?")],
  [
    "pp",
    made(
      `(?:\\bpp|preamb[a-z]*|序言|前言|序文)(?:部分|段)?[\\s.,]*(?:para(?:graph)?s?[\\s.]*)?第?\\s*(${COUNT})${ITEMS}(?:${REST}段${ITEM})?`,
    ),
  ],
  [
    "op",
    made(
      `(?:\\bops?|oper[a-z]*|[执執]行(?:部分|段落?)?)[\\s.,]*(?:para(?:graph)?s?[\\s.]*)?第?\\s*(${COUNT})${ITEMS}(?:${REST}段${ITEM})?`,
    ),
  ],
  ["", made(`(?:\\bpara(?:graph)?s?|\\bp|¶|§)[\\s.]*(\\d{1,3})${ITEMS}`)],
  ["", made(`第\\s*(${COUNT})${ITEMS}${REST}\\s*段${ITEM}`)],
  ["", made(`(\\d{1,3})${ITEMS}${REST}\\s*段${ITEM}`)],
  ["", made(`段落?\\s*(${COUNT})${ITEMS}`)],
  ["", made(`^[\\s,，、;:：.#号號]*\\(?(\\d{1,3})\\)?${ITEMS}[\\s.项項段]*$`)],
];
// The lettered items of a decision stand by themselves.
const ALONE = made(
  "(?:^|[\\s,，;:.])(?:para(?:graph)?s?\\.?\\s*)?第?\\(([a-z])\\)\\s*[段项項]?[\\s.]*$",
);
const ENDS = /^(?:[\s\p{P}]|of |the )+|[\s\p{P}]+$/gu;
const ROMAN = { i: 1, v: 5, x: 10 };

// 12, 十二 and xii as a number.
const numberOf = (text) => {
  if (/^\d+$/u.test(text)) return Number(text);
  if (/^[ivx]+$/u.test(text)) {
    const values = [...text].map((letter) => ROMAN[letter]);
    return values.reduce((sum, value, at) => sum + (value < values[at + 1] ? -value : value), 0);
  }
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const ten = text.includes("十") ? (HAN.indexOf(tens) + 1 || 1) * 10 : 0;
  return ten + (ones ? HAN.indexOf(ones) + 1 : 0);
};

const han = (number) => {
  const ones = number % 10 ? HAN[(number % 10) - 1] : "";
  if (number < 10) return ones;
  return `${number < 20 ? "" : HAN[Math.floor(number / 10) - 1]}十${ones}`;
};

// The ids that a part of a text may have, the best first: `12 (b)` is op12-b or p12-b, and stands
// in op12 or p12 where it has no address of its own. What else is said may be the title of the text.
const partOf = (text) => {
  for (const [kind, pattern] of PARTS) {
    const [part, count, before = "", after = "", second = ""] = pattern.exec(text) || [];
    if (!count) continue;
    const letters = `${before} ${after} ${second}`.match(/[a-z]+/gu) || [];
    const numbers = [[numberOf(count), ...letters].join("-"), String(numberOf(count))];
    const kinds = /preamb|序言/u.test(text) ? ["pp"] : ["op", "p"];
    const ids = numbers.flatMap((rest) => (kind ? [kind] : kinds).map((name) => name + rest));
    return { ids, title: text.replace(part, " ").replaceAll(ENDS, "") };
  }
  const [, letter] = ALONE.exec(text) || [];
  return { ids: letter ? [`op-${letter}`] : [], title: "" };
};

// What stands beside a reference and names nothing: dates, years, volumes of treaties.
const MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const ASIDE = [
  new RegExp(`\\b(?:\\d{1,2} )?${MONTH} (?:\\d{1,2}, ?)?\\d{4}\\b`, "gu"),
  /\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?/gu,
  /\b\d+ u\.?n\.?t\.?s\.? \d+/gu,
  /[([]\s*(?:\d{4})?\s*[)\]]/gu,
  /\bpp?\.\s?\d+(?=,?\s*(?:para|op|¶|§))/gu,
];
const ORDINALS = (
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth " +
  "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split(" ");
const ORDINAL = made(
  `\\b(?:(\\d{1,3})(?:st|nd|rd|th)|(${ORDINALS.join("|")}))\\s+(preamb|oper|para)[a-z]*`,
);
const CARDINALS = (
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
  "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy"
).split(" ");
const FEW = 20;
const WRITTEN = made(
  `\\b(para(?:graph)?|article|art|chapter|resolution)(\\.?\\s+)((?:${CARDINALS.join("|")})(?:-(?:${CARDINALS.slice(0, 9).join("|")}))?)\\b`,
);
const cardinal = (word) => {
  const at = CARDINALS.indexOf(word) + 1;
  return at > FEW ? (at - FEW + 2) * 10 : at;
};
// Words that a line may tear: a hyphen in them is none of theirs.
const WHOLE = new Set([
  "paragraph",
  "resolution",
  "decision",
  "operative",
  "preambular",
  "article",
]);

const SESSION = made(`第(${COUNT})[届屆](?:[联聯]大|[会會][议議])第(\\d{1,4})(?=[号號][决決])`);

// A reference in the plainest of its notations.
const plainReference = (query) => {
  const text = plainly(query.replaceAll(/[\u00AD\u200B]/gu, ""))
    .trim()
    .replaceAll(/([a-z]+)-\s*([a-z]+)/gu, (torn, head, rest) =>
      WHOLE.has(head + rest) ? head + rest : torn,
    )
    .replaceAll("%2f", "/")
    .replaceAll(/\s*\/\s*/gu, "/")
    // Numbers that people join with other signs, or with the word before them.
    .replace(/(?:(?:un)?cac\/)?cosp\/res[/.](?=\d+\/\d)/u, "")
    .replace(/([a-z]{3,}\.?)(?=\d{1,3}\/\d)/u, "$1 ")
    .replace(/((?:\bres(?:olution)?\.?|decision)\s*)(\d{1,3})-(\d{1,4})\b/u, "$1$2/$3")
    .replace(/第(\d{1,3})-(\d{1,4})(?=[号號])/u, "第$1/$2")
    .replace(SESSION, (_, session, number) => `第${numberOf(session)}/${number}`)
    .replace(made(`第(${COUNT})[项項个個]?([決决][议議]草案)`), "$2$1")
    .replace(WRITTEN, (_, what, space, words) => {
      const [tens, ones = ""] = words.split("-");
      return `${what}${space}${cardinal(tens) + cardinal(ones)}`;
    })
    .replace(/(?<![\w/-])(?:ga|a)[-_/]res[-_/](s-)?(\d+)[-_/](\d+)/u, "a/res/$1$2/$3")
    .replace(/(?<![a-z])s\s*[-—]?\s*(\d{1,2}\/\d)/u, "s-$1")
    .replace(/(\d\/\d+)#(?=[a-z]+\d)/u, "$1 ")
    .replace(
      /,?\s*\b(?:sub-?para(?:graph)?|lit(?:era)?|item)\.?\s*\(?([a-z]{1,3})\)?(?![a-z])/u,
      "($1)",
    )
    .replace(
      ORDINAL,
      (_, figure, word, part) => `${part} ${figure ?? ORDINALS.indexOf(word) + 1} `,
    );
  const [, official] = OFFICIAL.exec(text) || [];
  return official ?? text;
};
const withoutAsides = (text) => ASIDE.reduce((left, aside) => left.replaceAll(aside, " "), text);

// A query → what it names: a page by its slug or by the names that it may have, and the ids that
// the part may have, the best first. Null where it names nothing.
export const referenceOf = (query) => {
  const reference = plainReference(query);
  const [, slug, id] = ADDRESS.exec(reference) || [];
  if (slug) return { slug, ids: [id] };
  const [, page] = PAGE.exec(reference) || [];
  if (page) return { slug: page, ids: [] };
  const text = withoutAsides(reference);
  const symbols = text.match(SYMBOL) || [];
  const rest = text.replaceAll(SYMBOL, " ");
  const [whole, number] = DRAFT.exec(rest) || [];
  if (whole) {
    const name = `决议草案${han(numberOf(number))}`;
    return { names: [name], ids: partOf(rest.replace(whole, " ")).ids };
  }
  const { ids, title } = partOf(rest.replaceAll(/第?\s+[号號][決决](?:[议議]|定)/gu, " "));
  if (symbols.length === 0) {
    // The texts write the number of a session in characters.
    const named = title.replaceAll(/第(\d{1,2})(?=[届屆])/gu, (_, session) => `第${han(session)}`);
    return ids.length > 0 && !/^\d+$/u.test(text) ? { names: [], title: named, ids } : null;
  }
  // A resolution by its number, rather than the document that it stands in.
  const symbol = symbols.find((each) => /^[\ds-]/u.test(each)) ?? symbols[0];
  return {
    names: [symbol, symbol.replace(/^a\/res\//u, "")],
    isDecision: /decision|\bdec\b|[决決]定/u.test(rest),
    ids,
  };
};

const CONVENTION =
  /《?(?:[联聯]合[国國])?(?:反腐[败敗]?)?公[约約]》?|(?:of )?(?:the )?(?:(?:united nations|u\.?n\.?) )?convention(?: against corruption)?|\b(?:of )?(?:the )?uncac\b/gu;
const NO_WORDS =
  /\(adopted[^)]*\)|\b(?:see|opened for signature|entered into force)\b|[参參]?[见見]|\(\)|[\s,，。;；]+/gu;
const CLAUSE =
  "(?:\\.\\d{1,2}|(?:para(?:graph)?s?\\.?|lit\\.?|and|第)?" +
  "\\(?(?:\\d{1,2}|[a-z]{1,3}(?=\\)|[款项項]|$)|[㈠-㈩一二三四五六七八九十]{1,3})\\)?[款项項]?)*";
const MORE = "(?:(?:and|to|[-&])\\d{1,2})*";
const ARTICLE = made(
  `^(?:art(?:icle)?s?\\.?(\\d{1,2})${MORE}|` +
    `第?(${COUNT})(?:[条條]?[-、和及至到]第?(?:${COUNT}))*(?:\\.\\d{1,2})?[条條])${CLAUSE}\\.?$`,
);
// Beside the name of the Convention the number of an article is enough.
const NUMBER = made(`^(\\d{1,2})${CLAUSE}$`);

const CHAPTER = made(`^(?:chap(?:ter)?\\.?([ivx]+|\\d)|第?(${COUNT})章)$`);
const ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"];

// An article or a chapter of the Convention: its number, and the words by which the texts name it.
export const articleOf = (query) => {
  const reference = withoutAsides(plainReference(query));
  const named = reference.replaceAll(CONVENTION, "");
  const text = named.replaceAll(NO_WORDS, "");
  const isOfConvention = named !== reference;
  const [, roman, counted] = (isOfConvention && CHAPTER.exec(text)) || [];
  const chapter = numberOf(roman ?? counted ?? "0");
  if (chapter > 0 && chapter <= ROMANS.length) {
    const words = roman ? `chapter ${ROMANS[chapter - 1]}` : `第${han(chapter)}章`;
    return { part: "chapter", number: chapter, words };
  }
  const [, latin, chinese] = ARTICLE.exec(text) || (isOfConvention && NUMBER.exec(text)) || [];
  const number = numberOf(latin ?? chinese ?? "0");
  if (number < 1 || number > 71) return null;
  const words = latin ? `article ${number}` : `第${han(number)}条`;
  return { part: "article", number, words };
};
