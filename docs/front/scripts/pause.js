// Long work stops where it may and lets the browser answer the reader first.
const LONG = 8;
let since = 0;

export const pause = async () => {
  if (performance.now() - since < LONG) return;
  await new Promise((done) => {
    setTimeout(done);
  });
  since = performance.now();
};

// What is made of each of a list, with pauses.
export const mapSlowly = async (list, make) => {
  const made = [];
  for (const each of list) {
    await pause();
    made.push(await make(each));
  }
  return made;
};

// What is on the page is on the screen; in a tab that nobody sees it will be.
const HIDDEN = 100;
export const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, HIDDEN);
  });
