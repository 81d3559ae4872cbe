// Keeps what was read, and the search once it was used, for reading without a network.
// A page is kept with all that it needs, by names that change with the content, so that it is
// never shown with the styles, scripts or terms of another version. The search is kept whole, before
// what leads to it. The build writes its version into the first line of code.
const VERSION = "{{ version }}";
const { scope } = self.registration;
// Several deployments may stand on one origin: each has copies of its own.
const CACHE = `reading-room ${scope}`;
const MARK = `${scope}version`;
const ABSENT = `${scope}offline.html`;
// A network that has not answered after so many milliseconds is as good as none.
const WAIT = 4000;
const RENDERINGS = ["zh-Hans", "zh-Hant", "en"];

// Files whose names say what is in them: they never change.
const NAMED =
  /^(?:(?:assets|search)\/[0-9a-f]+\/|assets\/.+\.(?:js|woff2)$|terms\/.+\.[0-9a-f]+\.js$)/u;
const named = (url) => url.startsWith(scope) && NAMED.test(url.slice(scope.length));
// What tells the pages of a version in which folder the search lies: it changes with every text.
const pointer = (version) => `${scope}search/${version}.js`;
const isPointer = (url) => /^search\/[0-9a-f]+\.js$/u.test(url.slice(scope.length));
const folderIn = async (answer) => (await answer?.text())?.match(/"(search\/\w+\/)"/u)?.[1] ?? "";
const passed = (time) =>
  new Promise((done) => {
    setTimeout(done, time);
  });
const plain = (url) => url.replace(/[?#].*/u, "");
const sparing = () => navigator.connection?.saveData === true;

// What a page says of itself.
const data = (html, name) =>
  html.match(new RegExp(`<html [^>]*data-${name}="([^"]*)"`, "u"))?.[1] ?? "";

// What a page needs: its styles, scripts and drawings, its terms, and what comes when asked for.
const needs = (html, url) => {
  const found = Array.from(html.matchAll(/(?:src|href)="([^"]*assets\/[^"]+)"/gu), (m) => m[1]);
  const lang = html.match(/<html lang="([^"]+)"/u)?.[1];
  const [version, terms] = [data(html, "version"), data(html, "explained")];
  const tools = version ? ["tools.css", "tools.js", `said.${lang}.js`] : [];
  const later = tools.map((name) => `assets/${version}/${name}`);
  if (terms) later.push(terms);
  found.push(...later.map((path) => data(html, "root") + path));
  return found.map((path) => new URL(path, url).href);
};

// What is kept of an address; nothing where the browser keeps nothing.
const keptOf = async (url) => {
  try {
    return await (await caches.open(CACHE)).match(url);
  } catch {
    return null;
  }
};

// The first worker here says of which build all is that will be kept.
const mark = async () => {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(MARK))) await cache.put(MARK, new Response(VERSION));
};

const keepAll = async (cache, urls) => {
  for (const url of urls) {
    if (await cache.match(url)) continue;
    const answer = await fetch(url);
    if (!answer.ok) return false;
    await cache.put(url, answer);
  }
  return true;
};

const keep = async (url, answer) => {
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok || answer.redirected || !type.startsWith("text/html")) return;
  const cache = await caches.open(CACHE);
  const html = await answer.clone().text();
  // A site below this one, such as a preview, has a worker of its own.
  if (url !== ABSENT && new URL(data(html, "root"), url).href !== scope) return;
  // A page that came late from some cache may need what is no longer there: it is not kept.
  if (await keepAll(cache, needs(html, url))) await cache.put(url, answer);
};

const keptUrls = async (cache) => (await cache.keys()).map(({ url }) => url);

// The search of the pages of a version, in the renderings in which it was used. Its pointer comes
// last: without a network the pages find an index that is whole, or none.
const keepSearch = async (version, rendering) => {
  if (sparing()) return;
  const cache = await caches.open(CACHE);
  const kept = await keptUrls(cache);
  const isUsed = (one) => one === rendering || kept.some((url) => url.endsWith(`/start-${one}.js`));
  const used = RENDERINGS.filter(isUsed);
  if (used.length === 0) return;
  const answer = await fetch(`${pointer(version)}?${Date.now()}`);
  // The site has other scripts by now: what is kept for those of this version stays as it is.
  if (!answer.ok) return;
  const folder = await folderIn(answer.clone());
  const list = await (await fetch(`${scope}${folder}files.json`)).json();
  const own = list.filter(
    (name) => /\/(?:k\d+|words)\.js$/u.test(name) || used.some((one) => name.includes(one)),
  );
  const files = own.map((name) => scope + name);
  if (await keepAll(cache, files)) await cache.put(pointer(version), answer);
  for (const page of used.map((one) => `${scope}${one}/search/`)) {
    if (!(await cache.match(page))) await keep(page, await fetch(page));
  }
};

