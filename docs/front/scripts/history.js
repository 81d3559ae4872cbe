import { make } from "./page.js";

// Any two texts of a series, compared here: a page for every two of them would be many pages.
const chooser = document.querySelector(".any-two");
const list = document.querySelector(".threads");

// What a step says: its own words without those that are gone, or those of the step before.
const spoken = (thread) => {
  const said = new Map();
  let words = "";
  for (const step of thread.querySelectorAll(".step")) {
    const text = step.querySelector("p")?.cloneNode(true);
    for (const gone of text?.querySelectorAll("del") || []) gone.remove();
    words = text ? text.textContent : words;
    const { hash } = new URL(step.querySelector("a").href);
    if (hash) said.set(step.dataset.at, { words, step });
  }
  return said;
};

// Words, and dates and numbers whole.
const tokens = (text) =>
  text.match(/\d+(?:[年月日号號/.,]\d*)*|[\p{Script=Latin}’-]+|\s+|[^]/gu) || [];

// The longest common run of words, by the table of all beginnings.
const marked = (one, other) => {
  const [a, b] = [tokens(one), tokens(other)];
  const wide = b.length + 1;
  const best = new Uint16Array((a.length + 1) * wide);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i * wide + j] =
        a[i] === b[j]
          ? best[(i + 1) * wide + j + 1] + 1
          : Math.max(best[(i + 1) * wide + j], best[i * wide + j + 1]);
    }
  }
  const pieces = [];
  const add = (tag, word) => {
    const last = pieces.at(-1);
    if (last?.tag === tag) last.words += word;
    else pieces.push({ tag, words: word });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add("", a[i]);
      i += 1;
      j += 1;
    } else if (
      j === b.length ||
      (i < a.length && best[(i + 1) * wide + j] >= best[i * wide + j + 1])
    ) {
      add("del", a[i]);
      i += 1;
    } else {
      add("ins", b[j]);
      j += 1;
    }
  }
  return pieces.map(({ tag, words }) => (tag ? make(tag, {}, words) : words));
};

const beside = (thread, from, to) => {
  const said = spoken(thread);
  const [here, there] = [said.get(from), said.get(to)];
  if (!here && !there) return [];
  const steps = [here, there].filter(Boolean).map(({ step }) => {
    const copy = step.cloneNode(true);
    copy.querySelector("p")?.remove();
    return copy;
  });
  const words = [here?.words || "", there?.words || ""];
  const lang = thread.querySelector("p").lang;
  return [make("li", { className: "thread" }, ...steps, make("p", { lang }, ...marked(...words)))];
};

if (chooser) {
  const [from, to] = chooser.querySelectorAll("select");
  const [compare, whole] = chooser.querySelectorAll("button");
  const threads = [...list.children];
  chooser.hidden = false;
  to.value = String(to.length - 1);
  compare.addEventListener("click", () => {
    list.replaceChildren(...threads.flatMap((thread) => beside(thread, from.value, to.value)));
    whole.hidden = false;
  });
  whole.addEventListener("click", () => {
    list.replaceChildren(...threads);
    whole.hidden = true;
  });
}
