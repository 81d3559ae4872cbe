// Finding and sorting in the tables of States. Without it they are read in the order of the lists.
const ORDERS = { "zh-Hans": "zh-Hans-u-co-pinyin", "zh-Hant": "zh-Hant-u-co-stroke" };
const { lang } = document.documentElement;
const collator = new Intl.Collator(ORDERS[lang] || lang);
const plain = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

const RANKS = ["in_favour", "against", "abstaining", "not_recorded"];
const keyOf = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.record ? RANKS.indexOf(cell.dataset.record) : cell.firstChild.textContent;
};
const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));

const makeFindable = (section, rows) => {
  const names = new Map(
    rows.map((row) => [row, plain(`${row.cells[0].textContent} ${row.cells[1].textContent}`)]),
  );
  const input = section.querySelector("input");
  const selects = [...section.querySelectorAll("select")];
  const status = section.querySelector("[role=status]");
  const find = () => {
    const asked = plain(input.value.trim());
    const fits = (row) =>
      names.get(row).includes(asked) &&
      selects.every(
        (select, at) => !select.value || row.cells[at + 2].dataset.record === select.value,
      );
    for (const row of rows) row.hidden = !fits(row);
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = status.dataset.shown.replace("{count}", shown);
  };
  for (const field of [input, ...selects]) field.addEventListener("input", find);
  find();
};

const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
const makeSortable = (table, rows) => {
  const heads = [...table.tHead.rows[0].cells];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const order = NEXT[head.getAttribute("aria-sort") || "none"];
      for (const other of heads) other.removeAttribute("aria-sort");
      const sorted = [...rows];
      if (order !== "none") {
        const sign = order === "ascending" ? 1 : -1;
        head.setAttribute("aria-sort", order);
        sorted.sort((a, b) => sign * compare(keyOf(a, column), keyOf(b, column)));
      }
      table.tBodies[0].append(...sorted);
    });
  }
};

for (const table of document.querySelectorAll("table.states")) {
  const section = table.closest("section");
  const rows = [...table.tBodies[0].rows];
  makeFindable(section, rows);
  makeSortable(table, rows);
  for (const node of section.querySelectorAll(".scripted")) node.hidden = false;
}
