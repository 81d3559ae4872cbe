// The glossary page filters by any of the three names.
const filter = document.getElementById("term-filter");
const entries = [...document.querySelectorAll(".entry")];
const texts = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));
const none = document.getElementById("term-none");

filter.closest(".filter").hidden = false;
filter.addEventListener("input", () => {
  const wanted = filter.value.trim().toLowerCase();
  for (const entry of entries) entry.hidden = !texts.get(entry).includes(wanted);
  none.hidden = entries.some((entry) => !entry.hidden);
});
