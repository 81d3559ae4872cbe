// What every script of a page starts from.
export const root = document.documentElement;
export const base = root.dataset.root || "";

// The name of the page at a path: `/en/cosp-7-1/index.html` → `cosp-7-1`.
export const pageAt = (path) =>
  path
    .replace(/index\.html$/u, "")
    .split("/")
    .at(-2);

// What the page itself brings as data: the words of the interface, its slips, how it is cited.
export const given = (id) => JSON.parse(document.getElementById(id)?.textContent || "{}");
export const words = given("words");

export const make = (tag, attributes = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children);
  return node;
};
