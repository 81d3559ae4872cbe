// Changes the address of the page, but not that of a page from disk: the browser forbids it.
export const readdress = (url) => {
  try {
    history.replaceState(null, "", url);
  } catch {
    // It stays as it is.
  }
};
