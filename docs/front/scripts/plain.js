import { root } from "./page.js";

// The text that a page shows, without anything that the interface adds to it.
const LINES =
  ".unit-head :is(.symbol, h1, .h1), .body :is(p, h2, h3, h4, h5, tr), .notes :is(h2, li > p)";
const ADDED = ".part, .quiet, .card, .cited, .discrepancy";
const GLUED = ".mark, .back, .missing, .card";
// Of two Englishes the one that is not shown.
const UNSHOWN = { official: ".working", working: ".official", both: "" };

// Every line of the text that stands in `node`, with those of the other language.
export const linesIn = (node) =>
  [...node.querySelectorAll(LINES)].filter((line) => !line.closest(ADDED));

export const isShown = (line) => line.getClientRects().length > 0;

// The printed number of the paragraph or the note; that of the preamble is not printed.
const labelOf = (line) => {
  const holder = line.closest(".p:not(.preambular), .notes li");
  const label = holder?.querySelector(":scope > :is(.no, .label)")?.textContent ?? "";
  return holder?.matches(".p") ? label.replace(/^\d+$/u, "$&.") : label;
};

const isBlank = (text) => text.trim() === "";

// The words of a line, with its number, or without it those that `range` holds.
export const wordsOf = (line, range = null) => {
  const part = document.createRange();
  part.selectNodeContents(line);
  const before = part.cloneRange();
  if (range && range.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (range && range.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
    part.setEnd(range.endContainer, range.endOffset);
  }
  before.setEnd(part.startContainer, part.startOffset);
  const words = part.cloneContents();
  const unshown = UNSHOWN[root.dataset.english];
  const left = unshown ? `${GLUED}, ${unshown}` : GLUED;
  for (const node of words.querySelectorAll(left)) node.remove();
  for (const node of words.querySelectorAll(".official")) node.append(" ");
  for (const cell of words.querySelectorAll("td:not(:last-child)")) cell.append("\t");
  const text = words.textContent.replaceAll(/[ \n]+/gu, " ").trim();
  const label = text && isBlank(before.toString()) ? labelOf(line) : "";
  return label ? `${label} ${text}` : text;
};
