import { base, make, pageAt, root } from "../page.js";
import { distance } from "./nearest.js";
import { begin, index } from "./shards.js";

// What is not there is answered with what is nearest to it: the page at an address that is
// mistyped, the paragraph of a number that a text has not.
// What readers write for a rendering, besides its name.
const WRITTEN = [
  ["zh-Hant", /^zh-?(hant|tw|hk|mo)|^tw$|^hk$/u],
  ["zh-Hans", /^zh|^cn$/u],
  ["en", /^en/u],
];
const renderingOf = (name) =>
  WRITTEN.find(([, written]) => written.test(name.toLowerCase()))?.[0] ?? "";

const plain = (name) => name.toLowerCase().replaceAll(/\.\w+$|[^a-z0-9]/gu, "");

const nearestOf = (name, names, most) =>
  names
    .map((each) => [distance(name, plain(each), most), each])
    .filter(([far]) => far <= most)
    .sort((a, b) => a[0] - b[0])
    .map(([, each]) => each)[0];

const tell = (words, href, name) => {
  const link = make("a", { href }, name);
  const [before, after] = words.split("{name}");
  return make("p", { className: "nearest", role: "status" }, before, link, after);
};

// For the error page: the rendering and the page that the address meant, which may be a symbol.
const nearestPage = async () => {
  const parts = location.pathname.slice(base.length).split("/").filter(Boolean);
  const written = renderingOf(parts[0] ?? "");
  root.lang = written || navigator.languages.map(renderingOf).find(Boolean) || "en";
  const meant = parts.slice(written || parts.length > 1 ? 1 : 0);
  await begin();
  if (!index.start) return;
  const pages = new Map(index.start.units.map(({ slug, name }) => [slug, name]));
  for (const link of document.querySelectorAll(`.choices [lang="${root.lang}"] .jump a`)) {
    pages.set(pageAt(link.pathname), link.textContent);
  }
  const best = [meant, meant.slice(0, 1)]
    .map((names) => plain(names.join("-")))
    .map((name) => nearestOf(name, [...pages.keys()], Math.max(2, Math.floor(name.length / 3))))
    .find(Boolean);
  if (!best) return;
  const href = `${base}${root.lang}/${best}/${location.hash}`;
  document
    .querySelector("main h1")
    .after(tell(index.start.words.nearest_page, href, pages.get(best)));
};

// The place nearest to one that a text has not: the same in other letters, what it would be a part
// of, or the nearest number of its kind. Paragraphs are counted as `op` or `p`, whatever is asked.
const nearestTo = (id, ids) => {
  for (let part = id; part; part = part.slice(0, Math.max(0, part.lastIndexOf("-")))) {
    const found = ids.find((each) => each.toLowerCase() === part);
    if (found) return found;
  }
  const [, kind = id, number] = /^(.*?)(\d+)\D*$/u.exec(id) ?? [];
  const kinds = /^(op|p|para|paragraph|)$/u.test(kind) ? ["op", "p"] : [kind];
  const far = (each) => Math.abs(Number(/\d+$/u.exec(each)[0]) - Number(number));
  return kinds
    .flatMap((one) =>
      ids.filter((each) => each.startsWith(one) && /^\d+$/u.test(each.slice(one.length))),
    )
    .toSorted((one, other) => far(one) - far(other))[0];
};

const nearestPlace = async (id) => {
  await begin();
  if (!index.start) return;
  const ids = [...document.querySelectorAll(".body [id], .notes [id]")].map((node) => node.id);
  const best = nearestTo(id.toLowerCase(), ids);
  const { words } = index.start;
  const answer = best
    ? tell(words.nearest_place.replace("{id}", id), `#${best}`, `#${best}`)
    : make("p", { className: "nearest", role: "status" }, words.no_place.replace("{id}", id));
  document.querySelector("main h1").after(answer);
  scrollTo(0, 0);
};

window.readingRoom.tellNearest = (id) => (id ? nearestPlace(id) : nearestPage());
