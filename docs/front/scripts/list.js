import { named } from "./disk.js";
import { loadBeside } from "./load.js";
import { base, make, root } from "./page.js";

// Finding in a list that is cut into pages: among the groups that its page tells of, and among all
// that stands on the pages below, which comes as a script when a reader begins to type.
const MOST = 100;
const field = document.getElementById("list-find");
const found = document.getElementById("list-found");
const count = document.getElementById("list-count");
const plain = (text) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const line = (name, said, page, id = "") => {
  const href = `${page}${id ? `#${id}` : ""}`;
  return { name, said, page, id, href, plain: plain(`${name} ${said}`) };
};
const around = (link) => {
  const above = link.closest("ul")?.closest("li")?.querySelector("a");
  return above ? [...around(above), above.textContent] : [];
};
const lines = [...document.querySelectorAll(".cut a, .groups p > a")].map((link) =>
  line(link.textContent, around(link).join(" · "), link.href),
);
window.readingRoom.entries = (pages) => {
  for (const [page, entries] of Object.entries(pages)) {
    for (const [name, said, id] of entries) {
      lines.push(line(name, said, `${base}${root.lang}/${page}/`, id));
    }
  }
};
let loading = null;
const loadAll = async () => {
  loading ??= loadBeside(field.dataset.entries);
  // What does not come now may come the next time.
  if (!(await loading)) loading = null;
};

const row = ({ name, said, href }) =>
  make(
    "li",
    {},
    make(
      "a",
      { href },
      make("span", { className: "name" }, name),
      " ",
      make("span", { className: "title" }, said),
    ),
  );

const find = () => {
  const wanted = plain(field.value).split(/\s+/u).filter(Boolean);
  const fit = lines.filter((one) => wanted.every((word) => one.plain.includes(word)));
  found.hidden = wanted.length === 0;
  count.textContent = found.hidden ? "" : count.dataset.shown.replace("{count}", fit.length);
  found.replaceChildren(...(found.hidden ? [] : fit.slice(0, MOST).map(row)));
};

field.closest(".filter").hidden = false;
field.addEventListener("input", async () => {
  find();
  await loadAll();
  find();
});

// What stood on this page before the list was cut stands on another now: what an address asks
// for by its place (#a-res-76-1), or by its question (?unit=a-res-76-1, ?verb=requests).
const lead = async () => {
  const [[name, value] = []] = new URLSearchParams(location.search);
  const asked = name === "unit" ? value : `${name}-${value}`;
  const group = document.getElementById(asked)?.querySelector("a");
  const aim = name === "unit" ? asked : decodeURIComponent(location.hash.slice(1));
  if (group) location.replace(named(group.href));
  if (group || !aim || document.getElementById(aim)) return;
  await loadAll();
  const [holder] = lines
    .filter(({ id }) => id && `${aim}-`.startsWith(`${id}-`))
    .sort((a, b) => b.id.length - a.id.length);
  if (holder) location.replace(named(`${holder.page}#${aim}`));
};
lead();
addEventListener("hashchange", lead);
