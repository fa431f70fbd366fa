import type { Expression } from "./expression";

/** The key of a section: data of the form. */
export type Section = string;

/** The section of files: it has no questions, only the documents that the rules ask for. Every form has one, under this key. */
export const DOCUMENTS = "documents";

/**
 * How a field is typed and shown. `choices` are several of the options, kept as their keys with commas between; `quantity`
 * is more than zero and `number` may be zero; `unit` is a unit of ОКЕИ or other words; `oktmo` is a code of a territory;
 * `task` is one of the tasks that the applicant wrote; `direction` and `category` are of the rules; `calculated` is worked
 * out from other answers; `rows` is a list of rows whose columns are fields themselves.
 */
export const fieldKinds = [
  "text",
  "longText",
  "choice",
  "choices",
  "yesNo",
  "direction",
  "category",
  "day",
  "money",
  "quantity",
  "number",
  "unit",
  "oktmo",
  "task",
  "calculated",
  "rows",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/**
 * What a field is to later stages, and the kinds of fields that can be it. One field of a form has a meaning at most; a
 * stage asks for a meaning and never for a section or a key.
 */
export const meanings = {
  title: ["text"],
  direction: ["direction"],
  startsOn: ["day"],
  endsOn: ["day"],
  tasks: ["longText"],
  leader: ["text"],
  plan: ["rows"],
  team: ["rows"],
  budget: ["rows"],
  indicators: ["rows"],
} as const satisfies Record<string, readonly FieldKind[]>;
export type Meaning = keyof typeof meanings;

/** Meanings without which a competition cannot be run: every form has them. */
export const neededMeanings = [
  "title",
  "direction",
  "startsOn",
  "endsOn",
  "budget",
  "indicators",
] as const satisfies readonly Meaning[];

/** The columns of the lists that have a meaning: later stages read them by these keys. A form may add columns of its own. */
export const listShapes = {
  plan: { event: "text", startsOn: "day", endsOn: "day" },
  team: { name: "text" },
  budget: { category: "category", title: "text", price: "money", quantity: "quantity", own: "money" },
  indicators: { title: "text", unit: "unit", planned: "quantity" },
} as const satisfies Partial<Record<Meaning, Record<string, FieldKind>>>;

/**
 * How a line of a budget is counted, by its category: plain is price × quantity; payroll is salary × share of the post ×
 * months; contributions are a tariff of the payroll; office is a sum a month × months; trips are a cost a day × people × days.
 * `factor` is the column that stands for the share, the tariff or the days.
 */
export const lineKinds = {
  plain: { factor: "none", quantity: true },
  payroll: { factor: "percent", quantity: true },
  contributions: { factor: "percent", quantity: false },
  office: { factor: "none", quantity: true },
  trips: { factor: "times", quantity: true },
} as const satisfies Record<string, { factor: "none" | "percent" | "times"; quantity: boolean }>;
export type LineKind = keyof typeof lineKinds;

/** Who may read an answer, from the narrowest ring to the widest: each ring reads what the rings after it read. */
export const audiences = ["applicant", "office", "expert", "public"] as const;
export type Audience = (typeof audiences)[number];

/**
 * One question of the form. `identifies` marks answers that can name the applicant: a double-blind copy leaves them out.
 * `sees` is the widest ring that reads the answer, experts unless it says otherwise; a column has the ring of its list or
 * a narrower one. `limit` counts Unicode code points, a line break as one. A field that is not `shownIf` is neither asked
 * nor submitted. `formula` and `shows` are of a calculated field; `line` of an option of a category tells how its lines count.
 */
export type TemplateField = {
  key: string;
  kind: FieldKind;
  label: string;
  hint?: string;
  required: boolean;
  identifies: boolean;
  means?: Meaning;
  sees?: Audience;
  limit?: number;
  options?: FieldOption[];
  columns?: TemplateField[];
  minRows?: number;
  maxRows?: number;
  shownIf?: Expression;
  formula?: Expression;
  shows?: "money" | "number" | "percent";
};
export type FieldOption = { key: string; title: string; line?: LineKind };

export type TemplateSection = {
  key: Section;
  title: string;
  intro?: string;
  fields: TemplateField[];
  shownIf?: Expression;
};

/** A rule over several answers: what must hold once all of them are there, the field it is said at, and the words. */
export type TemplateRule = { at: string; holds: Expression; words: string };

/** The form of a competition, locked with its version when the competition is announced. */
export type FormTemplate = { sections: TemplateSection[]; rules?: TemplateRule[] };

/** The section with this key, or undefined when the form has none. */
export function sectionOf(template: FormTemplate, key: string | undefined): TemplateSection | undefined {
  return template.sections.find((section) => section.key === key);
}

/** Where in the form the field with this meaning stands; undefined when the form has none. */
export function fieldThatMeans(
  template: FormTemplate,
  meaning: Meaning,
): { section: Section; field: TemplateField } | undefined {
  for (const { key, fields } of template.sections) {
    const field = fields.find(({ means }) => means === meaning);
    if (field) return { section: key, field };
  }
  return undefined;
}

/** Whether a section holds the field with this meaning. */
export function holds({ fields }: TemplateSection, meaning: Meaning): boolean {
  return fields.some(({ means }) => means === meaning);
}

/** Whether a list is counted by this column: it can be called otherwise, but not taken away. */
export function isShapeColumn({ means }: Pick<TemplateField, "means">, column: string): boolean {
  if (means === "budget" && column === "factor") return true;
  return means !== undefined && means in listShapes && column in listShapes[means as keyof typeof listShapes];
}

/** Whether people of this ring read the answer to a field. */
export function isSeenBy(audience: Audience, { sees = "expert" }: Pick<TemplateField, "sees">): boolean {
  return audiences.indexOf(sees) >= audiences.indexOf(audience);
}

/**
 * Whether the answer to a field is names of people: the leader or the team of a project. It is never made public, since nobody
 * is asked for a consent to that (152-FZ art. 10.1).
 */
export function namesPeople({ means }: Pick<TemplateField, "means">): boolean {
  return means === "leader" || means === "team";
}

/** How the lines of this form's budget are counted, by the keys of their categories; plain where the form says nothing. */
export function lineKindOf(template: FormTemplate): (category: string) => LineKind {
  const category = fieldThatMeans(template, "budget")?.field.columns?.find(({ kind }) => kind === "category");
  const kinds = new Map(category?.options?.map(({ key, line }) => [key, line]));
  return (key) => kinds.get(key) ?? "plain";
}

/** Whether a line of a budget, counted in this way, asks for a column. */
export function asksColumn(kind: LineKind, column: string): boolean {
  if (column === "quantity") return lineKinds[kind].quantity;
  return column !== "factor" || lineKinds[kind].factor !== "none";
}
