import { keep } from "./storage.js";
import { canKeep, register, scope, wished } from "./worker.js";

// The switch that ends keeping, and deletes what was kept.
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
