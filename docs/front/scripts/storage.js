// What the browser keeps between pages. It may refuse to; then `refused` is the answer.
export const kept = (name, refused = null) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return refused;
  }
};

export const keep = (name, value) => {
  try {
    localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
};
