import { make } from "../page.js";
import { index } from "./shards.js";

// Where results are: over all of them, with their numbers; what is chosen is part of the address.
const FACETS = {
  body: ({ unit }) => unit?.body,
  year: ({ unit }) => unit?.year,
  document: ({ unit }) => unit?.document,
  kind: ({ kind }) => index.start.words[`kind_of_${kind}`],
};

export const filters = (holder, change) => {
  const query = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(
    Object.keys(FACETS).map((name) => [name, query.get(name) || ""]),
  );

  const choose = (name, valueOf, results) => {
    const counts = new Map(chosen[name] ? [[chosen[name], 0]] : []);
    for (const value of results.map(valueOf).filter(Boolean)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const options = [...counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([value, count]) =>
        make("option", { value, selected: value === chosen[name] }, `${value} (${count})`),
      );
    const select = make(
      "select",
      {},
      make("option", { value: "" }, index.start.words.any),
      ...options,
    );
    select.addEventListener("change", () => {
      chosen[name] = select.value;
      change();
    });
    return make("label", {}, `${index.start.words[`filter_${name}`]} `, select);
  };

  return {
    allows: (result) =>
      Object.entries(FACETS).every(([name, of]) => !chosen[name] || of(result) === chosen[name]),
    entries: () => Object.entries(chosen),
    // The choices for these results; a choice that has the focus is not exchanged.
    offer: (results) => {
      if (holder.contains(document.activeElement)) return;
      const facets = results.length > 0 ? Object.entries(FACETS) : [];
      holder.replaceChildren(...facets.map(([name, of]) => choose(name, of, results)));
    },
  };
};
