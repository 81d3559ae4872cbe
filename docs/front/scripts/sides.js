import { readdress } from "./address.js";
import { differences, shown } from "./differences.js";
import { make, root } from "./page.js";
import { pause } from "./pause.js";
import { align } from "./sides/align.js";

// Any two texts side by side; which two is part of the address: `?a=cosp-7-1&b=a-res-75-194`.
const room = document.querySelector(".sides");
const form = room.querySelector("form");
const list = room.querySelector(".rows");
const status = room.querySelector("[role=status]");
const heads = room.querySelectorAll(".columns p");
const choices = [form.elements.a, form.elements.b];
const nameOf = (select) => select.selectedOptions[0].textContent;

const side = (place, name, words) =>
  make(
    "div",
    { className: name },
    make("a", { className: "at", href: place.href }, place.name || "·"),
    make("p", { lang: root.lang }, ...words),
  );

const row = async ({ kind, earlier, later }) => {
  const pieces = earlier && later ? await differences(earlier.text, later.text) : [];
  const without = (tag) => pieces.filter((piece) => piece.tag !== tag).map(shown);
  const left = later ? without("ins") : [earlier.text];
  const right = earlier ? without("del") : [later.text];
  return make(
    "li",
    { className: `row ${kind}` },
    make("p", { className: "kind" }, list.dataset[kind]),
    ...(earlier ? [side(earlier, "earlier", left)] : []),
    ...(later ? [side(later, "later", right)] : []),
  );
};

let turn = 0;
const show = async (mine) => {
  const [earlier, later] = await Promise.all(
    choices.map(({ value }) => window.readingRoom.textsOf(value)),
  );
  const rows = await align(earlier, later);
  if (mine !== turn) return;
  const count = (kind) => rows.filter((each) => each.kind === kind).length;
  status.textContent = list.dataset.counts.replaceAll(/\{(\w+)\}/gu, (_, kind) => count(kind));
  heads[0].textContent = nameOf(choices[0]);
  heads[2].textContent = nameOf(choices[1]);
  list.replaceChildren();
  for (const each of rows) {
    await pause();
    const next = await row(each);
    if (mine !== turn) return;
    list.append(next);
  }
};

const compare = async () => {
  turn += 1;
  const mine = turn;
  list.ariaBusy = "true";
  await window.readingRoom.withIndex(status, () => show(mine));
  if (mine === turn) list.ariaBusy = "false";
};

// Beside a text its likely other, until the reader has chosen one; never the same text twice.
let isChosen = false;
const propose = () => {
  const [first, second] = choices;
  if (isChosen && second.value !== first.value) return;
  second.value = first.selectedOptions[0].dataset.likely ?? "";
};
choices[0].addEventListener("change", propose);
choices[1].addEventListener("change", () => {
  isChosen = true;
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const url = new URL(location.href);
  for (const { name, value } of choices) url.searchParams.set(name, value);
  readdress(url);
  compare();
});

const asked = new URLSearchParams(location.search);
for (const choice of choices) {
  const slug = asked.get(choice.name);
  if (slug) choice.value = slug;
}
if (!asked.has("b")) propose();
if (choices.every(({ name }) => asked.has(name)) && choices.every(({ value }) => value)) compare();
