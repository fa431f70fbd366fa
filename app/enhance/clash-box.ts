import { type Conflict, fieldNameOf } from "~/lifecycle/3-application/merge";
import type { DraftWords } from "./draft-words";
import { controlsOf, draftIn, setField } from "./form-fields";

/** Shows the other text under each field of a clash, as the server's own page does. Answers the first of those fields. */
export function showClash(
  form: HTMLFormElement,
  conflicts: readonly Conflict[],
  { words, by }: { words: DraftWords; by: string },
): HTMLElement | undefined {
  let first: HTMLElement | undefined;
  for (const { path, theirs } of conflicts) {
    const control = shownOf(controlsOf(form, fieldNameOf(path, draftIn(form)) ?? ""))[0];
    const field = control?.closest(".field");
    if (!control || !field) continue;
    for (const old of Array.from(field.querySelectorAll(".clash"))) old.remove();
    const box = document.createElement("div");
    box.className = "clash";
    box.dataset.theirs = theirs;
    box.append(
      paragraph("clash-by", by ? `${words.theirs}: ${by}` : words.theirs),
      paragraph("typed", inWords(form, control, theirs) || words.empty),
    );
    field.append(box);
    first ??= control;
  }
  return first;
}

/** Controls that a person sees: a list of boxes sends an empty field of its own before them. */
function shownOf<Control extends Element>(controls: readonly Control[]): Control[] {
  return controls.filter((one) => one.getAttribute("type") !== "hidden");
}

/** An answer as it is read: what was chosen by its titles, a day by its name, else what was typed. */
function inWords(form: HTMLFormElement, control: HTMLElement & { name: string }, answer: string): string {
  if (control instanceof HTMLSelectElement)
    return Array.from(control.options).find(({ value }) => value === answer)?.text ?? answer;
  if (!(control instanceof HTMLInputElement) || answer === "") return answer;
  if (control.type === "date") return dayInWords(answer);
  if (control.type !== "checkbox") return answer;
  const boxes = shownOf(controlsOf(form, control.name)) as HTMLInputElement[];
  const titleOf = (key: string) => boxes.find(({ value }) => value === key)?.labels?.[0]?.textContent ?? key;
  return answer.split(",").map(titleOf).join(", ");
}

/** As `formatDay` writes it on the server, whose code would weigh more than all the rest here. */
function dayInWords(isoDay: string): string {
  const locale = document.documentElement.lang === "en" ? "en-GB" : "ru-RU";
  return new Date(isoDay).toLocaleDateString(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

/** What a field holds now, whatever it is chosen or typed with. */
function answerIn(form: HTMLFormElement, name: string): string {
  const isGiven = (one: Element) => !(one instanceof HTMLInputElement && one.type === "checkbox") || one.checked;
  const given = shownOf(controlsOf(form, name)).filter(isGiven);
  return given.map(({ value }) => value).join(",");
}

function paragraph(className: string, text: string): HTMLElement {
  const made = document.createElement("p");
  made.className = className;
  made.textContent = text;
  return made;
}

/** Whether texts wait for somebody to choose between them. */
export function hasClash(form: HTMLFormElement): boolean {
  return form.querySelector(".clash") !== null;
}

/** Puts the buttons of the choice under every other text that has none yet; `chosen` is called after each choice. */
export function offerChoice(form: HTMLFormElement, words: DraftWords, chosen: () => void): void {
  for (const box of Array.from(form.querySelectorAll<HTMLElement>(".clash"))) {
    if (box.querySelector("button")) continue;
    const control = box.closest(".field")?.querySelector<HTMLInputElement>("[name]:not([type=hidden])");
    if (!control) continue;
    const theirs = box.dataset.theirs ?? "";
    const choices: [string, () => string][] = [
      [words.mine, () => answerIn(form, control.name)],
      [words.take, () => theirs],
    ];
    if (control instanceof HTMLTextAreaElement && theirs)
      choices.push([words.both, () => `${control.value}\n${theirs}`]);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", words.theirs);
    const row = document.createElement("p");
    row.className = "buttons";
    for (const [label, text] of choices) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-plain button-small";
      button.textContent = label;
      button.addEventListener("click", () => {
        setField(form, control.name, text().trim());
        settle(box, control);
        chosen();
      });
      row.append(button);
    }
    box.append(row);
  }
}

function settle(box: HTMLElement, control: HTMLElement): void {
  const field = box.closest(".field");
  field?.querySelector(".field-error")?.remove();
  field?.classList.remove("field-bad");
  control.removeAttribute("aria-invalid");
  box.remove();
  control.focus();
}
