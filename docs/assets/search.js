// Searching: reads the index that build_scripts/search.py writes, shard by shard.
(() => {
  "use strict";
  const root = document.documentElement;
  const base = root.dataset.root || "";
  const words = JSON.parse(document.getElementById("words")?.textContent || "{}");
  const RENDERINGS = ["zh-Hans", "zh-Hant", "en"];
  const rendering = Math.max(0, RENDERINGS.indexOf(root.lang));
  const PAGE = 12;

  // Shards are scripts, so that they load from disk too. Each is asked for once.
  const loaded = new Map();
  const waiting = new Map();
  readingRoom.shard = (name, content) => { loaded.set(name, content); };
  const shard = (name) => {
    if (loaded.has(name)) return Promise.resolve(loaded.get(name));
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = `${base}search/${name}.js`;
        script.onload = () => done(loaded.get(name) ?? {});
        script.onerror = () => { loaded.set(name, {}); done({}); };
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  };

  let start = null;
  let folds = null;
  const begin = async () => {
    if (start) return;
    start = await shard("start");
    folds = new Map();
    const [from, to] = start.fold.map((text) => [...text]);
    from.forEach((character, at) => folds.set(character, to[at]));
  };
  const fold = (text) => [...text.toLowerCase()].map((c) => folds.get(c) ?? c).join("");

  // Tokens as search.py makes them: [token, position, start, end].
  const TOKEN = /[\u3400-\u9fff\u{20000}-\u{3ffff}]|[0-9a-zà-ÿ]+/gu;
  const isHan = (token) => /^[\u3400-\u9fff\u{20000}-\u{3ffff}]/u.test(token);
  const tokenize = (text) => {
    const found = [];
    let position = 0;
    let end = 0;
    for (const match of text.matchAll(TOKEN)) {
      const between = text.slice(end, match.index);
      if (between && !(between.length === 1 && /[ /.\-’']/.test(between))) position += 1;
      end = match.index + match[0].length;
      found.push([match[0], position, match.index, end]);
      position += 1;
    }
    return found;
  };

  // A query → terms; a term is a phrase: keys with their places in it. The last word of a term
  // may be the beginning of a word.
  const parse = (query) => {
    const parts = [];
    const article = /^\s*(?:art(?:icle)?s?\.?)\s*(\d{1,2})\s*$/i.exec(query);
    if (article) return [{ text: `article ${article[1]}`, keys: keysOf(`article ${article[1]}`, false) }];
    for (const match of query.matchAll(/[“"「](.+?)[”"」]|[^\s“”"「」]+/gu)) {
      const exact = match[1] !== undefined;
      const text = fold(exact ? match[1] : match[0]);
      const keys = keysOf(text, !exact);
      if (keys.length) parts.push({ text, keys });
    }
    return parts;
  };
  const keysOf = (text, open) => {
    const found = tokenize(text);
    const keys = [];
    found.forEach(([token, position], at) => {
      if (isHan(token)) {
        const next = found[at + 1];
        if (next && isHan(next[0]) && next[1] === position + 1) keys.push([token + next[0], position, false]);
      } else keys.push([token, position, open && at === found.length - 1]);
    });
    return keys;
  };
  const shardOf = (key) => isHan(key)
    ? String((key.charCodeAt(0) * 31 + key.charCodeAt(1)) % start.shards)
    : `w${key.slice(0, 2).replace(/[^0-9a-z]/g, "_")}`;
  const shardsOf = (key, open) => {
    if (!open || key.length > 1) return [shardOf(key)];
    return [..."0123456789abcdefghijklmnopqrstuvwxyz"].map((c) => `w${key}${c}`).concat(`w${key}`);
  };

  const decode = (text) => text.split(";").map((part) => part.split(",").map((n) => parseInt(n, 36)));
  const postings = async (segment, key, open) => {
    const found = new Map();
    const all = await Promise.all(shardsOf(key, open).map((name) => shard(`${segment}/${name}`)));
    for (const content of all) {
      const names = open ? Object.keys(content).filter((name) => name.startsWith(key)) : [key];
      for (const name of names) {
        if (!(name in content)) continue;
        let at = 0;
        for (const [step, ...positions] of decode(content[name])) {
          at += step;
          let where = 0;
          const set = found.get(at) || new Set();
          for (const move of positions) { where += move; set.add(where); }
          found.set(at, set);
        }
      }
    }
    return found;
  };
  const phrase = async (segment, term) => {
    const lists = await Promise.all(term.keys.map(([key, , open]) => postings(segment, key, open)));
    const [first, ...others] = lists;
    const origin = term.keys[0][1];
    const found = new Map();
    for (const [text, positions] of first) {
      if (!others.every((list) => list.has(text))) continue;
      const starts = [...positions].filter((p) => others.every(
        (list, at) => list.get(text).has(p + term.keys[at + 1][1] - origin)));
      if (starts.length) found.set(text, starts);
    }
    return found;
  };

  const segmentsOf = async (terms) => {
    let left = new Set(Array(start.segments).keys());
    for (const term of terms) {
      for (const [key, , open] of term.keys) {
        const here = new Set();
        for (const name of shardsOf(key, open)) {
          const directory = await shard(`d/${name}`);
          for (const word of open ? Object.keys(directory).filter((w) => w.startsWith(key)) : [key]) {
            (directory[word] || []).forEach((segment) => here.add(segment));
          }
        }
        left = new Set([...left].filter((segment) => here.has(segment)));
      }
    }
    return [...left].sort((a, b) => a - b);
  };

  // What is shown of a result: read with the chunk in which it stands.
  const describe = async (result) => {
    if (result.kind) return result;
    const chunk = Math.floor(result.number / start.chunk);
    const { units, places } = await shard(`${result.segment}/${RENDERINGS[rendering]}-${chunk}`);
    const [unit, id, kind, name, text, ids] = places[result.number % start.chunk];
    return Object.assign(result, { unit: units[unit], id, kind, name, text, ids });
  };

  // Results, best first: titles, terms, then the texts in the order of the corpus, until `enough`
  // are found or every segment that has the words is read.
  const search = async (query, enough = PAGE, allowed = null) => {
    await begin();
    const terms = parse(query);
    if (!terms.length) return { results: [], more: false, terms };
    let results = await named(query);
    const segments = await segmentsOf(terms);
    let read = 0;
    for (const segment of segments) {
      if (segment >= start.heads && results.length >= enough) break;
      const found = await Promise.all(terms.map((term) => phrase(segment, term)));
      const places = found.map((list) => new Set([...list.keys()].map((text) => text >> 1)));
      const fresh = [...places[0]].filter((number) => places.every((set) => set.has(number)))
        .sort((a, b) => a - b).map((number) => ({ segment, number }));
      if (allowed) {
        await Promise.all(fresh.map(describe));
        results.push(...fresh.filter(allowed));
      } else results.push(...fresh);
      read += 1;
    }
    const seen = new Set();
    results = results.filter((r) => {
      const key = `${r.segment}:${r.number}:${r.id && r.goto ? r.id : ""}`;
      return !seen.has(key) && seen.add(key);
    });
    await Promise.all(results.slice(0, enough).map(describe));
    return { results, more: read < segments.length, terms };
  };
  // `75/194 12` and `7/1 12 (b)` go to that paragraph.
  const named = async (query) => {
    const match = /^\s*(\S*\d+\/\S+?)[\s,，]+(\d{1,3})\s*(?:\(?([a-z])\)?)?\s*$/i.exec(query);
    if (!match) return [];
    const term = parse(match[1]);
    const wanted = `${match[2]}${match[3] ? `-${match[3].toLowerCase()}` : ""}`;
    const found = [];
    for (const segment of (await segmentsOf(term)).filter((number) => number < start.heads)) {
      for (const text of (await phrase(segment, term[0])).keys()) {
        const title = await describe({ segment, number: text >> 1 });
        const symbol = title.unit?.[1] || "";
        if (title.kind !== "title" || (symbol !== match[1] && !symbol.endsWith(`/${match[1]}`))) continue;
        const ids = (title.ids || "").split(" ");
        const id = [`op${wanted}`, `p${wanted}`].find((name) => ids.includes(name));
        if (id) found.push({ ...title, id, goto: true, name: match[2] + (match[3] ? ` (${match[3]})` : "") });
      }
    }
    return found;
  };

  // The part of a text around its first match, with every match in it set apart.
  const excerpt = (text, terms) => {
    const found = tokenize(fold(text));
    const marks = [];
    for (const term of terms) {
      const wanted = tokenize(term.text).map(([token, position]) => [token, position]);
      if (!wanted.length) continue;
      const open = term.keys.at(-1)?.[2];
      found.forEach((_, at) => {
        const fits = wanted.every(([token, position], step) => {
          const here = found[at + step];
          if (!here || here[1] - found[at][1] !== position - wanted[0][1]) return false;
          return here[0] === token || (open && step === wanted.length - 1 && here[0].startsWith(token));
        });
        if (fits) marks.push([found[at][2], found[at + wanted.length - 1][3]]);
      });
    }
    marks.sort((a, b) => a[0] - b[0]);
    const reach = rendering === 2 ? 90 : 34;
    const from = marks.length ? Math.max(0, marks[0][0] - reach) : 0;
    const to = Math.min(text.length, (marks.length ? marks[0][1] : 0) + 2 * reach);
    const nodes = [from > 0 ? "…" : ""];
    let at = from;
    for (const [begin, end] of marks) {
      if (begin < at || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(begin, end);
      nodes.push(text.slice(at, begin), mark);
      at = end;
    }
    nodes.push(text.slice(at, to), to < text.length ? "…" : "");
    return nodes;
  };
  const href = (result) => result.kind === "term"
    ? `${base}${root.lang}/glossary/#${result.id}`
    : `${base}${root.lang}/${result.unit[0]}/${result.id ? `#${result.id}` : ""}`;

  readingRoom.search = { search, describe, href };

  // The list of results under a field, used alike in the panel and on the page of the search.
  const make = (tag, attributes, ...children) => {
    const node = Object.assign(document.createElement(tag), attributes);
    node.append(...children);
    return node;
  };
  const row = async (result, terms, id) => {
    const link = make("a", { href: href(result), id });
    link.setAttribute("role", "option");
    const where = result.kind === "term" ? words.term : result.unit[2];
    const head = make("span", { className: "where" }, [where, result.name].filter(Boolean).join(" · "));
    link.append(head, make("span", { className: "excerpt" }, ...excerpt(result.text, terms)));
    return link;
  };
  const facets = [
    ["body", (result) => result.unit?.[3]],
    ["year", (result) => result.unit?.[4]],
    ["document", (result) => result.unit?.[5]],
    ["kind", (result) => words[`kind_of_${result.kind}`] || result.kind],
  ];

  readingRoom.mountSearch = (holder, full) => {
    const field = holder.querySelector("input");
    const list = holder.querySelector("[role=listbox]");
    const said = holder.querySelector("[role=status]");
    const filters = holder.querySelector(".filters");
    const chosen = {};
    let turn = 0;
    let active = -1;
    let enough = PAGE;
    const point = (to) => {
      const options = [...list.querySelectorAll("[role=option]")];
      active = Math.min(Math.max(to, -1), options.length - 1);
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
      if (active >= 0) {
        field.setAttribute("aria-activedescendant", options[active].id);
        options[active].scrollIntoView({ block: "nearest" });
      } else field.removeAttribute("aria-activedescendant");
    };
    const refresh = async () => {
      const query = field.value.trim();
      const mine = ++turn;
      if (full) {
        const url = new URL(location.href);
        if (query) url.searchParams.set("q", query); else url.searchParams.delete("q");
        try { history.replaceState(null, "", url); } catch { /* from disk */ }
      }
      const filtered = Object.values(chosen).some(Boolean);
      const allowed = (result) => facets.every(([name, value]) => !chosen[name] || value(result) === chosen[name]);
      const { results, more, terms } = await search(query, enough, filtered ? allowed : null);
      if (mine !== turn) return;
      const rows = await Promise.all(results.slice(0, enough).map((r, at) => row(r, terms, `${list.id}-${at}`)));
      if (mine !== turn) return;
      list.replaceChildren(...rows);
      field.setAttribute("aria-expanded", String(rows.length > 0));
      const count = `${results.length}${more ? "+" : ""}`;
      said.textContent = !query ? "" : results.length ? words.results.replace("{count}", count) : words.no_results;
      point(-1);
      const rest = holder.querySelector(".more");
      if (rest) rest.hidden = results.length <= enough && !more;
      if (filters && query) offer(results.filter((result) => result.kind));
    };
    const offer = (results) => {
      filters.replaceChildren(...facets.map(([name, value]) => {
        const values = [...new Set(results.map(value).filter(Boolean))].sort();
        if (chosen[name] && !values.includes(chosen[name])) values.push(chosen[name]);
        const select = make("select", {}, make("option", { value: "" }, words.any),
          ...values.map((v) => make("option", { value: v, selected: v === chosen[name] }, v)));
        select.addEventListener("change", () => { chosen[name] = select.value; enough = 5 * PAGE; refresh(); });
        return make("label", {}, `${words[`filter_${name}`]} `, select);
      }));
    };
    let timer = 0;
    field.addEventListener("input", () => { clearTimeout(timer); enough = PAGE; timer = setTimeout(refresh, 0); });
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
    holder.querySelector(".more")?.addEventListener("click", () => { enough += 5 * PAGE; refresh(); });
    begin();
    if (full) {
      field.value = new URLSearchParams(location.search).get("q") || "";
      if (field.value) refresh();
    }
    return refresh;
  };
  const page = document.querySelector(".search-page");
  if (page) readingRoom.mountSearch(page, true);
})();
