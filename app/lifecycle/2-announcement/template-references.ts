import { referencesOf } from "./expression";
import type { FieldKind, FieldOption, FormTemplate } from "./form-template";

/**
 * One question that another leans on: `from` is a section, a field or the place of a rule, `to` is what it refers to.
 * `task` is a column that offers the tasks of the project.
 */
export type TemplateReference = { from: string; to: string; why: "condition" | "calculation" | "rule" | "task" };

/** What can be referred to: how it is answered, and with what where there is a list. */
export type Place = { kind: FieldKind; options?: FieldOption[] };

/** Everything in a form that can be referred to: fields as `section.field`, columns as `section.list.column`. */
export function placesOf({ sections }: FormTemplate): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { key, fields } of sections)
    for (const field of fields) {
      const at = `${key}.${field.key}`;
      places.set(at, field);
      for (const column of field.columns ?? []) places.set(`${at}.${column.key}`, column);
      if (field.means === "budget")
        for (const sum of ["total", "requested"]) places.set(`${at}.${sum}`, { kind: "money" });
    }
  return places;
}

/** The table of references of a form, derived from its conditions, calculations and rules: who leans on whom. */
export function referencesIn({ sections, rules = [] }: FormTemplate): TemplateReference[] {
  const table: TemplateReference[] = [];
  const tasks = sections.flatMap(({ key, fields }) =>
    fields.filter(({ means }) => means === "tasks").map((field) => `${key}.${field.key}`),
  )[0];
  for (const { key, shownIf, fields } of sections) {
    if (shownIf) for (const to of referencesOf(shownIf)) table.push({ from: key, to, why: "condition" });
    for (const { key: name, shownIf: condition, formula, columns = [] } of fields) {
      const from = `${key}.${name}`;
      if (condition) for (const to of referencesOf(condition)) table.push({ from, to, why: "condition" });
      if (formula) for (const to of referencesOf(formula)) table.push({ from, to, why: "calculation" });
      if (tasks && columns.some(({ kind }) => kind === "task")) table.push({ from, to: tasks, why: "task" });
    }
  }
  for (const { at, holds } of rules) for (const to of referencesOf(holds)) table.push({ from: at, to, why: "rule" });
  return table;
}

/** Who leans on a question, or on anything in it: what keeps it from being removed or asked in another way. */
export function leaningOn(template: FormTemplate, place: string): TemplateReference[] {
  return referencesIn(template).filter(
    ({ from, to }) => from !== place && (to === place || to.startsWith(`${place}.`)),
  );
}
