// Everything here is added to pages that work without it: cards, copied links, the theme.
(() => {
  "use strict";
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words")?.textContent || "{}");
  const slips = JSON.parse(document.getElementById("slips")?.textContent || "{}");
  const base = root.dataset.root || "";
  let terms = null;
  window.readingRoom = { terms: (given) => { terms = given; } };

  const make = (tag, attributes = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), attributes);
    node.append(...children);
    return node;
  };

  // Light or dark: the reader's choice, else the system's.
  const theme = document.querySelector("button.theme");
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", () => {
      const dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* not kept, then */ }
    });
  }

  // The paragraph being read: the one named in the address, else the first below the header.
  const current = () => {
    const aimed = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (aimed) {
      const box = aimed.getBoundingClientRect();
      if (box.bottom > 0 && box.top < innerHeight) return aimed.id;
    }
    for (const node of document.querySelectorAll(".p[id], .head[id], .entry[id]")) {
      if (node.getBoundingClientRect().bottom > 90) return scrollY > 200 ? node.id : "";
    }
    return "";
  };
  // A folder opened from disk shows its listing, not its page: name the page.
  const fromDisk = location.protocol === "file:";
  const named = (href) => (fromDisk ? href.replace(/(^|\/)(?=$|[?#])/, "$1index.html") : href);

  // Switching the rendering keeps the paragraph.
  for (const link of document.querySelectorAll(".renderings a")) {
    const href = link.getAttribute("href");
    const aim = () => {
      const id = current();
      link.setAttribute("href", named(`${href}${location.search}${id ? `#${id}` : ""}`));
    };
    link.addEventListener("pointerdown", aim);
    link.addEventListener("focus", aim);
    link.addEventListener("click", aim, true);
  }

  if (fromDisk) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.href = named(link.href);
    }, true);
  }

  // Cards.
  let card = null;
  let owner = null;
  let leaving = 0;
  const hide = () => {
    clearTimeout(leaving);
    owner?.removeAttribute("aria-expanded");
    owner?.removeAttribute("aria-describedby");
    card?.remove();
    card = owner = null;
  };
  const show = (link, content) => {
    if (owner === link || !content) return;
    hide();
    owner = link;
    // Can take the focus, so that its words can be selected with the mouse.
    card = make("div", { className: "card", id: "card", tabIndex: -1 }, ...content);
    card.setAttribute("role", "group");
    card.lang = root.lang;
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-describedby", "card");
    // In the text right behind its word, so that the next Tab goes into the card.
    link.after(card);
    settle();
    card.addEventListener("pointerenter", () => clearTimeout(leaving));
    card.addEventListener("pointerleave", later);
  };
  const settle = () => {
    const word = owner.getClientRects()[0];
    const holder = (card.offsetParent || document.body).getBoundingClientRect();
    const width = card.offsetWidth;
    const left = Math.min(Math.max(word.left, 12), innerWidth - width - 12);
    card.style.left = `${left - holder.left}px`;
    const below = owner.getClientRects()[owner.getClientRects().length - 1].bottom;
    const above = word.top - card.offsetHeight - 6;
    const fits = below + card.offsetHeight + 10 < innerHeight || above < 60;
    card.style.top = `${(fits ? below + 6 : above) - holder.top}px`;
  };
  // What explains a word goes when the pointer leaves; what offers something stays.
  const later = () => {
    clearTimeout(leaving);
    if (!owner.matches("button")) leaving = setTimeout(hide, 250);
  };

  const loadTerms = () => terms
    ? Promise.resolve()
    : new Promise((done) => {
      const script = make("script", { src: `${base}assets/glossary.${root.lang}.js`, onload: done, onerror: done });
      document.head.append(script);
    });
  const termCard = (link) => {
    const term = terms?.[link.hash.slice(1)];
    if (!term) return null;
    const [names, definition, article, abbreviations] = term;
    const list = make("p", { className: "names" }, ...names.map(([lang, name]) => make("span", { lang }, name)));
    const more = make("a", { href: link.getAttribute("href") }, words.to_glossary);
    return [list, make("p", {}, definition),
      make("p", { className: "small" }, [abbreviations, article].filter(Boolean).join(" · "), more)];
  };
  const noteCard = (link) => {
    const note = document.getElementById(link.hash.slice(1))?.querySelector("p");
    if (!note) return null;
    const copy = note.cloneNode(true);
    copy.querySelectorAll(".back").forEach((back) => back.remove());
    copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    return [copy];
  };
  const slipCard = (link) => {
    const slip = slips[link.dataset.slip];
    if (!slip) return null;
    const line = (name, value, lang) => make("p", {}, make("span", { className: "small" }, `${name} `), make("span", { lang }, value));
    return [make("p", { className: "names" }, make("span", {}, words.slip)),
      line(words.slip_printed, slip.printed, "zh-Hans"),
      slip.likely ? line(words.slip_likely, slip.likely, "zh-Hans") : line(words.slip_likely, words.slip_unknown, root.lang),
      make("p", { className: "small" }, slip.why)];
  };
  const explained = "a.term, .mark a, a.slip[data-slip]";
  const open = async (link) => {
    if (link.matches(".term")) {
      await loadTerms();
      show(link, termCard(link));
    } else show(link, link.matches(".slip") ? slipCard(link) : noteCard(link));
  };
  let waiting = 0;
  let pointer = "";
  let closing = false;
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = event.target.closest?.(explained);
    clearTimeout(waiting);
    if (link && !link.closest(".card")) {
      clearTimeout(leaving);
      waiting = setTimeout(() => open(link), 120);
    } else if (owner && !event.target.closest?.(".card")) later();
  });
  document.addEventListener("pointerdown", (event) => { pointer = event.pointerType; });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.(explained);
    if (closing) return;
    if (link && !link.closest(".card") && link.matches(":focus-visible")) open(link);
    else if (owner && !event.target.closest?.(".card") && event.target !== owner) hide();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(explained);
    if (link && !link.closest(".card")) {
      // A footnote mark leads to its note with the mouse and the keyboard; under a finger it
      // opens first, because there is nothing to hover with.
      const leads = link.matches(".mark a") && pointer !== "touch";
      if (event.ctrlKey || event.metaKey || event.shiftKey || leads) { hide(); return; }
      event.preventDefault();
      if (owner === link && pointer === "touch") hide();
      else open(link);
    } else if (owner && !event.target.closest?.(".card")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (owner) {
      const [word, inside] = [owner, card.contains(document.activeElement)];
      hide();
      closing = true;
      if (inside) word.focus();
      closing = false;
    } else acts.remove();
  });
  addEventListener("resize", hide);
  if (document.querySelector("a.term")) {
    const idle = window.requestIdleCallback || ((work) => setTimeout(work, 1500));
    addEventListener("load", () => idle(() => loadTerms(), { timeout: 4000 }));
  }

  // What can be done with a paragraph: copy its link, cite it, see its counterpart.
  const citation = JSON.parse(document.getElementById("citation")?.textContent || "{}");
  const canonical = document.querySelector('link[rel="canonical"]')?.href;
  const online = location.protocol.startsWith("http");
  const address = (id) => {
    const here = online || !canonical ? location.href.split(/[?#]/)[0] : canonical;
    return `${here.replace(/index\.html$/, "")}#${id}`;
  };
  // op12-b-ii → 12 (b) (ii); the number is the printed one.
  const place = (id, lang) => {
    const forms = citation[lang];
    const [, kind, number, letters] = /^(pp|op|p|fn)?(\d*)((?:-[a-z]+)*)$/.exec(id) || [];
    const name = [number, ...(letters || "").split("-").filter(Boolean).map((letter) => `(${letter})`)].filter(Boolean);
    if (!name.length) return "";
    const form = forms[kind] || (number ? forms.p : forms.item);
    return form.replace("{name}", name.join(lang === "en" ? " " : ""));
  };
  const cite = (id, lang) => {
    const { name, status, official } = citation[lang];
    const there = online || canonical
      ? address(id).replace(/[^/]+(\/[^/]+\/[^/]*)$/, `${lang}$1`)
      : official;
    return [name, place(id, lang)].filter(Boolean).join(comma(lang)) + status + comma(lang) + there;
  };
  const comma = (lang) => (lang === "en" ? ", " : "，");
  const citeCard = (id) => Object.keys(citation).flatMap((lang) => {
    const text = cite(id, lang);
    const button = make("button", { type: "button" }, lang === "en" ? words.copy_english : words.copy_chinese);
    button.addEventListener("click", () => copy(text, words.cited));
    return [make("p", { lang }, text), button];
  });
  let toast = null;
  const tell = (...content) => {
    toast?.remove();
    toast = make("div", { className: "toast" }, ...content);
    toast.setAttribute("role", "status");
    document.body.append(toast);
    const shown = toast;
    setTimeout(() => { if (!shown.contains(document.activeElement)) shown.remove(); }, 4000);
  };
  const copy = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(done);
    } catch {
      const field = make("input", { value: text, readOnly: true });
      field.setAttribute("aria-label", words.copy_by_hand);
      tell(words.copy_by_hand, field);
      field.focus();
      field.select();
    }
  };
  const acts = make("div", { className: "acts" });
  const act = (name, work) => {
    const button = make("button", { type: "button" }, name || "");
    button.addEventListener("click", (event) => { event.stopPropagation(); work(acts.parentElement); });
    acts.append(button);
    return button;
  };
  const nameOf = (node) => node.id || node.querySelector("[id]")?.id || "";
  const reveal = (node) => {
    node.classList.toggle("open");
    counter.setAttribute("aria-expanded", String(node.classList.contains("open")));
  };
  act(words.copy_link, (node) => copy(address(nameOf(node)), words.copied));
  const citing = act(words.cite, (node) => {
    if (owner === citing) { hide(); return; }
    show(citing, citeCard(nameOf(node)));
    card.append(...[...document.querySelectorAll(".cite .links")].map((links) => links.cloneNode(true)));
    settle();
  });
  const counter = act(words.counterpart, reveal);
  document.addEventListener("keydown", (event) => {
    const node = event.target.closest?.(".body .p, .body .pair");
    if (event.key !== "t" || !node || event.ctrlKey || event.metaKey || event.altKey) return;
    reveal(node);
  });

  // One language, two columns or interleaved: remembered, and part of the address.
  const ways = document.querySelector(".reading");
  if (ways) {
    ways.hidden = false;
    const choose = (way, chosen) => {
      root.dataset.reading = way;
      for (const button of ways.children) button.setAttribute("aria-pressed", String(button.dataset.reading === way));
      if (!chosen) return;
      try { localStorage.setItem("reading", way); } catch { /* not kept, then */ }
      const url = new URL(location.href);
      if (way === "one") url.searchParams.delete("reading"); else url.searchParams.set("reading", way);
      try { history.replaceState(null, "", url); } catch { /* an address from disk may not change */ }
    };
    const known = [...ways.children].map((button) => button.dataset.reading);
    choose(known.includes(root.dataset.reading) ? root.dataset.reading : "one", false);
    ways.addEventListener("click", (event) => {
      const way = event.target.closest("button")?.dataset.reading;
      if (way) choose(way, true);
    });
  }
  const attend = (event) => {
    const paragraph = event.target.closest?.(".body .p, .body .pair, .notes li");
    if (paragraph && acts.parentElement !== paragraph && owner !== citing) {
      const number = paragraph.querySelector(":scope > .no");
      if (number) number.after(acts); else paragraph.append(acts);
      counter.hidden = !paragraph.querySelector(":scope > .twin") || root.dataset.reading !== "one";
      counter.setAttribute("aria-expanded", String(paragraph.classList.contains("open")));
    }
  };
  document.addEventListener("pointerover", attend);
  document.addEventListener("focusin", attend);
  document.addEventListener("click", attend);

  // The glossary page filters by any of the three names.
  const filter = document.getElementById("term-filter");
  if (filter) {
    filter.closest(".filter").hidden = false;
    const entries = [...document.querySelectorAll(".entry")].map((node) => [node, node.textContent.toLowerCase()]);
    const none = document.getElementById("term-none");
    filter.addEventListener("input", () => {
      const wanted = filter.value.trim().toLowerCase();
      let shown = 0;
      for (const [node, text] of entries) {
        node.hidden = wanted !== "" && !text.includes(wanted);
        shown += node.hidden ? 0 : 1;
      }
      none.hidden = shown > 0;
    });
  }

  // The search opens over the page with `/` or `s`; the link to its page works without this.
  const finder = document.querySelector("a.find");
  let panel = null;
  const loadSearch = () => new Promise((done) => {
    if (window.readingRoom.mountSearch) { done(); return; }
    document.head.append(make("script", { src: `${base}assets/search.js`, onload: done }));
  });
  const find = async () => {
    hide();
    if (!panel) {
      const field = make("input", { type: "search", autocomplete: "off", spellcheck: false });
      for (const [name, value] of Object.entries({
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
        "aria-controls": "panel-results", "aria-label": words.search,
      })) field.setAttribute(name, value);
      const list = make("div", { id: "panel-results", className: "results" });
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", words.search_results);
      const said = make("p", {});
      said.setAttribute("role", "status");
      const shut = make("button", { type: "button", className: "shut" }, words.close);
      panel = make("dialog", { className: "panel" }, make("div", { className: "top" }, field, shut), said, list);
      panel.setAttribute("aria-label", words.search);
      shut.addEventListener("click", () => panel.close());
      list.addEventListener("click", (event) => { if (event.target.closest("a")) panel.close(); });
      panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
      document.body.append(panel);
      panel.showModal();
      await loadSearch();
      const refresh = window.readingRoom.mountSearch(panel, false);
      if (field.value) refresh();
    } else {
      panel.showModal();
      panel.querySelector("input").select();
    }
  };
  finder?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || document.querySelector(".search-page")) return;
    event.preventDefault();
    find();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.key !== "/" && event.key !== "s") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, dialog")) return;
    event.preventDefault();
    const field = document.querySelector(".search-page input");
    if (field) field.focus(); else find();
  });

  // Reading without a network, over http: what was read, and the search. Can be turned off.
  const offline = "serviceWorker" in navigator && window.isSecureContext && !fromDisk;
  const wished = () => { try { return localStorage.getItem("offline") !== "off"; } catch { return false; } };
  const register = async () => {
    await navigator.serviceWorker.register(new URL(`${base}sw.js`, location.href));
    const ready = await navigator.serviceWorker.ready;
    // The first page of all stays light; the search is kept from the second one on.
    let again = false;
    try { again = localStorage.getItem("been") !== null; localStorage.setItem("been", ""); } catch { /* no */ }
    if (!again) return;
    const idle = window.requestIdleCallback || ((work) => setTimeout(work, 3000));
    idle(() => ready.active?.postMessage({ keep: "search", rendering: root.lang }));
  };
  if (offline && wished()) addEventListener("load", () => { register().catch(() => { /* without, then */ }); });
  const absent = make("p", { className: "offline" }, words.offline || "");
  absent.setAttribute("role", "status");
  const connected = () => { if (navigator.onLine || fromDisk) absent.remove(); else document.body.prepend(absent); };
  addEventListener("online", connected);
  addEventListener("offline", connected);
  connected();
  const keeping = document.querySelector(".keeping");
  if (keeping && offline) {
    keeping.hidden = false;
    const toggle = keeping.querySelector("button");
    const show = () => toggle.setAttribute("aria-pressed", String(wished()));
    toggle.addEventListener("click", async () => {
      const on = !wished();
      try { localStorage.setItem("offline", on ? "on" : "off"); } catch { return; }
      show();
      if (on) { await register(); return; }
      for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
      for (const name of await caches.keys()) await caches.delete(name);
    });
    show();
  }
})();
