// A row of buttons of which one is pressed.
export const choose = (row, name, way) => {
  for (const button of row.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset[name] === way));
  }
};

export const chosen = (event, name) => event.target.closest("button")?.dataset[name];
