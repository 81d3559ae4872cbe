import { make } from "./page.js";

// Whether a script came.
export const comes = (src) =>
  new Promise((done) => {
    const [onload, onerror] = [() => done(true), () => done(false)];
    document.head.append(make("script", { src, onload, onerror }));
  });
