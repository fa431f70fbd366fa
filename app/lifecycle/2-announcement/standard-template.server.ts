import * as words from "~/text/ru/form-template";
import { DOCUMENTS, type FormTemplate, type TemplateField } from "./form-template";
import type { CompetitionRules } from "./rules";

type Options = Partial<Omit<TemplateField, "key" | "kind" | "label" | "hint">>;
type Choices = Pick<CompetitionRules, "directions" | "budget">;

/**
 * The standard application form for these rules: the sections of domain.md §3.1, choices filled with the directions and
 * categories of expenses of the competition. Names of people identify the applicant and stay out of a double-blind copy;
 * what the public card shows is marked.
 */
export function standardTemplate(rules: Choices): FormTemplate {
  return withChoices(
    {
      sections: [
        section("about", [
          field("title", "text", { means: "title", limit: 200, sees: "public" }),
          field("summary", "longText", { limit: 1500, sees: "public" }),
          field("direction", "direction", { means: "direction", sees: "public" }),
          field("geography", "text", { limit: 500, sees: "public" }),
          field("startsOn", "day", { means: "startsOn" }),
          field("endsOn", "day", { means: "endsOn" }),
        ]),
        section("problem", [
          field("problem", "longText", { limit: 3000 }),
          field("audience", "longText", { limit: 1500, sees: "public" }),
          field("goal", "longText", { limit: 600, sees: "public" }),
          field("tasks", "longText", { means: "tasks", limit: 1500 }),
          field("sustainability", "longText", { limit: 1500 }),
        ]),
        section("plan", [rows("items", "items", planColumns(), { means: "plan", minRows: 1, maxRows: 50 })]),
        section("team", [
          field("leader", "text", { means: "leader", limit: 200, identifies: true }),
          field("leaderExperience", "longText", { limit: 2000, identifies: true }),
          rows("members", "members", teamColumns(), {
            means: "team",
            required: false,
            identifies: true,
            minRows: 0,
            maxRows: 20,
          }),
        ]),
        section("budget", [rows("lines", "lines", budgetColumns(), { means: "budget", minRows: 1, maxRows: 100 })]),
        section("indicators", [
          rows("items", "indicators", indicatorColumns(), { means: "indicators", minRows: 1, maxRows: 20 }),
        ]),
        section(DOCUMENTS, []),
      ],
    },
    rules,
  );
}

/** A form with the choices that its rules give: directions and categories of expenses. Everything else stays as it is. */
export function withChoices(template: FormTemplate, rules: Choices): FormTemplate {
  const choices = { direction: rules.directions, category: rules.budget.categories };
  const filled = (one: TemplateField): TemplateField => ({
    ...one,
    ...(one.kind === "direction" || one.kind === "category"
      ? { options: choices[one.kind].map(({ key, title }) => ({ key, title })) }
      : {}),
    ...(one.columns ? { columns: one.columns.map(filled) } : {}),
  });
  return { sections: template.sections.map((one) => ({ ...one, fields: one.fields.map(filled) })) };
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

function budgetColumns(): TemplateField[] {
  return [
    field("category", "category"),
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

function section(key: keyof typeof words.sections, fields: TemplateField[]) {
  return { key, ...words.sections[key], fields };
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
