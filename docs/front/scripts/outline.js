// The contents of a unit: what stands in them of each place.
export const contents = document.querySelector(".contents");

// The line that names a place, or what it is part of.
const entryOf = (id) => {
  const entry = contents.querySelector(`[href="#${CSS.escape(id)}"]`);
  return entry || !id.includes("-") ? entry : entryOf(id.replace(/-[^-]*$/u, ""));
};

// What a place is called in its unit: the part that it stands in, and its number.
export const placeName = (id) => {
  const entry = entryOf(id);
  const part = entry?.closest("li").firstElementChild;
  if (!part) return "";
  return part === entry ? part.textContent : `${part.textContent} ${entry.textContent}`;
};

// Marks the place where the reader is.
export const mark = (id) => {
  const entry = entryOf(id);
  const marked = contents.querySelector("[aria-current]");
  if (marked === entry) return;
  marked?.removeAttribute("aria-current");
  entry?.setAttribute("aria-current", "location");
  if (entry) contents.scrollTop = entry.offsetTop - contents.clientHeight / 2;
};
