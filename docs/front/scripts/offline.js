import { fromDisk } from "./disk.js";
import { base, make, root, words } from "./page.js";
import { keep, kept } from "./storage.js";

// Reading without a network, over http: what was read, and the search. Can be turned off.
const canKeep = "serviceWorker" in navigator && window.isSecureContext && !fromDisk;
const wished = () => kept("offline", "off") !== "off";

const register = async () => {
  await navigator.serviceWorker.register(new URL(`${base}sw.js`, location.href));
  const ready = await navigator.serviceWorker.ready;
  // The first page of all stays light; the search is kept from the second one on.
  const again = kept("been") !== null;
  keep("been", "");
  if (!again) return;
  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 3000));
  const { search, termsScript } = root.dataset;
  const message = {
    keep: search,
    rendering: root.lang,
    also: [termsScript, "assets/search.js", "assets/tools.js"],
  };
  idle(() => ready.active?.postMessage(message));
};

if (canKeep && wished()) {
  addEventListener("load", () => {
    register().catch(() => {
      // Without, then.
    });
  });
}

const absent = make("p", { className: "offline" }, words.offline || "");
absent.setAttribute("role", "status");
const connected = () => {
  if (navigator.onLine || fromDisk) absent.remove();
  else document.body.prepend(absent);
};
addEventListener("online", connected);
addEventListener("offline", connected);
connected();

const keeping = document.querySelector(".keeping");
if (keeping && canKeep) {
  keeping.hidden = false;
  const toggle = keeping.querySelector("button");
  const press = () => toggle.setAttribute("aria-pressed", String(wished()));
  toggle.addEventListener("click", async () => {
    const on = !wished();
    if (!keep("offline", on ? "on" : "off")) return;
    press();
    if (on) {
      await register();
      return;
    }
    for (const worker of await navigator.serviceWorker.getRegistrations()) {
      await worker.unregister();
    }
    for (const name of await caches.keys()) await caches.delete(name);
  });
  press();
}
