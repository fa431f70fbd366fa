/** The sections of the standard form, in the order they are filled. */
export const sections = ["about", "problem", "plan", "team", "budget", "indicators", "documents"] as const;
export type Section = (typeof sections)[number];

/**
 * How a field is typed and shown. `task` is one of the tasks that the applicant wrote; `rows` is a list of rows whose
 * columns are fields themselves.
 */
export type FieldKind =
  | "text"
  | "longText"
  | "choice"
  | "direction"
  | "category"
  | "day"
  | "money"
  | "quantity"
  | "task"
  | "rows";

/**
 * One question of the form. `identifies` marks answers that can name the applicant: a double-blind copy leaves them out.
 * `limit` counts Unicode code points, a line break as one.
 */
export type TemplateField = {
  key: string;
  kind: FieldKind;
  label: string;
  hint?: string;
  required: boolean;
  identifies: boolean;
  limit?: number;
  options?: { key: string; title: string }[];
  columns?: TemplateField[];
  minRows?: number;
  maxRows?: number;
};

export type TemplateSection = { key: Section; title: string; intro?: string; fields: TemplateField[] };

/** The form of a competition, locked with its version when the competition is announced. */
export type FormTemplate = { sections: TemplateSection[] };
