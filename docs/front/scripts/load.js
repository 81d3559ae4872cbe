import { base, make, root, words } from "./page.js";

// The address of a script or a style sheet of the same build as this page.
export const named = (name) => `assets/${root.dataset.version}/${name}`;

// Where something is gone, the site has been built anew since this page came: the reader is asked
// to reload, once.
let isTold = false;
const lack = () => {
  if (navigator.onLine && !isTold) {
    isTold = true;
    if (confirm(`${words.outdated}\n${words.reload}`)) location.reload();
  }
  return false;
};

// A script or a style sheet that is needed only now; whether it came. From disk too: nothing else
// can be fetched there.
export const load = (path) =>
  new Promise((done) => {
    const address = `${base}${path}`;
    const [onload, onerror] = [() => done(true), () => done(lack())];
    const style = path.includes(".css");
    const source = style ? { rel: "stylesheet", href: address } : { src: address };
    document.head.append(make(style ? "link" : "script", { ...source, onload, onerror }));
  });

// The same of a script that lies beside the search.
export const loadBeside = async (path) => {
  const folder = await window.readingRoom.searchFolder();
  return folder ? load(`${folder}${path}`) : lack();
};
