import { readdress } from "./address.js";
import { make, root } from "./page.js";

// All places of a term or a phrase, in Chinese and English side by side; what is asked for is
// part of the address. `of=term`: the places that mean the term, as the glossary counts them.
const { aligned, found, said } = window.readingRoom.concordance;
const PAGE = 150;
const CHINESE = root.lang === "zh-Hant" ? "zh-Hant" : "zh-Hans";
const LANGUAGES = [CHINESE, "en"];

const room = document.querySelector(".concordance");
const field = room.querySelector("input");
const list = room.querySelector(".aligned");
const status = room.querySelector("[role=status]");
const more = room.querySelector(".more");
const exports = room.querySelector(".links");
let rows = [];
let numbers = [];
let names = [];
let turn = 0;

const withMarks = ({ text, marks }) => {
  const nodes = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    nodes.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
};

const item = ({ href, head, texts }) =>
  make(
    "li",
    {},
    make("p", { className: "where" }, make("a", { href }, head)),
    ...texts.map((each, at) => make("p", { lang: LANGUAGES[at] }, ...withMarks(each))),
  );

const showMore = async () => {
  const mine = turn;
  const next = await Promise.all(
    numbers.slice(rows.length, rows.length + PAGE).map((n) => aligned(n, LANGUAGES, names)),
  );
  if (mine !== turn) return;
  rows.push(...next);
  list.append(...next.map(item));
  more.hidden = rows.length >= numbers.length;
  exports.hidden = rows.length === 0;
  status.textContent = await said(rows.length, numbers.length);
};

const refresh = async (query, asTerm) => {
  turn += 1;
  const mine = turn;
  rows = [];
  list.replaceChildren();
  status.textContent = "";
  exports.hidden = true;
  more.hidden = true;
  if (!query) return;
  const answer = await found(query, asTerm);
  if (mine !== turn) return;
  ({ numbers, names } = answer);
  await showMore();
};

const cell = (text) => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const addressOf = ({ href }) => new URL(href, location.href).href;

// What is shown, for spreadsheets and for the software of translators.
const FILES = {
  csv: () =>
    [
      ["place", ...LANGUAGES, "address"],
      ...rows.map((row) => [row.head, ...row.texts.map(({ text }) => text), addressOf(row)]),
    ]
      .map((cells) => cells.map(cell).join(","))
      .join("\r\n"),
  tmx: () => {
    const units = rows.map((row) => {
      const variants = row.texts.map(
        ({ text }, at) => `<tuv xml:lang="${LANGUAGES[at]}"><seg>${escape(text)}</seg></tuv>`,
      );
      return `<tu><note>${escape(`${row.head} ${addressOf(row)}`)}</note>${variants.join("")}</tu>`;
    });
    return (
      '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="concordance"' +
      ' creationtoolversion="1" segtype="paragraph" o-tmf="none" adminlang="en"' +
      ` srclang="${CHINESE}" datatype="plaintext"/><body>\n${units.join("\n")}\n</body></tmx>\n`
    );
  },
};

exports.addEventListener("click", (event) => {
  const kind = event.target.dataset?.as;
  if (!kind) return;
  const mark = kind === "csv" ? "\uFEFF" : "";
  const file = new Blob([mark + FILES[kind]()], { type: "text/plain;charset=utf-8" });
  const link = make("a", { href: URL.createObjectURL(file), download: `concordance.${kind}` });
  link.click();
  URL.revokeObjectURL(link.href);
});

more.addEventListener("click", showMore);
room.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const url = new URL(location.href);
  url.search = "";
  url.searchParams.set("q", field.value.trim());
  readdress(url);
  refresh(field.value.trim(), false);
});

const asked = new URLSearchParams(location.search);
field.value = asked.get("q") || "";
refresh(field.value, asked.get("of") === "term");
