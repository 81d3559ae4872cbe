import { readdress } from "../address.js";
import { base, make, root, words } from "../page.js";
import { excerpt } from "./excerpt.js";
import { describe, search } from "./find.js";
import { begin } from "./shards.js";

// The list of results under a field, used alike in the panel and on the page of the search.
const PAGE = 12;

const href = (result) =>
  result.kind === "term"
    ? `${base}${root.lang}/glossary/#${result.id}`
    : `${base}${root.lang}/${result.unit[0]}/${result.id ? `#${result.id}` : ""}`;

window.readingRoom.search = { search, describe, href };

const row = (result, terms, id) => {
  const link = make("a", { href: href(result), id });
  link.setAttribute("role", "option");
  const place = result.kind === "term" ? words.term : result.unit[2];
  const head = [place, result.name].filter(Boolean).join(" · ");
  link.append(
    make("span", { className: "where" }, head),
    make("span", { className: "excerpt" }, ...excerpt(result.text, terms)),
  );
  return link;
};

const FACETS = {
  body: (result) => result.unit?.[3],
  year: (result) => result.unit?.[4],
  document: (result) => result.unit?.[5],
  kind: (result) => words[`kind_of_${result.kind}`] || result.kind,
};

window.readingRoom.mountSearch = (holder, full) => {
  const field = holder.querySelector("input");
  const list = holder.querySelector("[role=listbox]");
  const said = holder.querySelector("[role=status]");
  const more = holder.querySelector(".more");
  const filters = holder.querySelector(".filters");
  const chosen = {};
  let turn = 0;
  let active = -1;
  let enough = PAGE;

  const point = (to) => {
    const options = [...list.querySelectorAll("[role=option]")];
    active = Math.min(Math.max(to, -1), options.length - 1);
    for (const [at, option] of options.entries()) {
      option.setAttribute("aria-selected", String(at === active));
    }
    if (active >= 0) {
      field.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };

  const offer = (results) => {
    const selects = Object.entries(FACETS).map(([name, valueOf]) => {
      const values = [...new Set(results.map(valueOf).filter(Boolean))].sort();
      if (chosen[name] && !values.includes(chosen[name])) values.push(chosen[name]);
      const options = values.map((value) =>
        make("option", { value, selected: value === chosen[name] }, value),
      );
      const select = make("select", {}, make("option", { value: "" }, words.any), ...options);
      select.addEventListener("change", () => {
        chosen[name] = select.value;
        enough = 5 * PAGE;
        refresh();
      });
      return make("label", {}, `${words[`filter_${name}`]} `, select);
    });
    filters.replaceChildren(...selects);
  };

  const refresh = async () => {
    const query = field.value.trim();
    const mine = ++turn;
    if (full) {
      const url = new URL(location.href);
      if (query) url.searchParams.set("q", query);
      else url.searchParams.delete("q");
      readdress(url);
    }
    const names = Object.keys(FACETS).filter((name) => chosen[name]);
    const allowed = (result) => names.every((name) => FACETS[name](result) === chosen[name]);
    const found = await search(query, enough, names.length > 0 ? allowed : null);
    if (mine !== turn) return;
    const { results, terms } = found;
    const rows = results
      .slice(0, enough)
      .map((result, at) => row(result, terms, `${list.id}-${at}`));
    list.replaceChildren(...rows);
    field.setAttribute("aria-expanded", String(rows.length > 0));
    const count = `${results.length}${found.more ? "+" : ""}`;
    const told = results.length > 0 ? words.results.replace("{count}", count) : words.no_results;
    said.textContent = query ? told : "";
    point(-1);
    if (more) more.hidden = results.length <= enough && !found.more;
    if (filters && query) offer(results.filter((result) => result.kind));
  };

  const askFor = (number) => {
    enough = number;
    refresh();
  };
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => askFor(PAGE), 0);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      point(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const options = list.querySelectorAll("[role=option]");
      (options[active] || (full ? null : options[0]))?.click();
    }
  });
  more?.addEventListener("click", () => askFor(enough + 5 * PAGE));
  begin();
  if (full) {
    field.value = new URLSearchParams(location.search).get("q") || "";
    if (field.value) refresh();
  }
  return refresh;
};

const searchPage = document.querySelector(".search-page");
if (searchPage) window.readingRoom.mountSearch(searchPage, true);
