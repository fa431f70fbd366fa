import type { Expression } from "./expression";
import { typeOfPlace } from "./expression-type";
import {
  type Audience,
  DOCUMENTS,
  type FieldKind,
  type FieldOption,
  type FormTemplate,
  isShapeColumn,
  neededMeanings,
  type TemplateField,
  type TemplateSection,
} from "./form-template";
import { conditionOf, expressionOf, type SimpleCondition } from "./simple-condition";
import { columnAt, fieldAt, freeKey, withColumns } from "./template-places";
import { leaningOn, type TemplateReference } from "./template-references";

/** Kinds that the secretary may ask a new question of; the rest come with their blocks. */
export const askableKinds = [
  "text",
  "longText",
  "choice",
  "choices",
  "yesNo",
  "day",
  "money",
  "number",
  "quantity",
  "oktmo",
] as const;
/** Kinds of questions that have a page of their own: a list with its columns, and what the system works out. */
export const builtKinds = ["rows", "calculated"] as const;
/** Kinds of the columns of a list. */
export const columnKinds = [
  ...(["text", "longText", "choice", "yesNo", "day"] as const),
  ...(["money", "number", "quantity", "unit", "oktmo"] as const),
];
export type AskableKind = (typeof askableKinds)[number] | (typeof builtKinds)[number] | (typeof columnKinds)[number];

/**
 * A question, or a column of a list, as the secretary writes it. `options` are those of a choice, and the columns of a new
 * list by their names.
 */
export type Question = {
  label: string;
  hint: string;
  required: boolean;
  identifies: boolean;
  sees: Audience;
  limit: number | null;
  options: string[];
  condition: SimpleCondition;
  /** The least and the most rows of a list. */
  rows?: { min: number; max: number };
  /** How a calculated field is worked out, when that is changed. */
  formula?: Expression;
  shows?: TemplateField["shows"];
};

/** A changed form, or who leans on the question so that it cannot be changed so. */
export type Changed = { template: FormTemplate } | { leaning: TemplateReference[] };

/** Whether a competition could not be run without the field. */
export function isFixed({ means }: TemplateField): boolean {
  return neededMeanings.some((one) => one === means);
}

/**
 * Writes a question anew, keeping its key and meaning. Options that others lean on must stay.
 * @param kind another kind of a column that nothing is counted by
 */
export function withQuestion(template: FormTemplate, at: string, question: Question, kind?: AskableKind): Changed {
  const [section, list, name] = at.split(".");
  const was = name === undefined ? fieldAt(template, at) : columnAt(template, at);
  if (!was) return { template };
  const before = kind && kind !== was.kind ? { ...was, kind, options: undefined, limit: undefined } : was;
  const users = typeOfPlace(before) === typeOfPlace(was) ? [] : leaningOn(template, at);
  if (users.length > 0) return { leaning: users };
  const options =
    before.kind === "choice" || before.kind === "choices" ? optionsOf(question.options, before.options) : undefined;
  const lost = (before.options ?? []).filter(({ key }) => options && !options.some((one) => one.key === key));
  const leaning = lost.length > 0 ? leaningOn(template, at) : [];
  if (leaning.length > 0) return { leaning };
  const field = { ...before, ...asked(template, before, question), ...(options ? { options } : {}) };
  if (name === undefined) return { template: mapFields(template, at, () => [field]) };
  const isCounted = isShapeColumn(fieldAt(template, `${section}.${list}`)!, name);
  const column = { ...field, required: isCounted ? before.required : field.required, shownIf: undefined };
  return {
    template: withColumns(template, at, (columns) => columns.map((one) => (one.key === name ? column : one))),
  };
}

/** Adds a column of this kind at the end of the list at `section.list`. */
export function withNewColumn(template: FormTemplate, at: string, kind: AskableKind, question: Question): FormTemplate {
  const keys = fieldAt(template, at)?.columns?.map(({ key }) => key) ?? [];
  const column = { ...newField(template, kind, question), key: freeKey(keys, "column"), shownIf: undefined };
  return withColumns(template, at, (columns) => [...columns, column]);
}

