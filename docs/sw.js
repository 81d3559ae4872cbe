// Keeps what was read, and the search, for reading without a network.
// Pages always come from the network where there is one; a kept copy is shown only when there
// is none, and the page says so. The build writes its version into the first line of code.
const VERSION = "{{ version }}";
const CACHE = `reading-room-${VERSION}`;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("reading-room-") && name !== CACHE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.includes("/bundle/")) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(CACHE);
      try {
        const answer = await fetch(event.request);
        if (answer.ok) cache.put(event.request, answer.clone());
        return answer;
      } catch (error) {
        const kept = await cache.match(event.request, { ignoreSearch: true });
        if (kept) return kept;
        throw error;
      }
    })(),
  );
});

// The page asks once, when it has nothing else to do, for the search to be kept.
self.addEventListener("message", (event) => {
  const { keep: folder, rendering, also } = event.data ?? {};
  if (!folder) return;
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      const scope = self.registration.scope;
      const list = await (await fetch(`${scope}${folder}files.json`)).json();
      const wanted = list.filter((name) => /\/k\d+\.js$/u.test(name) || name.includes(rendering));
      wanted.push(`${rendering}/search/`, ...also);
      for (let at = 0; at < wanted.length; at += 16) {
        const part = wanted.slice(at, at + 16).map((name) => `${scope}${name}`);
        const missing = [];
        for (const address of part)
          if (!(await cache.match(address, { ignoreSearch: true }))) missing.push(address);
        await cache.addAll(missing);
      }
      event.source?.postMessage({ kept: folder });
    })(),
  );
});
