// The id that an address names behind its #; one that is badly written, as it stands.
export const aimOf = ({ hash }) => {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
};

// Changes the address of the page, but not that of a page from disk: the browser forbids it.
export const readdress = (url) => {
  try {
    history.replaceState(null, "", url);
  } catch {
    // It stays as it is.
  }
};
