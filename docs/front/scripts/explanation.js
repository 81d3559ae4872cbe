import { aimOf } from "./address.js";
import { loadBeside } from "./load.js";
import { inside, isHere, termOf } from "./marks.js";
import { base, given, make, pageAt, root, words } from "./page.js";

const small = (...content) => make("p", { className: "small" }, ...content);
const line = (name, ...value) =>
  make("p", {}, make("span", { className: "small" }, `${name} `), ...value);

// The renderings of a page, its own first: in this order the script has the names of a term.
const order = [root.lang, ...["zh-Hans", "zh-Hant", "en"].filter((lang) => lang !== root.lang)];

const ofTerm = (terms) => (id) => {
  if (!terms?.[id]) return [];
  const [names, definition, article, abbreviations] = terms[id];
  return [
    make(
      "p",
      { className: "names" },
      ...order.flatMap((lang, at) => (names[at] ? make("span", { lang }, names[at]) : [])),
    ),
    make("p", {}, definition),
    small(
      [abbreviations, article].filter(Boolean).join(" · "),
      make("a", { href: `${base}${root.lang}/glossary/#${id}` }, words.to_glossary),
    ),
  ];
};

const slips = given("slips");
const printed = (text) => make("span", { lang: "zh-Hans" }, text);
// The Chinese in the English of an editor says that it is Chinese.
const mixed = (text) =>
  root.lang === "en"
    ? text.split(/([\u3400-\u9FFF《》]+)/u).map((part, at) => (at % 2 ? printed(part) : part))
    : [text];
const ofSlip = (id) => {
  const slip = slips[id];
  if (!slip) return [];
  return [
    make("p", { className: "names" }, make("span", {}, words.slip)),
    line(words.slip_printed, printed(slip.printed)),
    line(words.slip_likely, slip.likely ? printed(slip.likely) : words.slip_unknown),
    small(...mixed(slip.why)),
  ];
};

const ofNote = (id) => {
  const note = document.getElementById(id)?.querySelector("p");
  if (!note) return [];
  const copy = note.cloneNode(true);
  for (const back of copy.querySelectorAll(".back")) back.remove();
  for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
  return [copy];
};

// What is cited, where it stands on this site. Each cited page has a script with it.
const cited = {};
window.readingRoom.cited = (page, cards) => {
  cited[page] = cards;
};
const ofCited = async (link) => {
  const page = pageAt(link.pathname);
  if (!cited[page]) await loadBeside(`cited/${root.lang}/${page}.js`);
  const card = cited[page]?.[aimOf(link)];
  return card ? [make("div", { innerHTML: card })] : [];
};

// Where a citation leads: a page here by the words of the citation, an official document by its
// symbol, if its address has one, and its host.
const ofWay = (link) => {
  const official = link.protocol === "https:" && link.host !== location.host;
  const symbol = link.host === "undocs.org" && link.pathname.replace(/^\/[a-z]+\//u, "");
  const { lang } = link.closest("[lang]");
  const way = make("a", { href: link.getAttribute("href"), lang }, symbol || link.textContent);
  return line(words.leads_to, way, official ? ` · ${link.host}` : "");
};

// All that the words of a link are, each once: the link itself, and the marks inside it.
export const explanation = async (link, terms) => {
  if (link.matches(".mark a")) return ofNote(link.hash.slice(1));
  const marks = [link, ...link.querySelectorAll(inside())];
  const ids = (kind, idOf) => [...new Set(marks.filter((mark) => mark.matches(kind)).map(idOf))];
  return [
    ...ids(".term", termOf).flatMap(ofTerm(terms)),
    ...ids(".slip", (mark) => mark.dataset.slip).flatMap(ofSlip),
    ...(isHere(link) ? await ofCited(link) : []),
    ...(link.matches(".ref") ? [ofWay(link)] : []),
  ];
};
