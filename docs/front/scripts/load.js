import { base, make } from "./page.js";

// A script or a style sheet that is needed only now. From disk nothing else can be fetched.
export const load = (path) =>
  new Promise((done) => {
    const address = `${base}${path}`;
    const source = path.includes(".css") ? { rel: "stylesheet", href: address } : { src: address };
    const tag = path.includes(".css") ? "link" : "script";
    document.head.append(make(tag, { ...source, onload: done, onerror: done }));
  });
