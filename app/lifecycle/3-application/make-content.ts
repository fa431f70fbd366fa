import {
  type FormTemplate,
  fieldThatMeans,
  lineKindOf,
  lineKinds,
  type TemplateField,
} from "../2-announcement/form-template";
import { parseRoubles } from "../money";
import { type Asking, askedForm, askingOf } from "./asked";
import type { ApplicantSnapshot, ApplicationContent, Row, SectionAnswers } from "./content";
import { type Draft, rowsIn, type SectionDraft, textIn } from "./draft";
import { parseDay, parseQuantity, quantityText } from "./typed";

/**
 * The content of an application from its draft and its applicant: the answer to everything that is asked, and what the
 * calculations come to, in one form for ever. Meant for complete drafts (`missing()` finds nothing); what cannot be read
 * becomes 0 or stays as typed.
 */
export function contentOf(template: FormTemplate, draft: Draft, applicant: ApplicantSnapshot): ApplicationContent {
  const asking = askingOf(template, draft);
  const form = askedForm(template, asking);
  const inBudget = budgetRow(template);
  const answersIn = (
    section: string,
    fields: readonly TemplateField[],
    typed: SectionDraft | undefined,
  ): SectionAnswers =>
    Object.fromEntries(
      fields.map((field) => {
        if (field.kind === "calculated") return [field.key, calculated(asking, `${section}.${field.key}`, field)];
        if (field.kind !== "rows") return [field.key, canonical(field, textIn(typed, field.key))];
        const rows = rowsIn(typed, field.key).map((row) => rowIn(field.columns ?? [], row));
        return [field.key, field.means === "budget" ? rows.map(inBudget) : rows];
      }),
    );
  const sections = form.sections.filter(({ fields }) => fields.length > 0);
  return {
    ...Object.fromEntries(sections.map(({ key, fields }) => [key, answersIn(key, fields, draft[key])])),
    applicant,
  };
}

function rowIn(columns: readonly TemplateField[], row: Row): Row {
  return Object.fromEntries(columns.map((column) => [column.key, canonical(column, row[column.key] ?? "")]));
}

/** A line of a budget without what lines of its category do not ask. */
function budgetRow(template: FormTemplate): (row: Row) => Row {
  const kindOf = lineKindOf(template);
  const hasFactor = fieldThatMeans(template, "budget")?.field.columns?.some(({ key }) => key === "factor");
  return (row) => {
    const { quantity, factor } = lineKinds[kindOf(row.category ?? "")];
    return {
      ...row,
      ...(quantity ? {} : { quantity: "1" }),
      ...(hasFactor && factor === "none" ? { factor: "" } : {}),
    };
  };
}

/** A typed answer in its one form for ever. */
function canonical({ kind, options = [] }: TemplateField, typed: string): string {
  if (kind === "money") return `${parseRoubles(typed) ?? 0n}`;
  if (kind === "quantity") return quantityText(parseQuantity(typed) ?? 0n);
  if (kind === "number") return typed === "" ? "" : quantityText(parseQuantity(typed) ?? 0n);
  if (kind === "choices") {
    const chosen = typed.split(",");
    return options.flatMap(({ key }) => (chosen.includes(key) ? [key] : [])).join(",");
  }
  if (kind === "oktmo") return typed.replace(/\s/g, "");
  return kind === "day" ? (parseDay(typed) ?? typed) : typed;
}

/** A calculation as it is kept: digits of kopecks for money, otherwise a decimal; "" when it comes to nothing. */
export function calculated(asking: Asking, reference: string, { shows }: TemplateField): string {
  const result = asking.answer(reference);
  if (result === null || typeof result === "string") return "";
  return shows === "money" ? result.times(100).toFixed(0, 1) : result.round(2, 1).toFixed();
}
