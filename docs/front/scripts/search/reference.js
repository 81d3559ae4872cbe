import { plainly } from "./keys.js";

// What people write to name a paragraph, in any notation: tests/references.json is tried on this.
const HAN = "一二三四五六七八九";
const COUNT = `\\d{1,3}|[${HAN}十]{1,4}`;
const ITEMS = "((?:\\s?\\([a-z]{1,4}\\)|-[a-z]{1,4}(?![a-z])|(?<=\\d)\\s?[a-z](?![a-z\\d/]))*)";
const ITEM = "(?:\\s*\\(?([a-z]{1,4})\\)?\\s*(?:\\(([a-z]{1,4})\\)\\s*)?分?[项項段目])?";
const made = (source) => new RegExp(source, "u");

const ADDRESS =
  /(?:^|\/)(?:(?:zh-hans|zh-hant|en)\/)?([a-z\d-]+)(?:\/(?:index\.html)?(?:\?[^#\s]*)?|(?=#))#([a-z][\w-]*)/u;
const PAGE = /(?:zh-hans|zh-hant|en)\/([a-z\d-]+)\//u;
const SYMBOL = /(?<![a-z\d/])(?:[a-z]{1,5}(?:\/[a-z\d.-]+)+|(?:es-|s-)?\d{1,3}\/\d{1,4})/u;
const DRAFT = made(
  `(?:draft(?: resolution)?s?|[决決][议議]草案|草案)\\s*(?:第)?\\s*([ivx]+|${COUNT})(?![a-z])`,
);
const PARTS = [
  ["fn", made("(?:fn|foot-?notes?|notes?|[脚腳][注註])[\\s.#-]*(\\d{1,3})")],
  [
    "pp",
    made(
      `(?:\\bpp|preamb[a-z]*|序言)(?:部分|段)?[\\s.]*(?:para(?:graph)?s?[\\s.]*)?第?\\s*(${COUNT})${ITEMS}(?:段${ITEM})?`,
    ),
  ],
  [
    "op",
    made(
      `(?:\\bops?|oper[a-z]*|[执執]行(?:部分|段)?)[\\s.]*(?:para(?:graph)?s?[\\s.]*)?第?\\s*(${COUNT})${ITEMS}(?:段${ITEM})?`,
    ),
  ],
  ["", made(`(?:\\bpara(?:graph)?s?|\\bp|¶|§)[\\s.]*(\\d{1,3})${ITEMS}`)],
  ["", made(`第\\s*(${COUNT})${ITEMS}\\s*段${ITEM}`)],
  ["", made(`段落?\\s*(${COUNT})${ITEMS}`)],
  ["", made(`^[\\s,，、;:：.#号號]*(\\d{1,3})${ITEMS}[\\s.]*$`)],
];
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

// The ids that a part of a text may have: `12 (b)` is op12-b or p12-b.
const idsOf = (text) => {
  for (const [kind, pattern] of PARTS) {
    const [, count, before = "", after = "", second = ""] = pattern.exec(text) || [];
    if (!count) continue;
    const letters = `${before} ${after} ${second}`.match(/[a-z]+/gu) || [];
    const rest = [numberOf(count), ...letters].join("-");
    return (kind ? [kind] : ["op", "p"]).map((prefix) => `${prefix}${rest}`);
  }
  return [];
};

// A query → what it names: a page by its slug or by the names that it may have, and the ids that
// the part may have. Null where it names nothing.
export const referenceOf = (query) => {
  const text = plainly(query)
    .trim()
    .replaceAll(/\s*\/\s*/gu, "/");
  const [, slug, id] = ADDRESS.exec(text) || [];
  if (slug) return { slug, ids: [id] };
  const [, page] = PAGE.exec(text) || [];
  if (page) return { slug: page, ids: [] };
  const [whole, number] = DRAFT.exec(text) || [];
  if (whole) {
    const name = `决议草案${han(numberOf(number))}`;
    return { names: [name], ids: idsOf(text.replace(SYMBOL, " ").replace(whole, " ")) };
  }
  const [symbol] = SYMBOL.exec(text) || [];
  const words = symbol ? text.replace(symbol, " ") : text;
  const ids = idsOf(words.replaceAll(/第?\s+[号號][决決](?:[议議]|定)/gu, " "));
  if (!symbol) return ids.length > 0 && !/^\d+$/u.test(text) ? { names: [], ids } : null;
  return {
    names: [symbol, symbol.replace(/^a\/res\//u, "")],
    isDecision: /decision|\bdec\b|[决決]定/u.test(text),
    ids,
  };
};

const ARTICLE = made(
  `^(?:(?:the |united nations )?(?:convention(?: against corruption)?|uncac|《?(?:[联聯]合[国國]反腐[败敗])?公[约約]》?)[\\s,，]*)?` +
    `(?:art(?:icle)?s?\\.?\\s*(\\d{1,2})|第\\s*(${COUNT})\\s*[条條])` +
    "[\\s,，]*(?:(?:para(?:graph)?s?\\.?|第)?\\s*\\(?[\\da-z一二三四五六七八九十]*\\)?[款项項]?\\s*)*" +
    "(?:of the (?:united nations )?convention(?: against corruption)?)?$",
);

// An article of the Convention: its number, and the words by which the texts name it.
export const articleOf = (query) => {
  const [, latin, chinese] = ARTICLE.exec(plainly(query).trim()) || [];
  const number = numberOf(latin ?? chinese ?? "0");
  if (number < 1 || number > 71) return null;
  return { number, words: latin ? `article ${number}` : `第${han(number)}条` };
};
