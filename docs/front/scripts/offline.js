import { fromDisk } from "./disk.js";
import { make, words } from "./page.js";
import { canKeep, register, wished } from "./worker.js";

const absent = make("p", { className: "offline", role: "status" }, words.offline || "");
// Whether this page is a copy, because the network did not answer.
let isCopy = false;
const connected = () => {
  if ((navigator.onLine && !isCopy) || fromDisk) absent.remove();
  else document.body.prepend(absent);
};
addEventListener("online", connected);
addEventListener("offline", connected);
connected();

const begin = () => {
  register().catch(() => {
    // Without, then.
  });
};
if (canKeep && wished()) {
  addEventListener("load", begin);
  // After a deploy a new worker takes over.
  navigator.serviceWorker.addEventListener("controllerchange", begin);
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    isCopy = data.kept;
    connected();
  });
}
