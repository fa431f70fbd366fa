import type { FieldKind, FieldOption, LineKind, TemplateField, TemplateSection } from "./form-template";
import type { CompetitionRules } from "./rules";

/** Words of a form: sections with titles, fields with labels, each by a key of its own. */
export type FormWords = {
  sections: Record<string, { title: string; intro?: string }>;
  fields: Record<string, { label: string; hint: string }>;
  options?: Record<string, Record<string, string>>;
};

type Options = Partial<Omit<TemplateField, "key" | "kind" | "label" | "hint">>;

/** Writes parts of a form in the words of one: a field is named by its key, or by `word` where a key is used twice. */
export function formWriter<Words extends FormWords>(words: Words) {
  type Word = keyof Words["fields"] & string;
  const field = (key: string, kind: FieldKind, options: Options = {}, word = key as Word): TemplateField => {
    const { label, hint } = words.fields[word]!;
    return { key, kind, label, ...(hint ? { hint } : {}), required: true, identifies: false, ...options };
  };
  return {
    field,
    section: (key: keyof Words["sections"] & string, fields: TemplateField[]): TemplateSection => ({
      key,
      ...words.sections[key]!,
      fields,
    }),
    rows: (key: string, word: Word, columns: TemplateField[], options: Options): TemplateField => ({
      ...field(key, "rows", options, word),
      columns,
    }),
    /** The options of a choice, in the order of their words. */
    options: (of: keyof NonNullable<Words["options"]> & string): FieldOption[] =>
      Object.entries(words.options?.[of] ?? {}).map(([key, title]) => ({ key, title })),
  };
}

/** What writes parts of any form that has the words of the usual lists. */
type Writer = {
  field(key: string, kind: FieldKind, options?: Options, word?: string): TemplateField;
  rows(key: string, word: string, columns: TemplateField[], options: Options): TemplateField;
};

/** A budget whose lines are all price × quantity. */
export function plainBudget({ field, rows }: Writer, justification: Options, maxRows: number): TemplateField {
  const columns = [
    field("category", "category"),
    field("title", "text", { limit: 300 }, "lineTitle"),
    field("price", "money"),
    field("quantity", "quantity"),
    field("own", "money", { required: false }),
    field("justification", "longText", justification),
  ];
  return rows("lines", "lines", columns, { means: "budget", minRows: 1, maxRows });
}

/** The indicators of a project; `more` are columns between the plan and the proof. */
export function indicatorList(
  { field, rows }: Writer,
  { proof, maxRows, more = [] }: { proof: Options; maxRows: number; more?: TemplateField[] },
): TemplateField {
  const columns = [
    field("title", "text", { limit: 300 }, "indicatorTitle"),
    field("unit", "unit", { limit: 50 }),
    field("planned", "quantity"),
    ...more,
    field("proof", "text", proof),
  ];
  return rows("items", "indicators", columns, { means: "indicators", minRows: 1, maxRows });
}

/** How lines of the usual categories are counted, when a budget counts them in more ways than price × quantity. */
const lineOf: Record<string, LineKind> = {
  staff: "payroll",
  insurance: "contributions",
  office: "office",
  travel: "trips",
};

/** A form with the choices that its rules give: directions and categories of expenses. Everything else stays as it is. */
export function withChoices<Form extends { sections: TemplateSection[] }>(
  form: Form,
  rules: Pick<CompetitionRules, "directions" | "budget">,
): Form {
  const filled = (one: TemplateField, list?: TemplateField): TemplateField => ({
    ...one,
    ...(one.kind === "direction" ? { options: rules.directions.map(({ key, title }) => ({ key, title })) } : {}),
    ...(one.kind === "category" ? { options: categories(list) } : {}),
    ...(one.columns ? { columns: one.columns.map((column) => filled(column, one)) } : {}),
  });
  const categories = (list: TemplateField | undefined): FieldOption[] => {
    const isDetailed = list?.columns?.some(({ key }) => key === "factor");
    return rules.budget.categories.map(({ key, title }) => ({
      ...{ key, title },
      ...(isDetailed && lineOf[key] ? { line: lineOf[key] } : {}),
    }));
  };
  return {
    ...form,
    sections: form.sections.map((one) => ({ ...one, fields: one.fields.map((field) => filled(field)) })),
  };
}
