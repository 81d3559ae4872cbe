// Finding and sorting in the tables of States. Without it they are read in the order of the lists.
(() => {
  "use strict";
  const language = document.documentElement.lang;
  const collator = new Intl.Collator({ "zh-Hans": "zh-Hans-u-co-pinyin", "zh-Hant": "zh-Hant-u-co-stroke" }[language] || language);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const ranks = ["in_favour", "against", "abstaining", "not_recorded"];
  const key = (row, column) => {
    const cell = row.cells[column];
    if (cell.dataset.record) return ranks.indexOf(cell.dataset.record);
    return cell.firstChild.textContent;
  };
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));

  for (const table of document.querySelectorAll("table.states")) {
    const section = table.closest("section");
    const body = table.tBodies[0];
    const listed = [...body.rows];
    const words = new Map(listed.map((row) => [row, plain(`${row.cells[0].textContent} ${row.cells[1].textContent}`)]));
    const input = section.querySelector("input");
    const selects = [...section.querySelectorAll("select")];
    const status = section.querySelector("[role=status]");

    const find = () => {
      const asked = plain(input.value.trim());
      let shown = 0;
      for (const row of listed) {
        const fits = words.get(row).includes(asked)
          && selects.every((select, at) => !select.value || row.cells[at + 2].dataset.record === select.value);
        row.hidden = !fits;
        shown += fits;
      }
      status.textContent = status.dataset.shown.replace("{count}", shown);
    };
    for (const field of [input, ...selects]) field.addEventListener("input", find);

    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")] ?? "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        if (next) head.setAttribute("aria-sort", next);
        const rows = [...listed];
        if (next) rows.sort((a, b) => compare(key(a, column), key(b, column)) * (next === "ascending" ? 1 : -1));
        body.append(...rows);
      });
    });
    for (const node of section.querySelectorAll(".scripted")) node.hidden = false;
    find();
  }
})();
