import { base, given, make, root, words } from "./page.js";

// The terms come as a script, so that they load from disk too.
let terms = null;
window.readingRoom = {
  terms: (loaded) => {
    terms = loaded;
  },
};

const loadTerms = () =>
  terms
    ? Promise.resolve()
    : new Promise((done) => {
        const src = `${base}${root.dataset.termsScript}`;
        document.head.append(make("script", { src, onload: done, onerror: done }));
      });

const small = (...content) => make("p", { className: "small" }, ...content);
const line = (name, ...value) =>
  make("p", {}, make("span", { className: "small" }, `${name} `), ...value);

// The renderings of a page, its own first: in this order the script has the names of a term.
const order = [root.lang, ...["zh-Hans", "zh-Hant", "en"].filter((lang) => lang !== root.lang)];

const ofTerm = (id) => {
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
const ofSlip = (id) => {
  const slip = slips[id];
  if (!slip) return [];
  return [
    make("p", { className: "names" }, make("span", {}, words.slip)),
    line(words.slip_printed, printed(slip.printed)),
    line(words.slip_likely, slip.likely ? printed(slip.likely) : words.slip_unknown),
    small(slip.why),
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

// Where a citation leads: a page here by the words of the citation, an official document by its
// symbol, if its address has one, and its host.
const ofWay = (link) => {
  const official = link.protocol === "https:" && link.host !== location.host;
  const symbol = link.host === "undocs.org" && link.pathname.replace(/^\/[a-z]+\//u, "");
  const { lang } = link.closest("[lang]");
  const way = make("a", { href: link.getAttribute("href"), lang }, symbol || link.textContent);
  return line(words.leads_to, way, official ? ` · ${link.host}` : "");
};

// Terms say nothing where the reader wants none.
const silent = () => root.dataset.terms === "none";
const inside = () => (silent() ? "[data-slip]" : "[data-term], [data-slip]");

// What a card explains, if `node` is in it: a term, a slip, a footnote's mark, or a citation
// whose words are also a term or a slip. Any other citation is a plain link.
export const explained = (node) => {
  const link = node.closest?.("a.term, .mark a, a.slip[data-slip], a.ref");
  const found = link ?? node.closest?.("span.term");
  if (!found || found.closest(".card") || (found.matches(".term") && silent())) return null;
  return found.matches(".ref") && !found.querySelector(inside()) ? null : found;
};

// Whether it bears no line: then its card comes only when it is asked for.
export const isQuiet = (found) => found.matches("span.term") && root.dataset.terms !== "all";

// The id of the term that a mention names, a link or not.
export const termOf = (mention) => mention.dataset.term ?? mention.hash.slice(1);

// What the card of a link is called.
export const nameOf = (link) =>
  link.matches(".mark a")
    ? words.note_number.replace("{label}", link.textContent)
    : link.textContent.trim();

// All that the words of a link are, each once: the link itself, and the marks inside it.
export const explanation = async (link) => {
  if (link.matches(".mark a")) return ofNote(link.hash.slice(1));
  const marks = [link, ...link.querySelectorAll(inside())];
  const ids = (kind, idOf) => [...new Set(marks.filter((mark) => mark.matches(kind)).map(idOf))];
  const termIds = ids(".term", termOf);
  const slipIds = ids(".slip", (mark) => mark.dataset.slip);
  if (termIds.length > 0) await loadTerms();
  return [
    ...termIds.flatMap(ofTerm),
    ...slipIds.flatMap(ofSlip),
    ...(link.matches(".ref") ? [ofWay(link)] : []),
  ];
};

// The terms are fetched when the page has nothing else to do.
if (document.querySelector(".term")) {
  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 1500));
  addEventListener("load", () => idle(() => loadTerms(), { timeout: 4000 }));
}
