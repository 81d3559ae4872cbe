import { fromDisk } from "./disk.js";
import { base, make, words } from "./page.js";
import { keep, kept } from "./storage.js";

// Reading without a network, over http: what was read, and the search. Can be turned off.
const canKeep = "serviceWorker" in navigator && window.isSecureContext && !fromDisk;
const wished = () => kept("offline", "off") !== "off";
const scope = canKeep ? new URL(base, location.href).href : "";

const absent = make("p", { className: "offline" }, words.offline || "");
absent.setAttribute("role", "status");
// Whether this page is a copy, because the network did not answer.
let isCopy = false;
const connected = () => {
  if ((navigator.onLine && !isCopy) || fromDisk) absent.remove();
  else document.body.prepend(absent);
};
addEventListener("online", connected);
addEventListener("offline", connected);
connected();

const register = async () => {
  await navigator.serviceWorker.register(`${scope}sw.js`);
  const ready = await navigator.serviceWorker.ready;
  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 3000));
  idle(() => ready.active?.postMessage({ read: location.href }));
};

if (canKeep && wished()) {
  // After a deploy a new worker takes over.
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    register().catch(() => {
      // The next page will.
    });
  });
  navigator.serviceWorker.addEventListener("message", (event) => {
    isCopy = event.data.kept;
    connected();
  });
  addEventListener("load", () => {
    register().catch(() => {
      // Without, then.
    });
  });
}

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
    // Another site of the same origin keeps its own.
    const worker = await navigator.serviceWorker.getRegistration(scope);
    if (worker?.scope === scope) await worker.unregister();
    await caches.delete(`reading-room ${scope}`);
  });
  press();
}
