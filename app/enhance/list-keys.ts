/**
 * Keys for lists of the office, none of which anything depends on: `/` goes to the search, `j` and `k` to the next and the
 * previous row, `?` opens what they are. They are told by their place on the keyboard, so a Russian layout has them too.
 */
const typing = "input, textarea, select, [contenteditable]";
const rowLinks = () => [...document.querySelectorAll<HTMLElement>("main table tbody tr")].flatMap(linkOf);

function linkOf(row: HTMLElement): HTMLElement[] {
  const link = row.querySelector<HTMLElement>("th a, td a");
  return link ? [link] : [];
}

function step(by: 1 | -1): void {
  const links = rowLinks();
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => link.closest("tr") === row);
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by];
  if (!next) return;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function toSearch(): void {
  const field = document.querySelector<HTMLInputElement>("#filters-search, #office-search");
  if (!field) return;
  field.focus();
  field.select();
}

function toHelp(): void {
  const help = document.querySelector<HTMLDetailsElement>("#keys");
  if (!help) return;
  help.open = !help.open;
  if (help.open) help.querySelector<HTMLElement>("summary")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.target instanceof Element && event.target.closest(typing)) return;
  const isSlash = event.code === "Slash";
  const acts: [boolean, () => void][] = [
    [event.key === "?" || (isSlash && event.shiftKey), toHelp],
    [event.key === "/" || (isSlash && !event.shiftKey), toSearch],
    [event.code === "KeyJ", () => step(1)],
    [event.code === "KeyK", () => step(-1)],
  ];
  const act = acts.find(([isIt]) => isIt)?.[1];
  if (!act) return;
  event.preventDefault();
  act();
});
