import { base, make, root, words } from "./page.js";

// The address of a script or a style sheet of the same build as this page.
export const named = (name) => `assets/${root.dataset.version}/${name}`;

// A script or a style sheet that is needed only now. From disk too: nothing else can be fetched
// there. Where it is gone, the site has been built anew since this page came: the reader is asked
// to reload, once.
let isTold = false;
export const load = (path) =>
  new Promise((done) => {
    const address = `${base}${path}`;
    const onerror = () => {
      if (navigator.onLine && !isTold) {
        isTold = true;
        if (confirm(`${words.outdated}\n${words.reload}`)) location.reload();
      }
      done();
    };
    const style = path.includes(".css");
    const source = style ? { rel: "stylesheet", href: address } : { src: address };
    document.head.append(make(style ? "link" : "script", { ...source, onload: done, onerror }));
  });
