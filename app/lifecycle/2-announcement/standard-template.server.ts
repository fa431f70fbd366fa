import * as words from "~/text/ru/form-template";
import { type FormTemplate, type Section, sections, type TemplateField } from "./form-template";
import type { CompetitionRules } from "./rules";

type Options = Partial<Omit<TemplateField, "key" | "kind" | "label" | "hint">>;

/**
 * The standard application form for these rules: the sections of domain.md §3.1, choices filled with the directions and
 * categories of expenses of the competition. Names of people identify the applicant and stay out of a double-blind copy.
 */
export function standardTemplate(rules: Pick<CompetitionRules, "directions" | "budget">): FormTemplate {
  const fields: Record<Section, TemplateField[]> = {
    about: [
      field("title", "text", { limit: 200 }),
      field("summary", "longText", { limit: 1500 }),
      field("direction", "direction", { options: rules.directions.map(({ key, title }) => ({ key, title })) }),
      field("geography", "text", { limit: 500 }),
      field("startsOn", "day"),
      field("endsOn", "day"),
    ],
    problem: [
      field("problem", "longText", { limit: 3000 }),
      field("audience", "longText", { limit: 1500 }),
      field("goal", "longText", { limit: 600 }),
      field("tasks", "longText", { limit: 1500 }),
      field("sustainability", "longText", { limit: 1500 }),
    ],
    plan: [rows("items", "items", planColumns(), { minRows: 1, maxRows: 50 })],
    team: [
      field("leader", "text", { limit: 200, identifies: true }),
      field("leaderExperience", "longText", { limit: 2000, identifies: true }),
      rows("members", "members", teamColumns(), { required: false, identifies: true, minRows: 0, maxRows: 20 }),
    ],
    budget: [rows("lines", "lines", budgetColumns(rules), { minRows: 1, maxRows: 100 })],
    indicators: [rows("items", "indicators", indicatorColumns(), { minRows: 1, maxRows: 20 })],
    documents: [],
  };
  return { sections: sections.map((key) => ({ key, ...words.sections[key], fields: fields[key] })) };
}

function planColumns(): TemplateField[] {
  return [
    field("task", "task"),
    field("event", "text", { limit: 500 }),
    field("place", "text", { limit: 200 }),
    field("startsOn", "day", {}, "itemStartsOn"),
    field("endsOn", "day", {}, "itemEndsOn"),
    field("result", "text", { limit: 500 }),
  ];
}

function teamColumns(): TemplateField[] {
  return [
    field("name", "text", { limit: 200, identifies: true }),
    field("role", "text", { limit: 200 }),
    field("experience", "longText", { limit: 1000, identifies: true }),
  ];
}

function budgetColumns(rules: Pick<CompetitionRules, "budget">): TemplateField[] {
  const options = rules.budget.categories.map(({ key, title }) => ({ key, title }));
  return [
    field("category", "category", { options }),
    field("title", "text", { limit: 300 }, "lineTitle"),
    field("price", "money"),
    field("quantity", "quantity"),
    field("own", "money", { required: false }),
    field("justification", "longText", { limit: 1000 }),
  ];
}

function indicatorColumns(): TemplateField[] {
  return [
    field("title", "text", { limit: 300 }, "indicatorTitle"),
    field("unit", "text", { limit: 50 }),
    field("planned", "quantity"),
    field("proof", "text", { limit: 500 }),
  ];
}

function rows(key: string, word: keyof typeof words.fields, columns: TemplateField[], options: Options): TemplateField {
  return { ...field(key, "rows", options, word), columns };
}

function field(
  key: string,
  kind: TemplateField["kind"],
  options: Options = {},
  word = key as keyof typeof words.fields,
): TemplateField {
  const { label, hint } = words.fields[word];
  return { key, kind, label, ...(hint ? { hint } : {}), required: true, identifies: false, ...options };
}
