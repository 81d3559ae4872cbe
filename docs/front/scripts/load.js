import { base, make } from "./page.js";

// A script that is needed only now. From disk too: nothing else can be fetched there.
export const load = (path) =>
  new Promise((done) => {
    document.head.append(make("script", { src: `${base}${path}`, onload: done, onerror: done }));
  });
