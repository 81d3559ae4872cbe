import { root } from "./page.js";
import { keep } from "./storage.js";

// Light or dark: the reader's choice, else the system's.
const themeButton = document.querySelector("button.theme");

if (themeButton) {
  themeButton.hidden = false;
  themeButton.addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep("theme", root.dataset.theme);
  });
}
