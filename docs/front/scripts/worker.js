import { fromDisk } from "./disk.js";
import { base } from "./page.js";
import { kept } from "./storage.js";

// Reading without a network, over http: what was read, and the search. Can be turned off.
export const canKeep = "serviceWorker" in navigator && window.isSecureContext && !fromDisk;
export const wished = () => kept("offline", "off") !== "off";
export const scope = canKeep ? new URL(base || "./", location.href).href : "";

export const register = async () => {
  await navigator.serviceWorker.register(`${scope}sw.js`);
  const ready = await navigator.serviceWorker.ready;
  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 500));
  // A page that is never idle is kept too.
  idle(() => ready.active?.postMessage({ read: location.href }), { timeout: 2000 });
};
