import { DOCUMENTS, type FormTemplate, isShapeColumn, type Section, type TemplateSection } from "./form-template";
import { expressionOf, type SimpleCondition } from "./simple-condition";
import { type AskableKind, type Changed, newField, type Question } from "./template-changes";
import { fieldAt, freeKey, withColumns } from "./template-places";
import { leaningOn, referencesIn } from "./template-references";

/** What of a section the secretary writes; `condition` null is what it was. */
export type SectionWords = { title: string; intro: string; condition: SimpleCondition | null };

/** Writes the title and the words over a section anew, and when it is shown. */
export function withSectionWords(
  template: FormTemplate,
  key: Section,
  { title, intro, condition }: SectionWords,
): FormTemplate {
  const written = (one: TemplateSection): TemplateSection => ({
    ...one,
    title,
    intro: intro || undefined,
    shownIf: condition === null || key === DOCUMENTS ? one.shownIf : expressionOf(template, condition),
  });
  return { ...template, sections: template.sections.map((one) => (one.key === key ? written(one) : one)) };
}

/** Adds a section of the secretary's own, with its first question, before the documents. */
export function withNewSection(
  template: FormTemplate,
  words: SectionWords,
  { kind, question }: { kind: AskableKind; question: Question },
): FormTemplate {
  const key = freeKey(
    template.sections.map((one) => one.key),
    "section",
  );
  const section = { key, title: words.title, fields: [newField(template, kind, question)] };
  return withSectionWords(withBlock(template, section), key, words);
}

/** Adds a section as it is, before the documents. */
export function withBlock(template: FormTemplate, block: TemplateSection): FormTemplate {
  const at = template.sections.findIndex(({ key }) => key === DOCUMENTS);
  const before = at < 0 ? template.sections.length : at;
  return { ...template, sections: template.sections.toSpliced(before, 0, block) };
}

/** Takes a section out of the form with the checks said in it, unless questions of other sections lean on its own. */
export function withoutSection(template: FormTemplate, key: Section): Changed {
  const inside = (place: string) => place === key || place.startsWith(`${key}.`);
  const leaning = referencesIn(template).filter(({ from, to }) => inside(to) && !inside(from));
  if (leaning.length > 0) return { leaning };
  return {
    template: {
      ...template,
      sections: template.sections.filter((one) => one.key !== key),
      ...(template.rules ? { rules: template.rules.filter(({ at }) => !inside(at)) } : {}),
    },
  };
}

/** Moves a section one place up; the documents stay the last. */
export function withSectionUp(template: FormTemplate, key: Section): FormTemplate {
  const at = template.sections.findIndex((one) => one.key === key);
  if (at < 1 || key === DOCUMENTS) return template;
  return { ...template, sections: swapped(template.sections, at) };
}

/** Takes a column out of its list, unless others lean on it. A column that the competition is counted by stays. */
export function withoutColumn(template: FormTemplate, at: string): Changed {
  const [section, list, name = ""] = at.split(".");
  const field = fieldAt(template, `${section}.${list}`);
  if (!field || isShapeColumn(field, name)) return { template };
  const leaning = leaningOn(template, at);
  if (leaning.length > 0) return { leaning };
  return { template: withColumns(template, at, (columns) => columns.filter(({ key }) => key !== name)) };
}

/** Moves a column one place to the front of its list. */
export function withColumnUp(template: FormTemplate, at: string): FormTemplate {
  return withColumns(template, at, (columns) => {
    const place = columns.findIndex(({ key }) => key === at.split(".")[2]);
    return place < 1 ? columns : swapped(columns, place);
  });
}

/** The form without one of its checks over several answers. */
export function withoutCheck(template: FormTemplate, index: number): FormTemplate {
  return { ...template, rules: template.rules?.filter((_, at) => at !== index) };
}

function swapped<T>(all: readonly T[], at: number): T[] {
  return all.with(at - 1, all[at]!).with(at, all[at - 1]!);
}
