import { copy } from "./copy.js";
import { given, make, words } from "./page.js";

const citation = given("citation");
const canonical = document.querySelector('link[rel="canonical"]')?.href;
const online = location.protocol.startsWith("http");

// The address of a paragraph, fit to be sent to others also from a page on disk.
export const address = (id) => {
  const here = online || !canonical ? location.href.split(/[?#]/u)[0] : canonical;
  return `${here.replace(/index\.html$/u, "")}#${id}`;
};

// op12-b-ii → 12 (b) (ii); the number is the printed one.
const placeName = (id, lang) => {
  const forms = citation[lang];
  const [, kind, number, letters] = /^(pp|op|p|fn)?(\d*)((?:-[a-z]+)*)$/u.exec(id) || [];
  const items = (letters || "").split("-").filter(Boolean);
  const name = [number, ...items.map((letter) => `(${letter})`)].filter(Boolean);
  if (name.length === 0) return "";
  const form = forms[kind] || (number ? forms.p : forms.item);
  return form.replace("{name}", name.join(lang === "en" ? " " : ""));
};

const cite = (id, lang) => {
  const { name, status, official } = citation[lang];
  const comma = lang === "en" ? ", " : "，";
  const there =
    online || canonical ? address(id).replace(/[^/]+(\/[^/]+\/[^/]*)$/u, `${lang}$1`) : official;
  return [name, placeName(id, lang)].filter(Boolean).join(comma) + status + comma + there;
};

// A paragraph cited in each language of the page, each with a button that copies it.
export const citations = (id) =>
  Object.keys(citation).flatMap((lang) => {
    const text = cite(id, lang);
    const button = make(
      "button",
      { type: "button" },
      lang === "en" ? words.copy_english : words.copy_chinese,
    );
    button.addEventListener("click", () => copy(text, words.cited));
    return [make("p", { lang }, text), button];
  });
