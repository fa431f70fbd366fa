import { type FormTemplate, sectionOf } from "./form-template";
import { type TemplateFault, type TemplateFaultCode, templateFaults } from "./template-faults";
import { fieldAt } from "./template-places";
import { placesOf, type TemplateReference } from "./template-references";

/** A change that was not taken: what would be wrong with the form, or who leans on what was to go. */
export type Untaken = { faults: TemplateFault[] } | { leaning: TemplateReference[] };

/** Why a form was not changed as asked: who leans on a question, and what would be wrong, each with the words of its place. */
export type FormTrouble = {
  leaning: { why: TemplateReference["why"]; question: string }[];
  faults: { code: TemplateFaultCode; at: string }[];
};

/** What stands in the way of a change, by the words of the form as it would be. */
export function troubleOf(template: FormTemplate, refused: Untaken): FormTrouble {
  if ("leaning" in refused) return { leaning: leaningWords(template, refused.leaning), faults: [] };
  return { leaning: [], faults: refused.faults.map(({ at, code }) => ({ code, at: placeWords(template, at) })) };
}

/**
 * The answers that a changed form has no more and that its conditions and rules still compare with: the words of the answer,
 * and of the question or section that leans on it. What was wrong before the change is not told.
 */
export function lostOptions(before: FormTemplate, after: FormTemplate): { option: string; question: string }[] {
  const unknown = (template: FormTemplate) => templateFaults(template).filter(({ code }) => code === "unknownOption");
  const known = new Set(unknown(before).map((fault) => JSON.stringify(fault)));
  const places = placesOf(before);
  return unknown(after)
    .filter((fault) => !known.has(JSON.stringify(fault)))
    .map(({ at, params }) => {
      const lost = places.get(`${params?.reference}`)?.options?.find(({ key }) => key === params?.option);
      return { option: lost?.title ?? `${params?.option}`, question: placeWords(before, at) };
    });
}

/** A place of a form by the words on it, the narrowest that it has; "" for the form as a whole. */
function placeWords(template: FormTemplate, at: string): string {
  const [section = "", name, column] = at.split(".");
  const field = fieldAt(template, `${section}.${name}`);
  return (
    field?.columns?.find(({ key }) => key === column)?.label ??
    field?.label ??
    sectionOf(template, section)?.title ??
    ""
  );
}

/** Who leans on a question, by the words of the form: for the person who wanted to take it away. */
function leaningWords(
  template: FormTemplate,
  leaning: readonly TemplateReference[],
): { why: TemplateReference["why"]; question: string }[] {
  return leaning.map(({ from, why }) => {
    const [key, name] = from.split(".");
    const section = template.sections.find((one) => one.key === key);
    return { why, question: section?.fields.find((one) => one.key === name)?.label ?? section?.title ?? from };
  });
}
