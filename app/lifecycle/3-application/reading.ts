import {
  type Audience,
  type FieldKind,
  type FormTemplate,
  isSeenBy,
  type TemplateField,
} from "../2-announcement/form-template";
import { type ApplicantSnapshot, type ApplicationContent, answersOf, type Row, type SectionAnswers } from "./content";
import { totalsOfContent } from "./totals";

/** An answer to read: choices stand by their titles, sums and days in the form of the content. */
export type ReadText = { key: string; label: string; kind: Exclude<FieldKind, "rows">; value: string };
export type ReadColumn = { key: string; label: string; kind: FieldKind };
/** A list to read. A budget has the computed columns `total` and `requested`, without labels, and its `sums`. */
export type ReadTable = {
  key: string;
  label: string;
  kind: "rows";
  columns: ReadColumn[];
  rows: Row[];
  sums?: Record<"total" | "own" | "requested", string>;
};
export type ReadField = ReadText | ReadTable;
export type ReadSection = { key: string; title: string; fields: ReadField[] };

/** The applicant as a reader sees it; "" and null where there is nothing or it is not the reader's to know. */
export type ReadApplicant = Pick<
  ApplicantSnapshot,
  | "fullName"
  | "inn"
  | "ogrn"
  | "address"
  | "locality"
  | "headName"
  | "headPost"
  | "phone"
  | "email"
  | "site"
  | "hostName"
>;

/** An application to read, for one audience. */
export type Reading = { applicant: ReadApplicant; sections: ReadSection[] };

/** Who reads: a ring of the form, and whether fields that identify the applicant are kept from it. */
export type Reader = { audience: Audience; isBlind?: boolean };

/** The sections of a content that a reader sees, drawn by its form: what is not to be seen is not in the output at all. */
export function sectionsFor(reader: Reader, content: ApplicationContent, template: FormTemplate): ReadSection[] {
  const answers = answersOf(content);
  return template.sections
    .map(({ key, title, fields }) => ({ key, title, fields: fieldsFor(reader, fields, answers[key] ?? {}) }))
    .filter(({ fields }) => fields.length > 0);
}

/** A whole application for those who know whose it is. How to reach the applicant is for itself and the office only. */
export function readingFor(audience: Audience, content: ApplicationContent, template: FormTemplate): Reading {
  const { fullName, inn, ogrn, address, locality, headName, headPost, phone, email, site, hostName } =
    content.applicant;
  const mayReach = audience === "applicant" || audience === "office";
  return {
    applicant: {
      ...{ fullName, inn, ogrn, address, locality, headName, headPost, site, hostName },
      phone: mayReach ? phone : "",
      email: mayReach ? email : "",
    },
    sections: sectionsFor({ audience }, content, template),
  };
}

function fieldsFor(reader: Reader, fields: readonly TemplateField[], answers: SectionAnswers): ReadField[] {
  return fields
    .filter((field) => isOpen(reader, field) && answers[field.key] !== undefined)
    .map((field): ReadField => {
      const value = answers[field.key]!;
      if (field.kind === "rows") return tableOf(reader, field, Array.isArray(value) ? value : []);
      const { key, label, kind } = field;
      return { key, label, kind, value: typeof value === "string" ? shown(field, value) : "" };
    });
}

function tableOf(reader: Reader, field: TemplateField, rows: readonly Row[]): ReadTable {
  const open = (field.columns ?? []).filter((column) => isOpen(reader, { sees: field.sees, ...column }));
  const columns = open.map(({ key, label, kind }): ReadColumn => ({ key, label, kind }));
  const read = rows.map((row) =>
    Object.fromEntries(open.map((column) => [column.key, shown(column, row[column.key] ?? "")])),
  );
  const { key, label } = field;
  const table: ReadTable = { key, label, kind: "rows", columns, rows: read };
  return field.means === "budget" ? withSums(table, rows) : table;
}

/** Computed columns stand around the own money: what a line costs before it, what is asked of the grant after it. */
function withSums(table: ReadTable, rows: readonly Row[]): ReadTable {
  const lines = rows.map(({ category = "", price = "0", quantity = "0", own = "0" }) => ({
    category,
    price,
    quantity,
    own,
  }));
  const sums = totalsOfContent(lines);
  const computed = (key: string): ReadColumn => ({ key, label: "", kind: "money" });
  return {
    ...table,
    columns: table.columns.flatMap((column) =>
      column.key === "own" ? [computed("total"), column, computed("requested")] : [column],
    ),
    rows: table.rows.map((row, index) => ({
      ...row,
      total: `${sums.lines[index]?.total ?? 0n}`,
      requested: `${sums.lines[index]?.requested ?? 0n}`,
    })),
    sums: { total: `${sums.total}`, own: `${sums.own}`, requested: `${sums.requested}` },
  };
}

function isOpen({ audience, isBlind }: Reader, field: Pick<TemplateField, "sees" | "identifies">): boolean {
  return isSeenBy(audience, field) && !(isBlind && field.identifies);
}

/** Choices are read by their titles; a key that the form does not know any more stays as it is. */
function shown({ options }: TemplateField, value: string): string {
  return options?.find(({ key }) => key === value)?.title ?? value;
}
