import { given } from "./page.js";

export const citation = given("citation");
const canonical = document.querySelector('link[rel="canonical"]')?.href;
const online = location.protocol.startsWith("http");

// The address of a paragraph, fit to be sent to others: that of the published site also from a
// page on disk, and that of the official text where the site has no address.
export const address = (id, lang = document.documentElement.lang) => {
  const here = online ? location.href.split(/[?#]/u)[0] : canonical;
  if (!here) return (citation[lang] ?? Object.values(citation)[0]).official;
  const page = here.replace(/index\.html$/u, "");
  return `${page.replace(/[^/]+(\/[^/]+\/)$/u, `${lang}$1`)}#${id}`;
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

// A paragraph as the United Nations cites it; what an English text is stands at the end.
export const cite = (id, lang) => {
  const { name, record, status } = citation[lang];
  const comma = lang === "en" ? ", " : "，";
  const cited = [name, placeName(id, lang)].filter(Boolean).join(comma);
  return `${cited}${record}${comma}${address(id, lang)}${status}`;
};
