import type { Expression } from "./expression";
import { DOCUMENTS, type FormTemplate, isShapeColumn, sectionOf, type TemplateField } from "./form-template";
import { conditionIn, type QuestionForm } from "./question.form";
import { always, type ConditionChoice, conditionOf, conditionsFor, type SimpleCondition } from "./simple-condition";
import { type FormulaValue, readFormula, type SimpleFormula, simpleFormula, valuesFor } from "./simple-formula";
import {
  type AskableKind,
  askableKinds,
  builtKinds,
  type Changed,
  columnKinds,
  isFixed,
  type Question,
  withNewColumn,
  withNewQuestion,
  withQuestion,
} from "./template-changes";
import { columnAt, fieldAt } from "./template-places";

/** A question, or a column of a list, as the page shows it that changes one or asks for a new one. */
export type QuestionPage = {
  at: string;
  /** What is changed; null for a new one. */
  field: TemplateField | null;
  /** The list that a column belongs to; null for a question. */
  list: { at: string; label: string } | null;
  /** The kinds to choose from; one when the page is for that kind only. */
  kinds: readonly AskableKind[];
  isFixed: boolean;
  /** Of a column that nothing is counted by. */
  mayChangeKind: boolean;
  /** The condition as it can be chosen; null when it is more than that, and stays. */
  condition: SimpleCondition | null;
  conditions: ConditionChoice[];
  section: string;
  sections: { value: string; label: string }[];
  /** The calculation as it can be chosen, and of what it can be made. */
  formula: SimpleFormula | null;
  values: FormulaValue[];
};

/**
 * What the page of a question shows: by `at` the question or column that is there, by `list` a new column, else a new
 * question, of the kind that `kind` names when it has a page of its own.
 */
export function questionPage(template: FormTemplate, query: URLSearchParams): QuestionPage {
  const at = query.get("at") ?? "";
  const isColumn = at.split(".").length === 3;
  const listAt = isColumn ? at.split(".").slice(0, 2).join(".") : (query.get("list") ?? "");
  const list = fieldAt(template, listAt);
  const field = (isColumn ? columnAt(template, at) : fieldAt(template, at)) ?? null;
  const sections = template.sections.filter(({ key }) => key !== DOCUMENTS);
  const section = sectionOf(template, query.get("section") ?? at.split(".")[0]) ?? sections[0]!;
  const built = builtKinds.find((kind) => kind === query.get("kind"));
  const isCalculated = field ? field.kind === "calculated" : built === "calculated";
  const fixed = field !== null && (list ? isShapeColumn(list, field.key) : isFixed(field));
  return {
    at,
    field,
    list: list ? { at: listAt, label: list.label } : null,
    kinds: list ? columnKinds : built ? [built] : askableKinds,
    isFixed: fixed,
    mayChangeKind: isColumn && field !== null && !fixed && columnKinds.some((kind) => kind === field.kind),
    condition: list ? null : field ? conditionOf(field) : always,
    conditions: list ? [] : conditionsFor(template, field ? at : `${section.key}.`),
    section: section.key,
    sections: sections.map(({ key, title: label }) => ({ value: key, label })),
    formula: field?.formula ? simpleFormula(field.formula) : null,
    values: isCalculated ? valuesFor(template, at) : [],
  };
}

/** The kind of the question at this address, when its page is for that kind only. */
export function kindAt(template: FormTemplate, query: URLSearchParams): string | undefined {
  const { field, kinds } = questionPage(template, query);
  return field?.kind ?? (kinds.length === 1 ? kinds[0] : undefined);
}

/** A question as it was asked for, with its section and kind when it is new. */
export type Asked = { question: Question; section: string; kind: AskableKind };

/** Reads a posted question by the page it was posted from; what is wrong with its fields, by their names. */
export function questionOf(
  template: FormTemplate,
  query: URLSearchParams,
  form: QuestionForm,
): Asked | { errors: Record<string, { code: string }> } {
  const { field, list } = questionPage(template, query);
  const { section = "", kind, options, required, identifies, minRows = 0, maxRows = 50, shows } = form;
  if (!field && !list && !section) return { errors: { section: { code: "requiredChoice" } } };
  if (!field && !kind) return { errors: { kind: { code: "requiredChoice" } } };
  const read = (field?.kind ?? kind) === "calculated" ? formulaIn(form, field?.formula) : {};
  if ("errors" in read) return read;
  const { label, hint, sees, limit } = form;
  const lines = options.split("\n").map((one) => one.trim());
  const question: Question = {
    ...{ label, hint, sees, limit, shows },
    condition: conditionIn(form),
    required: required === "on",
    identifies: identifies === "on",
    options: lines.filter(Boolean),
    rows: { min: minRows, max: maxRows },
    ...read,
  };
  return { question, section, kind: kind ?? (field!.kind as AskableKind) };
}

/** The formula that was chosen; one that is more than a choice stays when nothing is chosen in its place. */
function formulaIn(
  { operation = "is", left = "", right = "", number = "", more = [] }: QuestionForm,
  before: Expression | undefined,
): { formula?: Expression } | { errors: Record<string, { code: string }> } {
  if (left === "" && before && !simpleFormula(before)) return {};
  if (right && number) return { errors: { number: { code: "oneOfTwo" } } };
  const further = more.filter((one) => one !== undefined && one !== "") as string[];
  const read = readFormula({ operation, left, right: right || number, more: further });
  if ("formula" in read) return read;
  const name = read.fault.at === "right" && !right && number ? "number" : read.fault.at;
  return { errors: { [name]: { code: read.fault.code } } };
}

/** The form with a question or a column as it was asked for. */
export function withQuestionAsked(
  template: FormTemplate,
  query: URLSearchParams,
  { question, section, kind }: Asked,
): Changed {
  const at = query.get("at");
  const list = query.get("list");
  if (at) return withQuestion(template, at, question, questionPage(template, query).mayChangeKind ? kind : undefined);
  return {
    template: list ? withNewColumn(template, list, kind, question) : withNewQuestion(template, section, kind, question),
  };
}
