import { DOCUMENTS, type FormTemplate, holds, neededMeanings, sectionOf, type TemplateSection } from "./form-template";
import { conditionIn, type SectionForm } from "./question.form";
import { always, type ConditionChoice, conditionOf, conditionsFor, type SimpleCondition } from "./simple-condition";
import type { Question } from "./template-changes";
import { withBlock, withNewSection, withSectionWords } from "./template-sections";

/** A section as the page shows it that changes one or adds a new one. */
export type SectionWordsPage = {
  /** The section that is changed; null for a new one. */
  section: { title: string; intro: string } | null;
  /** The condition as it can be chosen; null when it is more than that, and stays. */
  condition: SimpleCondition | null;
  conditions: ConditionChoice[];
  /** Ready sections to choose from. */
  blocks: { value: string; label: string }[];
};

/** What the page of the section at this key shows; of a new one when the form has none there. */
export function sectionWordsPage(
  template: FormTemplate,
  key: string | undefined,
  blocks: readonly TemplateSection[],
): SectionWordsPage {
  const section = sectionOf(template, key);
  const isNeeded = section !== undefined && neededMeanings.some((meaning) => holds(section, meaning));
  return {
    section: section ? { title: section.title, intro: section.intro ?? "" } : null,
    condition: section ? conditionOf(section) : always,
    conditions: section?.key === DOCUMENTS || isNeeded ? [] : conditionsFor(template, section?.key ?? DOCUMENTS),
    blocks: section ? [] : blocks.map((block) => ({ value: block.key, label: block.title })),
  };
}

/** Fields of a posted section that must not be empty and are. */
export function emptyIn(
  { title, label = "" }: SectionForm,
  isNew: boolean,
  block: TemplateSection | undefined,
): string[] {
  const needed = Object.entries(!isNew ? { title } : block ? {} : { title, label });
  return needed.flatMap(([name, typed]) => (typed === "" ? [name] : []));
}

/** The form with a section as it was asked for: `key` changed, or a new one, a ready one where `block` is given. */
export function withSectionAsked(
  template: FormTemplate,
  key: string | undefined,
  form: SectionForm,
  block: TemplateSection | undefined,
): FormTemplate {
  const { title, intro, label = "", kind = "longText" } = form;
  const condition = conditionIn(form);
  const section = sectionOf(template, key);
  if (section) {
    const kept = conditionOf(section) === null ? null : condition;
    return withSectionWords(template, section.key, { title, intro, condition: kept });
  }
  if (block) {
    const words = {
      title: title || block.title,
      intro: intro || (block.intro ?? ""),
      condition: condition.chosen.length > 0 ? condition : null,
    };
    return withSectionWords(withBlock(template, block), block.key, words);
  }
  const question: Question = {
    ...{ label, hint: "", required: true, identifies: false, sees: "expert" },
    ...{ limit: null, options: [], condition: always },
  };
  return withNewSection(template, { title, intro, condition }, { kind, question });
}
