import { address, citation, cite } from "./cite.js";
import { copy } from "./copy.js";
import { make, words } from "./page.js";
import { linesIn, wordsOf } from "./plain.js";
import { keep, kept } from "./storage.js";

const button = (name, work) => {
  const made = make("button", { type: "button" }, name);
  made.addEventListener("click", work);
  return made;
};
const nameOf = (lang) => (lang === "en" ? words.english : words.chinese);

// The words of a paragraph and of its items in a language.
const passage = (node, lang) =>
  [node, ...document.querySelectorAll(`.p[id^="${node.id || " "}-"]`)]
    .flatMap(linesIn)
    .filter((line) => line.closest("[lang]").lang === lang)
    .map((line) => wordsOf(line))
    .filter(Boolean)
    .join("\n");

// What a paragraph offers to take along: its text in each language or in both, with its citation
// or without; its link; its citations.
export const menu = (node, id) => {
  const languages = Object.keys(citation).filter((lang) => passage(node, lang));
  const cited = make("input", { type: "checkbox", checked: kept("cited") === "yes" });
  cited.addEventListener("change", () => keep("cited", cited.checked ? "yes" : "no"));
  const take = (chosen) => () => {
    const texts = chosen.map((lang) => passage(node, lang));
    const sources = cited.checked ? chosen.map((lang) => cite(id, lang)) : [];
    copy([...texts, ...sources].join("\n"), words.copied);
  };
  const both = languages.length > 1 ? [button(words.copy_both, take(languages))] : [];
  return [
    make(
      "p",
      { className: "copies" },
      make("span", { className: "small" }, words.copy_text),
      ...languages.map((lang) => button(nameOf(lang), take([lang]))),
      ...both,
      make("label", {}, cited, words.with_citation),
    ),
    ...Object.keys(citation).flatMap((lang) => {
      const text = cite(id, lang);
      return [
        make("p", { lang }, text),
        button(`${words.copy_citation} · ${nameOf(lang)}`, () => copy(text, words.copied)),
      ];
    }),
    button(words.copy_link, () => copy(address(id), words.copied)),
    ...[...document.querySelectorAll(".cite .links")].map((links) => links.cloneNode(true)),
  ];
};
