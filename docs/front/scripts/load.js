import { base, make, root, words } from "./page.js";

// The address of a script of the same build as this page.
export const named = (name) => `assets/${root.dataset.version}/${name}`;

// The site has been built anew since this page came, and no longer has the files of this page.
const tell = () => {
  if (!navigator.onLine || document.querySelector(".outdated")) return;
  document.querySelector("dialog[open]")?.close();
  const again = make("button", { type: "button" }, words.reload);
  again.addEventListener("click", () => location.reload());
  const said = make("p", { className: "offline outdated" }, words.outdated, " ", again);
  said.setAttribute("role", "alert");
  document.body.prepend(said);
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
