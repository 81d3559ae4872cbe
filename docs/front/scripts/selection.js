import { make } from "./page.js";
import { isShown, linesIn, wordsOf } from "./plain.js";

// What is copied of a text is the text: a line for each paragraph, with its number.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.rangeCount === 0 || event.target.closest?.("input, textarea")) return;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  if ((around.closest ? around : around.parentElement).closest(".card, dialog")) return;
  const copied = linesIn(document)
    .filter((line) => range.intersectsNode(line) && isShown(line))
    .map((line) => [line.closest("[lang]").lang, wordsOf(line, range)])
    .filter(([, words]) => words);
  if (copied.length === 0) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", copied.map(([, words]) => words).join("\n"));
  const paragraphs = copied.map(([lang, words]) => make("p", { lang }, words).outerHTML);
  event.clipboardData.setData("text/html", paragraphs.join(""));
});
