import { readdress } from "../address.js";
import { base, make, root, words } from "../page.js";
import { excerpt } from "./excerpt.js";
import { filters } from "./filters.js";
import { describe, search } from "./find.js";
import { begin, index, isTooShort } from "./shards.js";

// The list of results under a field, used alike in the panel and on the page of the search.
const PAGE = 12;
// As long as a reader pauses between two letters.
const PAUSE = 120;

const PAGES = { term: "glossary", article: "convention" };
export const href = ({ kind, unit, id }) =>
  `${base}${root.lang}/${PAGES[kind] ?? unit.slug}/${id ? `#${id}` : ""}`;

window.readingRoom.search = { search, describe, href };

export const headOf = ({ kind, unit, name, id }) => {
  if (kind === "term") return index.start.words.term;
  if (kind === "article") {
    const [part, number] = id.split("-");
    return index.start.words[part].replace(`{${part}}`, number);
  }
  return [unit.name, name].filter(Boolean).join(" · ");
};

const option = (content, attributes) => {
  const link = make("a", attributes, ...content);
  link.setAttribute("role", "option");
  return link;
};

// The address of a result, with the words that are to be marked there.
const landing = (result, wanted) => {
  const place = href(result);
  if (!wanted || !result.unit) return place;
  return place.replace(/(?=#|$)/u, `?find=${encodeURIComponent(wanted)}`);
};

const row = (result, terms, id, wanted) =>
  option(
    [
      make("span", { className: "where" }, headOf(result)),
      make("span", { className: "excerpt" }, ...excerpt(result.text, terms)),
    ],
    { href: landing(result, wanted), id },
  );

// What is called just so has no words to mark.
const rowsOf = (query, { results, told, terms, sure, instead }, id) =>
  results
    .slice(0, told)
    .map((result, at) => row(result, terms, `${id}-${at}`, at < sure ? "" : instead || query));

const everyOf = (query, count, id) =>
  option([index.start.words.all_results.replace("{count}", count)], {
    href: `${base}${root.lang}/search/?q=${encodeURIComponent(query)}`,
    id: `${id}-all`,
    className: "every",
  });

// What is said where something of the index is not there: there is no network, or the site has
// been built anew.
const lacking = () => {
  if (!navigator.onLine) return [words.offline];
  const again = make("button", { type: "button" }, words.reload);
  again.addEventListener("click", () => location.reload());
  return [words.outdated, " ", again];
};

// Other pages ask the index too. What is lacking is told where they tell what they found.
window.readingRoom.withIndex = async (status, work) => {
  index.isGone = false;
  try {
    await work();
  } catch (error) {
    if (!index.isGone) throw error;
  }
  if (index.isGone) status.replaceChildren(...lacking());
};

// What is said of the results: how many there are, or what is the matter.
const report = (query, { all, results, terms, instead, alike }, askAlike) => {
  if (index.isGone) return lacking();
  if (!query) return [];
  const spoken = index.start.words;
  if (all.length === 0) {
    const isShort = terms.some(({ forms }) => forms.some((keys) => keys.some(isTooShort)));
    return [isShort ? spoken.too_short : spoken.no_results];
  }
  const told = index.start.words.results.replace("{count}", results.length);
  const counts = results.length < all.length ? `${told} / ${all.length}` : told;
  const answer = instead ? [spoken.instead.replace("{words}", instead), " ", counts] : [counts];
  if (alike > 0) {
    const more = make("button", { type: "button" }, spoken.alike.replace("{count}", alike));
    more.addEventListener("click", askAlike);
    answer.push(" ", more);
  }
  return answer;
};

window.readingRoom.mountSearch = (holder, full) => {
  const field = holder.querySelector("input");
  const list = holder.querySelector("[role=listbox]");
  const said = holder.querySelector("[role=status]");
  const more = holder.querySelector(".more");
  let turn = 0;
  let active = -1;
  let enough = PAGE;
  // The query for which other names of the term are wanted too.
  let alikeTo = "";

  const point = (to) => {
    const options = [...list.querySelectorAll("[role=option]")];
    active = Math.min(Math.max(to, -1), options.length - 1);
    for (const [at, each] of options.entries()) {
      each.setAttribute("aria-selected", String(at === active));
    }
    if (active >= 0) {
      field.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };

  const refresh = async () => {
    const query = field.value.trim();
    const mine = ++turn;
    const found = await search(query, enough, {
      allowed: full ? choice.allows : undefined,
      inShort: !full,
      alike: alikeTo === query,
    });
    if (mine !== turn) return;
    const { results, told } = found;
    const rows = rowsOf(query, found, list.id);
    if (!full && results.length > 0) rows.push(everyOf(query, results.length, list.id));
    list.replaceChildren(...rows);
    field.setAttribute("aria-expanded", String(rows.length > 0));
    said.replaceChildren(
      ...report(query, found, () => {
        field.focus();
        alikeTo = query;
        askFor(PAGE);
      }),
    );
    point(-1);
    if (more) more.hidden = results.length <= told;
    if (full) {
      choice.offer(found.all);
      const way = holder.querySelector(".links");
      way.hidden = results.length === 0;
      way.querySelector("a").search = `?q=${encodeURIComponent(found.instead || query)}`;
      const url = new URL(location.href);
      for (const [name, value] of [["q", query], ...choice.entries()]) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      readdress(url);
    }
  };

  const askFor = (number) => {
    enough = number;
    return refresh();
  };
  const choice = full ? filters(holder.querySelector(".filters"), () => askFor(PAGE)) : null;
  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => askFor(PAGE), PAUSE);
  };
  // While an input method composes, its keys belong to it, and nothing is looked for.
  field.addEventListener("input", (event) => {
    if (!event.isComposing) soon();
  });
  field.addEventListener("compositionend", soon);
  field.addEventListener("keydown", async (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      point(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (active < 0) {
        clearTimeout(timer);
        await askFor(enough);
      }
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
