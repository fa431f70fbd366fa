/** The key of a section: data of the form. */
export type Section = string;

/** The section of files: it has no questions, only the documents that the rules ask for. Every form has one, under this key. */
export const DOCUMENTS = "documents";

/**
 * How a field is typed and shown. `task` is one of the tasks that the applicant wrote, `direction` and `category` are of
 * the rules; `rows` is a list of rows whose columns are fields themselves.
 */
export const fieldKinds = [
  "text",
  "longText",
  "choice",
  "direction",
  "category",
  "day",
  "money",
  "quantity",
  "task",
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
  plan: { task: "task", event: "text", startsOn: "day", endsOn: "day" },
  team: { name: "text" },
  budget: { category: "category", title: "text", price: "money", quantity: "quantity", own: "money" },
  indicators: { title: "text", unit: "text", planned: "quantity" },
} as const satisfies Partial<Record<Meaning, Record<string, FieldKind>>>;

/** Who may read an answer, from the narrowest ring to the widest: each ring reads what the rings after it read. */
export const audiences = ["applicant", "office", "expert", "public"] as const;
export type Audience = (typeof audiences)[number];

/**
 * One question of the form. `identifies` marks answers that can name the applicant: a double-blind copy leaves them out.
 * `sees` is the widest ring that reads the answer, experts unless it says otherwise; a column has the ring of its list or
 * a narrower one. `limit` counts Unicode code points, a line break as one.
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
  options?: { key: string; title: string }[];
  columns?: TemplateField[];
  minRows?: number;
  maxRows?: number;
};

export type TemplateSection = { key: Section; title: string; intro?: string; fields: TemplateField[] };

/** The form of a competition, locked with its version when the competition is announced. */
export type FormTemplate = { sections: TemplateSection[] };

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

/** Whether people of this ring read the answer to a field. */
export function isSeenBy(audience: Audience, { sees = "expert" }: Pick<TemplateField, "sees">): boolean {
  return audiences.indexOf(sees) >= audiences.indexOf(audience);
}
