import { fromDisk } from "./disk.js";
import { base, root } from "./page.js";
import { comes } from "./script.js";

// The search, the cards of what is cited and the finders of lists lie in a folder that has another
// name whenever a text changes. No page says it, or all would change with it: a script tells it
// when it is first asked for. It is the one for scripts of the version of this page, so that none
// reads what it does not understand.
window.readingRoom ??= {};
let folder = "";
let asking = null;

// What was told first holds as long as the page is open: nothing of two builds meets in it.
window.readingRoom.searchIn = (told) => {
  folder ||= told;
};

// A host may let its answers be kept for minutes: each time the address is a new one.
const ask = () => {
  const query = fromDisk ? "" : `?${Date.now()}`;
  return comes(`${base}search/${root.dataset.version}.js${query}`);
};

// The folder; "" where nothing tells it now, which may be another thing the next time.
window.readingRoom.searchFolder = async () => {
  if (folder) return folder;
  asking ??= ask();
  await asking;
  asking = null;
  return folder;
};
