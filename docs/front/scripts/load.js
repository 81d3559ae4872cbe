import { base, make, root, words } from "./page.js";

// The address of a script of the same build as this page.
export const named = (name) => `assets/${root.dataset.version}/${name}`;

const onclick = () => location.reload();

// The site has been built anew since this page came, and no longer has the files of this page.
// Where something is said already, that is it, or that there is no network.
const tell = () => {
  if (document.querySelector(".offline")) return;
  document.querySelector("dialog[open]")?.close();
  const again = make("button", { onclick }, words.reload);
  const said = { className: "offline", role: "alert" };
  document.body.prepend(make("p", said, words.outdated, " ", again));
};

// A script that is needed only now. From disk too: nothing else can be fetched there.
export const load = (path) =>
  new Promise((done) => {
    const onerror = () => {
      tell();
      done();
    };
    document.head.append(make("script", { src: `${base}${path}`, onload: done, onerror }));
  });
