/* Filters for the table of requests. Without this script the whole table is there to read. */
(() => {
  "use strict";
  const form = document.getElementById("requests-filters");
  const table = document.getElementById("requests-table");
  const count = document.getElementById("requests-count");
  const names = ["addressee", "verb", "unit"];

  function show() {
    const { addressee, verb, unit, dated } = form.elements;
    let shown = 0;
    for (const body of table.tBodies) {
      let any = false;
      for (const row of body.querySelectorAll("tr[data-v]")) {
        const fits = (!addressee.value || row.dataset.a.split(" ").includes(addressee.value))
          && (!verb.value || row.dataset.v === verb.value)
          && (!unit.value || body.dataset.u === unit.value)
          && (!dated.checked || "d" in row.dataset);
        row.hidden = !fits;
        any ||= fits;
        shown += fits;
      }
      body.hidden = !any;
    }
    count.textContent = shown;
  }

  function remember() {
    const query = new URLSearchParams();
    for (const name of names) if (form.elements[name].value) query.set(name, form.elements[name].value);
    if (form.elements.dated.checked) query.set("dated", "1");
    try {
      history.replaceState(null, "", `?${query}${location.hash}`.replace(/^\?(?=#|$)/, location.pathname));
    } catch { /* A page from disk may not change its address. */ }
  }

  function read(query) {
    for (const name of names) {
      form.elements[name].value = query.get(name) || "";
      if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
    }
    form.elements.dated.checked = query.has("dated");
    show();
  }

  form.addEventListener("change", () => { show(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
  for (const line of document.querySelectorAll(".requests .only")) line.hidden = false;
  document.querySelector(".requests").addEventListener("click", (event) => {
    const link = event.target.closest(".only a");
    if (!link) return;
    event.preventDefault();
    read(new URL(link.href).searchParams);
    remember();
    form.elements.addressee.focus({ preventScroll: true });
    document.getElementById("all").scrollIntoView();
  });
  form.hidden = false;
  read(new URLSearchParams(location.search));
  if (location.search && location.hash === "#all") document.getElementById("all").scrollIntoView();
})();
