import {
  DOCUMENTS,
  type FormTemplate,
  fieldThatMeans,
  sectionOf,
  type TemplateField,
} from "../2-announcement/form-template";
import type { CompetitionRules } from "../2-announcement/rules";
import type { Section } from "./application";
import { type Draft, isBlankRow, type Row, rowsIn, textIn } from "./draft";
import { lengthOf, parseDay } from "./typed";

/** Why something of an earlier application needs a look: the first four found no place, the last two were carried as they are. */
export const leftReasons = ["noQuestion", "noChoice", "noCategory", "noDocument", "tooLong", "otherDates"] as const;
export type LeftReason = (typeof leftReasons)[number];

/** One thing to look at after carrying: the question it answered, and the whole text where it found no place. */
export type LeftBehind = { section: Section; label: string; why: LeftReason; text: string };

/** An earlier application as it was typed. */
export type Source<File> = {
  draft: Draft;
  template: FormTemplate;
  files: readonly File[];
  rules: Pick<CompetitionRules, "directions" | "budget" | "requiredDocuments">;
};

/** What a new competition asks for. */
export type Target = {
  template: FormTemplate;
  rules: Pick<CompetitionRules, "directions" | "budget" | "requiredDocuments" | "term">;
};

/** What a new draft begins with. */
export type Carried<File> = { draft: Draft; files: File[]; left: LeftBehind[] };

/**
 * An earlier application as the beginning of a new one: answers go to questions of the same section, key and kind, files to
 * documents of the same kind. Nothing is cut: what has no place in the new form is listed with its whole text, and so is what
 * was carried but does not fit: a text over the limit, days outside the new term.
 */
export function carryOver<File extends { kind: string; name: string }>(from: Source<File>, to: Target): Carried<File> {
  const left: LeftBehind[] = [];
  const draft: Draft = {};
  for (const { key, fields } of from.template.sections) {
    const typed = from.draft[key];
    const carry = carrying(key, { from, to }, left);
    for (const field of typed ? fields : []) {
      const place = placeIn(to.template, key, field);
      const same = place?.field;
      const into = place?.section ?? key;
      if (field.kind !== "rows") {
        const text = carry(field, same, textIn(typed, field.key));
        if (text && same) draft[into] = { ...draft[into], [same.key]: text };
        continue;
      }
      const rows = rowsIn(typed, field.key).map((row) => carriedRow(field, same, row, carry));
      if (same && !rows.every(isBlankRow)) draft[into] = { ...draft[into], [same.key]: rows };
    }
  }
  const fits = (file: File) => to.rules.requiredDocuments.some(({ key }) => key === file.kind);
  for (const file of from.files.filter((one) => !fits(one)))
    left.push({
      section: DOCUMENTS,
      label: titleIn(from.rules.requiredDocuments, file.kind),
      why: "noDocument",
      text: file.name,
    });
  return { draft, files: from.files.filter(fits), left: withoutRepeats(left) };
}

/** Where a question of an earlier form stands in another: in the same section under the same key, else by what it means. */
function placeIn(template: FormTemplate, section: Section, { key, kind, means }: TemplateField) {
  const field = sectionOf(template, section)?.fields.find((one) => one.key === key && one.kind === kind);
  if (field) return { section, field };
  const other = means && fieldThatMeans(template, means);
  return other?.field.kind === kind ? other : undefined;
}

type Carry = (field: TemplateField, same: TemplateField | undefined, text: string) => string;
type Both = { from: Source<unknown>; to: Target };

/** Carries one text, telling what it could not; "" when it has no place. */
function carrying(section: Section, { from, to }: Both, left: LeftBehind[]): Carry {
  return (field, same, text) => {
    if (text === "") return "";
    const tell = (why: LeftReason, said = text) => {
      left.push({ section, label: field.label, why, text: said });
      return "";
    };
    if (!same) return tell("noQuestion");
    if (field.kind === "direction" && !to.rules.directions.some(({ key }) => key === text))
      return tell("noChoice", titleIn(from.rules.directions, text));
    if (field.kind === "category" && !to.rules.budget.categories.some(({ key }) => key === text))
      return tell("noCategory", titleIn(from.rules.budget.categories, text));
    if (field.kind === "choice" && !same.options?.some(({ key }) => key === text))
      return tell("noChoice", titleIn(field.options ?? [], text));
    if (same.limit !== undefined && lengthOf(text) > same.limit) tell("tooLong", "");
    if (field.kind === "day" && isOutside(text, to.rules.term)) tell("otherDates", "");
    return text;
  };
}

function carriedRow(field: TemplateField, same: TemplateField | undefined, row: Row, carry: Carry): Row {
  const columns = (field.columns ?? []).flatMap((column) => {
    const typed = row[column.key];
    if (typed === undefined) return [];
    const fit = same?.columns?.find(({ key, kind }) => key === column.key && kind === column.kind);
    const text = carry(column, fit, typed);
    return text === typed ? [[column.key, text] as const] : [];
  });
  return Object.fromEntries(row.id ? [["id", row.id], ...columns] : columns);
}

function isOutside(text: string, { earliestStart, latestEnd }: CompetitionRules["term"]): boolean {
  const day = parseDay(text);
  return day !== null && (day < earliestStart || day > latestEnd);
}

function titleIn(choices: readonly { key: string; title: string }[], key: string): string {
  return choices.find((one) => one.key === key)?.title ?? key;
}

/** Twenty lines of one budget say the same thing once. */
function withoutRepeats(left: readonly LeftBehind[]): LeftBehind[] {
  const seen = new Set<string>();
  return left.filter((one) => {
    const key = JSON.stringify([one.section, one.label, one.why, one.text]);
    return !seen.has(key) && seen.add(key);
  });
}
