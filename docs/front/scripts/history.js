import { make } from "./page.js";
import { walk } from "./walk.js";

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

// The words of two texts: those that went, those that came, and those that stayed.
const marked = (one, other) => {
  const [a, b] = [tokens(one), tokens(other)];
  const pieces = [];
  for (const [i, j] of walk(a.length, b.length, (x, y) => (a[x] === b[y] ? 1 : 0))) {
    const tag = i === null ? "ins" : j === null ? "del" : "";
    const word = a[i] ?? b[j];
    if (pieces.at(-1)?.tag === tag) pieces.at(-1).words += word;
    else pieces.push({ tag, words: word });
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
