import {
  MAX_ROWS,
  newRowId,
  type Row,
  type SectionDraft,
  withIds,
  withoutBlankRows,
} from "~/lifecycle/3-application/draft";
import { asTyped } from "~/lifecycle/3-application/typed";
import { rowsCounted } from "~/text/counted";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const COMMANDS = ["version", "row", "next"];
/** What a new row does not take over from the one it is made after. */
const OF_ONE_ROW = ".field-error, .field-doubt, .clash, .counter, .row-sum";

/** What a form posts. */
export function bodyOf(form: HTMLFormElement): string {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === "string") body.append(name, value);
  });
  return body.toString();
}

/** The section that a posted body holds, as the server reads it; blank rows stay in place. */
export function draftOf(body: string): SectionDraft {
  const draft: SectionDraft = {};
  new URLSearchParams(body).forEach((value, name) => {
    const [key = "", index, column] = name.split(".");
    if (COMMANDS.includes(key)) return;
    if (column === undefined) {
      // why: several choices come one by one under the same name, after an empty one.
      const before = draft[key];
      draft[key] = [before, asTyped(value)].filter(Boolean).join(",");
      return;
    }
    draft[key] ??= [];
    const rows = draft[key] as Row[];
    while (rows.length <= Number(index)) rows.push({});
    rows[Number(index)]![column] = asTyped(value);
  });
  return draft;
}

/** The section that stands in a form. */
export function draftIn(form: HTMLFormElement): SectionDraft {
  return draftOf(bodyOf(form));
}

/** Makes a form show a section: texts, and rows with those ids in that order. Fields that it does not name stay. */
export function showDraft(form: HTMLFormElement, draft: SectionDraft): void {
  for (const [key, value] of Object.entries(draft)) {
    if (typeof value === "string") setField(form, key, value);
    else showRows(form, key, withIds(value));
  }
  refilled(form);
}

/** Tells who follows a form that something other than typing has changed it. */
function refilled(form: HTMLFormElement): void {
  form.dispatchEvent(new Event("refilled"));
}

/** The controls of a field by its name. */
export function controlsOf(form: HTMLFormElement, name: string): Control[] {
  return Array.from(form.querySelectorAll<Control>(`[name="${name}"]`));
}

/** Puts an answer into a field, whatever it is chosen or typed with. */
export function setField(form: HTMLFormElement, name: string, text: string): void {
  for (const control of controlsOf(form, name)) {
    if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type)) {
      control.checked = text.split(",").includes(control.value);
    } else if (asTyped(control.value) !== text && control.type !== "hidden") {
      if (control instanceof HTMLSelectElement && !Array.from(control.options).some((one) => one.value === text))
        control.add(new Option(text, text));
      control.value = text;
      // Heard by what counts beside the field, not by the form: nobody typed.
      control.dispatchEvent(new Event("input"));
    }
  }
}

/** The rows of a list as they stand in a page. */
export const cardsOf = (list: Element) => Array.from(list.querySelectorAll<HTMLElement>(".row-card"));
const idInputOf = (card: Element) => card.querySelector<HTMLInputElement>('input[type="hidden"][name$=".id"]')!;

function showRows(form: HTMLFormElement, key: string, rows: readonly (Row & { id: string })[]): void {
  const list = form.querySelector(`[data-list="${key}"]`);
  const [first, ...others] = list ? cardsOf(list) : [];
  if (!list || !first) return;
  const cards = new Map([first, ...others].map((card) => [idInputOf(card).value, card]));
  const blank = blankLike(first);
  const wanted = rows.length > 0 ? rows : [{ id: idInputOf(blank).value }];
  let before: Element = first.previousElementSibling ?? first;
  wanted.forEach((row) => {
    const card = cards.get(row.id) ?? (blank.cloneNode(true) as HTMLElement);
    cards.delete(row.id);
    idInputOf(card).value = row.id;
    if (before.nextElementSibling !== card) before.insertAdjacentElement("afterend", card);
    before = card;
  });
  for (const card of cards.values()) card.remove();
  number(list, key);
  wanted.forEach((row, at) => {
    for (const [column, text] of Object.entries(row)) setField(form, `${key}.${at}.${column}`, text);
  });
}

