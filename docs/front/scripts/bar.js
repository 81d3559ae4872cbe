import { contents, mark, placeName } from "./outline.js";
import { make, root, words } from "./page.js";
import { current } from "./place.js";
import { remember, way } from "./return.js";
import { set, whenSet } from "./setting.js";

// A bar that follows the reader of a unit: the contents with the place in them and how much is
// read, the way back, the other language, the top; on a phone the settings and the search too.
const here = make("span", { className: "here" });
const share = make("span", { className: "share" });
const line = make("div", { className: "line" });
const opener = make("button", { type: "button", className: "opener" }, "☰", here, share);
const twins = make("button", { type: "button" }, "文A");
const up = make("a", { href: "#main" }, "↑");

const follow = () => {
  const { top, height } = document.querySelector(".text").getBoundingClientRect();
  const read = Math.min(Math.max(-top / Math.max(height - innerHeight, 1), 0), 1);
  line.style.transform = `scaleX(${read})`;
  share.textContent = `${Math.round(read * 100)}%`;
  const id = current()?.id ?? "";
  here.textContent = placeName(id) || contents.getAttribute("aria-label");
  mark(id);
  if (id) remember(id);
};

let drawn = 0;
const refresh = () => {
  cancelAnimationFrame(drawn);
  drawn = requestAnimationFrame(follow);
};

const open = (isOpen) => {
  contents.classList.toggle("open", isOpen);
  opener.setAttribute("aria-expanded", String(isOpen));
};

const press = () => twins.setAttribute("aria-pressed", String(root.dataset.reading !== "one"));

const label = (node, name) => {
  node.title = name;
  node.setAttribute("aria-label", name);
};

const lay = () => {
  label(up, words.top);
  label(twins, words.reading_two);
  twins.hidden = !document.querySelector(".twin");
  press();
  opener.setAttribute("aria-controls", "contents");
  const copies = ["a.find", "button.set"].map((at) => document.querySelector(at).cloneNode(true));
  const bar = make("nav", { className: "bar" }, line, opener, way, twins, up, ...copies);
  bar.setAttribute("aria-label", words.bar);
  document.body.append(bar);
  root.dataset.bar = "";
  new ResizeObserver(() => root.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
};

if (contents) {
  lay();
  open(false);
  follow();
  for (const name of ["scroll", "resize"]) addEventListener(name, refresh);
  whenSet("reading", press);
  twins.addEventListener("click", () =>
    set("reading", root.dataset.reading === "one" ? "two" : "one"),
  );
  opener.addEventListener("click", () => {
    open(!contents.classList.contains("open"));
    (contents.querySelector("[aria-current]") ?? contents.querySelector("a")).focus();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".contents, .opener") || event.target.closest(".contents a")) {
      open(false);
    }
  });
  contents.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open(false);
    opener.focus();
  });
}