// After a deploy what is kept is fetched anew; what no kept page needs any more is deleted.
const renew = async () => {
  const cache = await caches.open(CACHE);
  const before = await (await cache.match(MARK))?.text();
  if (before === VERSION || sparing()) return;
  const kept = await keptUrls(cache);
  const pages = kept.filter((url) => url.endsWith("/"));
  for (const url of pages) {
    const answer = await fetch(url, { cache: "no-cache" });
    if ([404, 410].includes(answer.status)) await cache.delete(url);
    else await keep(url, answer);
  }
  const needed = new Set();
  const versions = new Set();
  for (const url of [...pages, ABSENT]) {
    const html = (await (await cache.match(url))?.text()) ?? "";
    for (const part of needs(html, url)) needed.add(part);
    if (data(html, "version")) versions.add(data(html, "version"));
  }
  const folders = [];
  for (const version of versions) {
    await keepSearch(version);
    needed.add(pointer(version));
    const folder = await folderIn(await cache.match(pointer(version)));
    if (folder) folders.push(scope + folder);
  }
  const isNeeded = (url) =>
    needed.has(url) || url.endsWith(".woff2") || folders.some((folder) => url.startsWith(folder));
  // A pointer goes before that to which it leads.
  for (const is of [isPointer, named]) {
    for (const url of kept) if (is(url) && !isNeeded(url)) await cache.delete(url);
  }
  await cache.put(MARK, new Response(VERSION));
};

// One after another: what one keeps is not yet needed in the eyes of another.
let last = Promise.resolve();
const inTurn = (work) => (last = last.then(work).catch(() => {}));

// A page of our own in place of one that is not kept: it offers those that are.
const absent = async () => {
  const page = await keptOf(ABSENT);
  if (!page) return Response.error();
  const cache = await caches.open(CACHE);
  const rows = [];
  for (const { url } of await cache.keys()) {
    if (!url.endsWith("/")) continue;
    const html = await (await cache.match(url)).text();
    const [, lang, title] = html.match(/<html lang="([^"]+)"[^]*?<title>([^<]*)</u) ?? [];
    if (title) rows.push(`<li lang="${lang}"><a href="${url}">${title}</a></li>`);
  }
  const html = (await page.text()).replace("<!-- kept -->", () => rows.sort().join("\n"));
  return new Response(html, {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
};

// The tabs that were given a kept copy: they say so when they ask.
const given = new Set();

// What the network gives, in time where something is kept; nothing where it gives nothing. It never
// waits for what is kept, which may be busy with much that is new.
const newest = async (network, finding) => {
  const late = (async () => {
    await passed(WAIT);
    return (await finding) ? null : network;
  })();
  try {
    return await Promise.race([network, late]);
  } catch {
    return null;
  }
};

const shown = async (event, network) => {
  const finding = keptOf(plain(event.request.url));
  const answer = await newest(network, finding);
  if (answer) return answer;
  const kept = await finding;
  if (!kept) return absent();
  given.add(event.resultingClientId);
  return kept;
};

// What may change under its name. A pointer is asked for with a query, so that no cache answers.
const changing = async ({ request }) => {
  const finding = keptOf(plain(request.url));
  return (await newest(fetch(request), finding)) ?? (await finding) ?? Response.error();
};

const unchanged = async (event) => {
  const { request } = event;
  const kept = await Promise.race([keptOf(request.url), passed(WAIT)]);
  if (kept) return kept;
  const answer = await fetch(request);
  const isSearch = request.url.startsWith(`${scope}search/`);
  if (answer.ok && !(isSearch && sparing())) {
    const copy = answer.clone();
    const keeping = async () => (await caches.open(CACHE)).put(request.url, copy);
    // Where there is no room for it, it is shown all the same.
    event.waitUntil(keeping().catch(() => {}));
  }
  return answer;
};

self.addEventListener("install", (event) => {
  self.skipWaiting();
  const absence = fetch(ABSENT, { cache: "no-cache" });
  event.waitUntil(Promise.all([mark(), absence.then((answer) => keep(ABSENT, answer))]));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  if (request.mode === "navigate") {
    const url = plain(request.url);
    const network = fetch(request);
    const copy = network.then((answer) => answer.clone());
    event.waitUntil(copy.then((answer) => keep(url, answer)).catch(() => {}));
    event.respondWith(shown(event, network));
  } else event.respondWith(named(request.url) ? unchanged(event) : changing(event));
});

// A page says that it has used the search, in its version and a rendering; or that it has nothing
// else to do: the first one is kept, then the others renewed.
self.addEventListener("message", (event) => {
  const { read, searched } = event.data ?? {};
  if (searched) event.waitUntil(inTurn(() => keepSearch(...searched)));
  if (!read) return;
  if (given.has(event.source?.id)) event.source?.postMessage({ kept: true });
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      if (!(await cache.match(plain(read)))) await keep(plain(read), await fetch(plain(read)));
      await inTurn(renew);
    })().catch(() => {}),
  );
});