/** Adds a question of this kind at the end of a section, under a key that nothing in the form has. */
export function withNewQuestion(
  template: FormTemplate,
  section: string,
  kind: AskableKind,
  question: Question,
): FormTemplate {
  const field = newField(template, kind, question);
  return mapSection(template, section, (one) => ({ ...one, fields: [...one.fields, field] }));
}

/** A question of this kind under a key that nothing in the form has; a new list has a column of text for each of its names. */
export function newField(template: FormTemplate, kind: AskableKind, question: Question): TemplateField {
  const taken = template.sections.flatMap(({ fields }) => fields.map(({ key }) => key));
  const blank = { key: freeKey(taken, "question"), kind, label: "", required: true, identifies: false };
  const options = kind === "choice" || kind === "choices" ? { options: optionsOf(question.options) } : {};
  const columns = question.options.map((label, at): TemplateField => {
    return { key: `column${at + 1}`, kind: "text", label, limit: 300, required: true, identifies: false };
  });
  return { ...blank, ...asked(template, blank, question), ...options, ...(kind === "rows" ? { columns } : {}) };
}

/** Takes a question out of the form, unless others lean on it. A question that a competition needs stays. */
export function withoutQuestion(template: FormTemplate, at: string): Changed {
  const field = fieldAt(template, at);
  const leaning = leaningOn(template, at);
  if (leaning.length > 0) return { leaning };
  return { template: field && isFixed(field) ? template : mapFields(template, at, () => []) };
}

/** Moves a question one place up in its section. */
export function withQuestionUp(template: FormTemplate, at: string): FormTemplate {
  const [key = "", name] = at.split(".");
  return mapSection(template, key, (section) => {
    const index = section.fields.findIndex((one) => one.key === name);
    if (index < 1) return section;
    const fields = [...section.fields];
    [fields[index - 1], fields[index]] = [fields[index]!, fields[index - 1]!];
    return { ...section, fields };
  });
}

/** What of a field the secretary writes. */
function asked(template: FormTemplate, field: TemplateField, question: Question): Partial<TemplateField> {
  const { label, hint, sees, limit, condition } = question;
  const fixed = isFixed(field);
  return {
    label,
    hint: hint || undefined,
    sees,
    required: fixed || question.required,
    identifies: question.identifies,
    limit: hasLimit(field.kind) ? (limit ?? undefined) : field.limit,
    ...(field.kind === "rows" && question.rows ? { minRows: question.rows.min, maxRows: question.rows.max } : {}),
    ...(field.kind === "calculated" ? { required: false, ...calculation(question) } : {}),
    shownIf: fixed || conditionOf(field) === null ? field.shownIf : expressionOf(template, condition),
  };
}

function calculation({ formula, shows }: Question): Partial<TemplateField> {
  return { ...(formula ? { formula } : {}), ...(shows ? { shows } : {}) };
}

/** Options keep the keys that they had; new ones get free keys. */
function optionsOf(titles: readonly string[], before: readonly FieldOption[] = []): FieldOption[] {
  const taken = new Set(before.map(({ key }) => key));
  let number = 1;
  return titles.map((title) => {
    const known = before.find((one) => one.title === title);
    if (known) return known;
    while (taken.has(`option${number}`)) number += 1;
    taken.add(`option${number}`);
    return { key: `option${number}`, title };
  });
}

function mapSection(
  template: FormTemplate,
  key: string,
  change: (one: TemplateSection) => TemplateSection,
): FormTemplate {
  const isIt = (one: TemplateSection) => one.key === key && key !== DOCUMENTS;
  return { ...template, sections: template.sections.map((one) => (isIt(one) ? change(one) : one)) };
}

function mapFields(template: FormTemplate, at: string, change: (one: TemplateField) => TemplateField[]): FormTemplate {
  const [key = "", name] = at.split(".");
  return mapSection(template, key, (section) => ({
    ...section,
    fields: section.fields.flatMap((one) => (one.key === name ? change(one) : [one])),
  }));
}

/** Whether answers of this kind have a limit of their length. */
export function hasLimit(kind: FieldKind): boolean {
  return kind === "text" || kind === "longText";
}
