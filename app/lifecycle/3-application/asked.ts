import type Big from "big.js";
import { type AnswerBook, decimal, evaluate, isTrue } from "../2-announcement/expression";
import {
  type FieldKind,
  type FormTemplate,
  lineKindOf,
  type TemplateField,
  type TemplateSection,
} from "../2-announcement/form-template";
import { type Kopecks, parseRoubles } from "../money";
import { type Draft, rowsIn, textIn } from "./draft";
import { totals } from "./totals";
import { parseDay, parseQuantity, quantityText } from "./typed";

type Value = Big | string | null;

/** What a form asks of somebody who has typed this, and what its calculations come to. */
export type Asking = AnswerBook & { isAsked(section: TemplateSection, field?: TemplateField): boolean };

/**
 * Reads a draft as conditions and calculations see it. An answer that is not asked is empty, whatever was typed before; a
 * question that depends on itself is not asked.
 */
export function askingOf(template: FormTemplate, draft: Draft): Asking {
  const known = new Map<string, boolean | Value>();
  const once = <T extends boolean | Value>(key: string, none: T, work: () => T): T => {
    if (known.has(key)) return known.get(key) as T;
    known.set(key, none);
    const result = work();
    known.set(key, result);
    return result;
  };
  const asking: Asking = {
    isAsked({ key, shownIf }, field) {
      const isOpen = !shownIf || once(`? ${key}`, false, () => isTrue(shownIf, asking));
      if (!isOpen || !field?.shownIf) return isOpen;
      return once(`? ${key}.${field.key}`, false, () => isTrue(field.shownIf!, asking));
    },
    answer(reference) {
      const place = placeOf(template, reference);
      if (!place || !asking.isAsked(place.section, place.field)) return null;
      const { section, field } = place;
      if (field.formula) return once<Value>(`= ${reference}`, null, () => resultOf(evaluate(field.formula!, asking)));
      return typedValue(field.kind, textIn(draft[section.key], field.key));
    },
    rows(reference) {
      const place = placeOf(template, reference);
      if (place?.field.kind !== "rows" || !asking.isAsked(place.section, place.field)) return [];
      const { section, field, column } = place;
      const rows = rowsIn(draft[section.key], field.key);
      if (column === undefined) return rows.map(() => "");
      if (field.means === "budget" && (column === "total" || column === "requested")) {
        return totals(rows, lineKindOf(template)).lines.map((line) => (line ? roubles(line[column]) : null));
      }
      const kind = field.columns?.find(({ key }) => key === column)?.kind;
      return kind ? rows.map((row) => typedValue(kind, row[column] ?? "")) : [];
    },
  };
  return asking;
}

/** The form without the sections and fields that are not asked of somebody who has typed this. */
export function askedForm(template: FormTemplate, asking: Asking): FormTemplate {
  const isFree = ({ shownIf, fields }: TemplateSection) => !shownIf && !fields.some((field) => field.shownIf);
  if (template.sections.every(isFree)) return template;
  return {
    ...template,
    sections: template.sections
      .filter((section) => asking.isAsked(section))
      .map((section) =>
        isFree(section)
          ? section
          : { ...section, fields: section.fields.filter((one) => asking.isAsked(section, one)) },
      ),
  };
}

function placeOf(template: FormTemplate, reference: string) {
  const [sectionKey, fieldKey, column] = reference.split(".");
  const section = template.sections.find(({ key }) => key === sectionKey);
  const field = section?.fields.find(({ key }) => key === fieldKey);
  return section && field ? { section, field, column } : undefined;
}

function typedValue(kind: FieldKind, typed: string): Value {
  if (typed === "") return null;
  if (kind === "money") {
    const sum = parseRoubles(typed);
    return sum === null ? null : roubles(sum);
  }
  if (kind === "quantity" || kind === "number") {
    const quantity = parseQuantity(typed);
    return quantity === null ? null : decimal(quantityText(quantity));
  }
  return kind === "day" ? parseDay(typed) : typed;
}

function resultOf(result: ReturnType<typeof evaluate>): Value {
  return typeof result === "boolean" ? null : result;
}

/** Kopecks as roubles that expressions count with. */
function roubles(sum: Kopecks): Big | null {
  const digits = `${sum < 0n ? -sum : sum}`.padStart(3, "0");
  return decimal(`${sum < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}
