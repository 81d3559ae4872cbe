// A folder opened from disk shows its listing, not its page: name the page.
export const fromDisk = location.protocol === "file:";
export const named = (href) =>
  fromDisk ? href.replace(/(^|\/)(?=$|[?#])/u, "$1index.html") : href;

if (fromDisk) {
  const complete = (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) {
      link.href = named(link.href);
    }
  };
  document.addEventListener("click", complete, true);
  for (const form of document.forms) form.action = named(form.action);
}
