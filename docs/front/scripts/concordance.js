import { readdress } from "./address.js";
import { make, root } from "./page.js";
import { painted, pause } from "./pause.js";

// All places of a term or a phrase, in Chinese and English side by side; what is asked for is
// part of the address. `of=term`: the places that mean the term, as the glossary counts them.
const { withIndex } = window.readingRoom;
const { aligned, found, matches, ready, said } = window.readingRoom.concordance;
const PAGE = 150;
// What fills the screen of a phone is shown before the rest is asked for.
const SCREEN = 2;
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

const withMarks = (text) => {
  const nodes = [];
  let at = 0;
  for (const [start, end] of matches(text, names)) {
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

// What is not there as a whole is not taken along.
const setBusy = (isBusy) => {
  list.ariaBusy = String(isBusy);
  for (const button of exports.children) button.disabled = isBusy;
};

const show = async (wanted, mine) => {
  const coming = [];
  for (const number of wanted) {
    await pause();
    if (mine !== turn) return;
    coming.push(aligned(number, LANGUAGES));
  }
  for (const each of coming) {
    const row = await each;
    await pause();
    if (mine !== turn) return;
    rows.push(row);
    list.append(item(row));
  }
};

const showMore = async () => {
  const mine = turn;
  const wanted = numbers.slice(rows.length, rows.length + PAGE);
  status.textContent = await said(rows.length + wanted.length, numbers.length);
  exports.hidden = numbers.length === 0;
  setBusy(true);
  await show(wanted.slice(0, SCREEN), mine);
  await painted();
  await show(wanted.slice(SCREEN), mine);
  if (mine !== turn) return;
  more.hidden = rows.length >= numbers.length;
};

// Whatever comes of it, the list does not stay busy.
const ask = async (work) => {
  const mine = turn;
  await withIndex(status, work);
  if (mine === turn) setBusy(false);
};

const refresh = async (query, asTerm) => {
  turn += 1;
  const mine = turn;
  rows = [];
  list.replaceChildren();
  setBusy(false);
  status.textContent = "";
  exports.hidden = true;
  more.hidden = true;
  if (!query) return;
  await ask(async () => {
    const answer = await found(query, asTerm);
    if (mine !== turn) return;
    ({ numbers, names } = answer);
    await showMore();
  });
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
      ...rows.map((row) => [row.head, ...row.texts, addressOf(row)]),
    ]
      .map((cells) => cells.map(cell).join(","))
      .join("\r\n"),
  tmx: () => {
    const units = rows.map((row) => {
      const variants = row.texts.map(
        (text, at) => `<tuv xml:lang="${LANGUAGES[at]}"><seg>${escape(text)}</seg></tuv>`,
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

more.addEventListener("click", () => {
  if (list.ariaBusy === "false") ask(showMore);
});
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
ready(LANGUAGES);
refresh(field.value, asked.get("of") === "term");
