import { readdress } from "../address.js";
import { make } from "../page.js";
import { matches } from "./excerpt.js";
import { marksOf } from "./find.js";
import { begin, index } from "./shards.js";

// Whoever comes from a result finds the words marked in the text. Marks are painted and are no
// part of the page, so that what is copied stays the text.
const APART = ".mark, .acts, .no, .hash, button";
const BLOCK = ":is(p, li, dd, dt, td, h1, h2, h3, h4)";

// The text of a block and where in it each of its text nodes begins.
const read = (block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(APART)) continue;
    nodes.push([text.length, node]);
    text += node.data;
  }
  return { text, nodes };
};

const rangesIn = (block, terms) => {
  const { text, nodes } = read(block);
  const at = (place) => {
    const [first, node] = nodes.findLast(([start]) => start <= place);
    return [node, place - first];
  };
  return matches(text, terms).map(([start, end]) => {
    const range = new Range();
    range.setStart(...at(start));
    const [node, offset] = at(end - 1);
    range.setEnd(node, offset + 1);
    return range;
  });
};

// As many as are seen: what is folded away is not counted.
const isSeen = (range) => range.getClientRects().length > 0;

window.readingRoom.markFound = async (found) => {
  await begin();
  if (!index.start || !CSS.highlights) return;
  const terms = await marksOf(found);
  const blocks = [...document.querySelectorAll(`#main ${BLOCK}:not(:has(${BLOCK}))`)];
  const ranges = blocks.flatMap((block) => rangesIn(block, terms));
  if (ranges.length === 0) return;
  CSS.highlights.set("found", new Highlight(...ranges));
  const spoken = index.start.words;
  const count = ranges.filter(isSeen).length;
  const words = spoken.marked.replace("{words}", found).replace("{count}", count);
  const off = make("button", { type: "button" }, spoken.unmark);
  const bar = make("p", { className: "marked" }, words, " ", off);
  bar.setAttribute("role", "status");
  const clear = () => {
    CSS.highlights.delete("found");
    bar.remove();
    const url = new URL(location.href);
    url.searchParams.delete("find");
    readdress(url);
  };
  off.addEventListener("click", clear);
  document.body.append(bar);
};
