import type { TemplateField, TemplateSection } from "../2-announcement/form-template";
import type { Answers, Row, SectionAnswers } from "./content";
import { asTyped } from "./typed";

export { sectionOf } from "../2-announcement/form-template";
export type { Row } from "./content";
/** The fields of one section as they were typed. Anything partial may be kept. */
export type SectionDraft = SectionAnswers;
/** A draft: the sections that were saved at least once. */
export type Draft = Answers;

/** Rows that one list may hold at all, whatever the form says. */
export const MAX_ROWS = 200;
/** Characters of one section that are kept. */
export const MAX_SECTION_LENGTH = 300_000;

const ROW_ID = /^[a-z0-9]{1,12}$/;

/** The text of a field, "" when nothing was typed. */
export function textIn(section: SectionDraft | undefined, key: string): string {
  const value = section?.[key];
  return typeof value === "string" ? value : "";
}

/** The rows of a list, none when nothing was typed. */
export function rowsIn(section: SectionDraft | undefined, key: string): Row[] {
  const value = section?.[key];
  return Array.isArray(value) ? value : [];
}

/**
 * Reads the posted fields of a section by its form: `title`, `items.3.task`. Texts are trimmed, line breaks are one
 * character, nothing is cut. Rows stay where they were typed, blank ones too.
 * @returns null when a name does not belong to the section or there are too many rows
 */
export function readSection(section: TemplateSection, typed: Iterable<readonly [string, string]>): SectionDraft | null {
  const fields = new Map(section.fields.map((field) => [field.key, field]));
  const draft: SectionDraft = {};
  for (const [name, value] of typed) {
    const [key = "", index, column, ...rest] = name.split(".");
    const field = fields.get(key);
    const text = asTyped(value);
    if (!field || field.kind === "calculated" || rest.length > 0) return null;
    if (field.kind !== "rows") {
      if (index !== undefined) return null;
      draft[key] = field.kind === "choices" ? joined(textIn(draft, key), text) : text;
      continue;
    }
    const at = Number(index);
    const isId = column === "id" && ROW_ID.test(text);
    if (!/^\d{1,3}$/.test(index ?? "") || at >= MAX_ROWS) return null;
    if (!isId && !field.columns?.some((one) => one.key === column)) return null;
    draft[key] ??= [];
    const rows = draft[key] as Row[];
    while (rows.length <= at) rows.push({});
    rows[at]![column!] = text;
  }
  return draft;
}

/** An id for a new row, different from any other. */
export function newRowId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte % 36).toString(36)).join("");
}

/** Rows with an id each: one that has none, or another's, is called after its place. */
export function withIds(rows: readonly Row[]): (Row & { id: string })[] {
  const given = new Set(rows.map(({ id }) => id));
  const taken = new Set<string>();
  return rows.map((row, at) => {
    const isOwn = row.id && !taken.has(row.id);
    let id = isOwn ? row.id! : `r${at}`;
    while (!isOwn && (given.has(id) || taken.has(id))) id += "x";
    taken.add(id);
    return { ...row, id };
  });
}

/** Whether nothing was typed into a question; a list of blank rows is none. */
export function isUnanswered({ key, kind }: TemplateField, values: SectionDraft): boolean {
  return kind === "rows" ? rowsIn(values, key).every(isBlankRow) : textIn(values, key) === "";
}

/** Whether nothing was typed into a row. */
export function isBlankRow(row: Row): boolean {
  return Object.entries(row).every(([column, text]) => column === "id" || !text);
}

/** Several choices as one text: each sends its own key under the same name, and an empty one says that none is chosen. */
function joined(before: string, choice: string): string {
  return [before, choice].filter(Boolean).join(",");
}

/** Rows without the blank ones: what is saved. */
export function withoutBlankRows(draft: SectionDraft): SectionDraft {
  return Object.fromEntries(
    Object.entries(draft).map(([key, value]) => [
      key,
      typeof value === "string" ? value : value.filter((row) => !isBlankRow(row)),
    ]),
  );
}

/** What a row button does: `add:items` puts a blank row at the end of a list, `remove:items:3` takes a row away. */
export function withRow(draft: SectionDraft, command: string): SectionDraft {
  const [act, key = "", index] = command.split(":");
  const rows = rowsIn(draft, key);
  if (act === "add" && rows.length < MAX_ROWS) return { ...draft, [key]: [...rows, { id: newRowId() }] };
  if (act === "remove") return { ...draft, [key]: rows.filter((_, at) => at !== Number(index)) };
  return draft;
}

/** The rows of a list to show: those typed, and blank ones up to the fewest that the form asks for (at least one). */
export function rowsToShow(field: TemplateField, draft: SectionDraft | undefined): (Row & { id: string })[] {
  const rows = withIds(rowsIn(draft, field.key));
  const blank = Math.max(1, field.minRows ?? 1) - rows.length;
  return blank > 0 ? [...rows, ...Array.from({ length: blank }, () => ({ id: newRowId() }))] : rows;
}
