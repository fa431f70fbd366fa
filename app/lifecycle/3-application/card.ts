import type { ReadColumn, ReadField, Reading, ReadTable } from "./reading";

/** Answers longer than this stand in the whole text only: a card is one page. */
const LONGEST = 600;

/** What of an application stands on its card: the short answers, and the lists that have rows but the budget's. */
export function cardFieldsOf({ sections }: Reading): ReadField[] {
  return sections
    .flatMap(({ fields }) => fields)
    .filter((field) =>
      field.kind === "rows"
        ? field.rows.length > 0 && !field.sums
        : field.value !== "" && field.value.length <= LONGEST,
    );
}

/** The columns by which a row of a list is told in short. */
export function shortColumnsOf({ columns }: ReadTable): ReadColumn[] {
  return columns.filter(({ kind }) => kind === "text" || kind === "quantity");
}

/** The sums of the budget, where the form has one. */
export function sumsOf({ sections }: Reading): ReadTable["sums"] {
  const fields = sections.flatMap((section) => section.fields);
  return fields.flatMap((field) => (field.kind === "rows" && field.sums ? [field.sums] : []))[0];
}
