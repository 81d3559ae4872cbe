import { make, words } from "./page.js";

// What was done is said at the foot of the screen.
let toast = null;
const tell = (...content) => {
  toast?.remove();
  toast = make("div", { className: "toast" }, ...content);
  toast.setAttribute("role", "status");
  document.body.append(toast);
  const told = toast;
  setTimeout(() => {
    if (!told.contains(document.activeElement)) told.remove();
  }, 4000);
};

export const copy = async (text, done) => {
  try {
    await navigator.clipboard.writeText(text);
    tell(done);
  } catch {
    const field = make("input", { value: text, readOnly: true });
    field.setAttribute("aria-label", words.copy_by_hand);
    tell(words.copy_by_hand, field);
    field.focus();
    field.select();
  }
};