/** A row with the same fields and nothing in them. */
function blankLike(card: HTMLElement): HTMLElement {
  const blank = card.cloneNode(true) as HTMLElement;
  for (const one of Array.from(blank.querySelectorAll(OF_ONE_ROW))) one.remove();
  for (const one of Array.from(blank.querySelectorAll(".field-bad"))) one.classList.remove("field-bad");
  for (const control of Array.from(blank.querySelectorAll<Control>("input, textarea, select"))) {
    control.removeAttribute("aria-invalid");
    control.removeAttribute("data-counted");
    if (control instanceof HTMLSelectElement) control.selectedIndex = 0;
    else if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type)) control.checked = false;
    else control.value = "";
  }
  idInputOf(blank).value = newRowId();
  return blank;
}

/** Names the fields of rows after their places, as the server does. */
function number(list: Element, key: string): void {
  const cards = cardsOf(list);
  cards.forEach((card, at) => {
    for (const one of [card, ...Array.from(card.querySelectorAll("[id], [name], [for]"))])
      for (const name of ["id", "name", "for", "aria-describedby"]) {
        const value = one.getAttribute(name);
        if (value)
          one.setAttribute(
            name,
            value
              .split(`${key}.`)
              .map((rest, n) => (n ? rest.replace(/^\d+/, `${at}`) : rest))
              .join(`${key}.`),
          );
      }
    const legend = card.querySelector("legend");
    if (legend) legend.textContent = (legend.textContent ?? "").replace(/\d+/, `${at + 1}`);
    const remove = card.querySelector<HTMLButtonElement>('button[name="row"]');
    if (remove) remove.value = `remove:${key}:${at}`;
    remove?.setAttribute("aria-label", (remove.getAttribute("aria-label") ?? "").replace(/\d+/, `${at + 1}`));
  });
  const add = list.querySelector(`button[value="add:${key}"]`);
  add?.setAttribute("formaction", `#f-${key}.${cards.length}`);
  const { max } = tellRows(list, cards.length);
  if (add?.parentElement) add.parentElement.hidden = cards.length >= max;
}

/** Says how many rows a list has, in the words that the page came with. */
function tellRows(list: Element, rows: number): { max: number } {
  const told = list.querySelector<HTMLElement>("[data-rows]");
  const [min = 0, max = MAX_ROWS] = (told?.dataset.rows ?? "").split("-").filter(Boolean).map(Number);
  if (told) told.textContent = rowsCounted(rows, { min, max }, document.documentElement.lang === "en" ? "en" : "ru");
  return { max };
}

/** Does what a row button says in the page itself, as the server would; answers false when that is not for the page to do. */
export function changeRows(form: HTMLFormElement, command: string): boolean {
  const [act, key = "", index] = command.split(":");
  const list = form.querySelector<HTMLElement>(`[data-list="${key}"]`);
  const cards = list ? cardsOf(list) : [];
  const last = cards[cards.length - 1];
  if (!list || !last || (act === "add" && cards.length >= MAX_ROWS)) return false;
  const card = act === "add" ? last : cards[Number(index)];
  if (!card) return false;
  if (act === "add" || cards.length === 1) card.insertAdjacentElement("afterend", blankLike(card));
  if (act === "remove") card.remove();
  number(list, key);
  const added =
    act === "add"
      ? cardsOf(list).pop()?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select")
      : list;
  added?.focus();
  refilled(form);
  return true;
}

/** Whether two drafts say the same, apart from rows that hold nothing: what was posted has then arrived. */
export function isSame(one: SectionDraft, other: SectionDraft): boolean {
  const [first, second] = [one, other].map((draft) => JSON.stringify(Object.entries(withoutBlankRows(draft)).sort()));
  return first === second;
}
