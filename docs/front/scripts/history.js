import { differences, shown } from "./differences.js";
import { make } from "./page.js";
import { mapSlowly } from "./pause.js";

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

const beside = async (thread, from, to) => {
  const said = spoken(thread);
  const [here, there] = [said.get(from), said.get(to)];
  if (!here && !there) return [];
  const steps = [here, there].filter(Boolean).map(({ step }) => {
    const copy = step.cloneNode(true);
    copy.querySelector("p")?.remove();
    return copy;
  });
  const words = [here?.words || "", there?.words || ""];
  const pieces = await differences(...words);
  const lang = thread.querySelector("p").lang;
  return [make("li", { className: "thread" }, ...steps, make("p", { lang }, ...pieces.map(shown)))];
};

if (chooser) {
  const [from, to] = chooser.querySelectorAll("select");
  const [compare, whole] = chooser.querySelectorAll("button");
  const threads = [...list.children];
  chooser.hidden = false;
  to.value = String(to.length - 1);
  let turn = 0;
  compare.addEventListener("click", async () => {
    turn += 1;
    const mine = turn;
    const [earlier, later] = [from.value, to.value];
    const rows = await mapSlowly(threads, (thread) => beside(thread, earlier, later));
    if (mine !== turn) return;
    list.replaceChildren(...rows.flat());
    whole.hidden = false;
  });
  whole.addEventListener("click", () => {
    turn += 1;
    list.replaceChildren(...threads);
    whole.hidden = true;
  });
}
