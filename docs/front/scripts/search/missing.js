import { base, make, root } from "../page.js";
import { distance } from "./nearest.js";
import { begin, index } from "./shards.js";

// What is not there is answered with what is nearest to it: the page at an address that is
// mistyped, the paragraph of a number that a text has not.
const RENDERINGS = ["zh-Hans", "zh-Hant", "en"];

const nearestOf = (name, names, most) =>
  names
    .map((each) => [distance(name, each, most), each])
    .filter(([far]) => far <= most)
    .sort((a, b) => a[0] - b[0])
    .map(([, each]) => each)[0];

const tell = (words, href, name) => {
  const link = make("a", { href }, name);
  const [before, after] = words.split("{name}");
  return make("p", { className: "nearest", role: "status" }, before, link, after);
};

// For the error page: the rendering and the page that the address meant.
const nearestPage = async () => {
  const path = decodeURIComponent(location.pathname).slice(base.length).toLowerCase();
  const [first, ...others] = path.split("/");
  root.lang = RENDERINGS.find((name) => name.toLowerCase() === first) ?? "zh-Hans";
  await begin();
  if (!index.start) return;
  const slug = others.find(Boolean) ?? first;
  const { units, words } = index.start;
  const slugs = units.map((unit) => unit.slug);
  const best = nearestOf(slug, slugs, Math.max(2, Math.floor(slug.length / 3)));
  if (!best) return;
  const href = `${base}${root.lang}/${best}/${location.hash}`;
  const { name } = units[slugs.indexOf(best)];
  document.querySelector("main h1").after(tell(words.nearest_page, href, name));
};

const numberOf = (id) => Number(/\d+/u.exec(id)?.[0] ?? 0);

// For a text: the place nearest to one that it has not. `op99` is nearest to the last one.
const nearestPlace = async (id) => {
  await begin();
  if (!index.start) return;
  const ids = [...document.querySelectorAll(".body [id], .notes [id]")].map((node) => node.id);
  const kind = /^[a-z]*/u.exec(id)[0];
  const alike = ids.filter((each) => new RegExp(`^${kind}\\d+$`, "u").test(each));
  const [best] = alike.toSorted(
    (a, b) => Math.abs(numberOf(a) - numberOf(id)) - Math.abs(numberOf(b) - numberOf(id)),
  );
  const { words } = index.start;
  const answer = best
    ? tell(words.nearest_place.replace("{id}", id), `#${best}`, `#${best}`)
    : make("p", { className: "nearest", role: "status" }, words.no_place.replace("{id}", id));
  document.querySelector("main h1").after(answer);
  scrollTo(0, 0);
};

window.readingRoom.tellNearest = (id) => (id ? nearestPlace(id) : nearestPage());
