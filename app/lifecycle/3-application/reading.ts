import {
  type Audience,
  type FieldKind,
  type FormTemplate,
  isSeenBy,
  lineKindOf,
  type TemplateField,
} from "../2-announcement/form-template";
import type { CoApplicant } from "./co-applicant";
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
> & {
  coApplicants: CoApplicant[];
  /** For the applicant's own people and the office; null for everybody else. */
  requisites: ReadRequisites | null;
};

/** What else an application says of its applicant, its head and accountant included; "" and null where it is not known. */
export type ReadRequisites = Required<
  Pick<
    ApplicantSnapshot,
    | "kpp"
    | "legalForm"
    | "parentName"
    | "registeredOn"
    | "oktmo"
    | "headBasis"
    | "headBasisNote"
    | "headUntil"
    | "accountant"
    | "founders"
    | "stateRegisters"
    | "hostInn"
  >
>;

/** Where the applicant is; an address that names the place already is enough. */
export function placeOf({ locality, address }: Partial<Pick<ReadApplicant, "locality" | "address">>): string {
  if (!locality || address?.includes(locality)) return address ?? "";
  return address ? `${locality}, ${address}` : locality;
}

/** An application to read, for one audience. */
export type Reading = { applicant: ReadApplicant; sections: ReadSection[] };

/** Who reads: a ring of the form, and whether fields that identify the applicant are kept from it. */
export type Reader = { audience: Audience; isBlind?: boolean };

/** The sections of a content that a reader sees, drawn by its form: what is not to be seen is not in the output at all. */
export function sectionsFor(reader: Reader, content: ApplicationContent, template: FormTemplate): ReadSection[] {
  const answers = answersOf(content);
  const kindOf = lineKindOf(template);
  return template.sections
    .map(({ key, title, fields }) => ({ key, title, fields: fieldsFor(reader, fields, answers[key] ?? {}, kindOf) }))
    .filter(({ fields }) => fields.length > 0);
}

/**
 * A whole application for those who know whose it is. How to reach the applicant is for itself and the office only, and so is what
 * its requisites say of people, which an organisation that applies together with it does not read either.
 * @param options.gone ids of co-applicants who have left since: they are named no more
 */
export function readingFor(
  audience: Audience,
  content: ApplicationContent,
  template: FormTemplate,
  { gone = [], isPartner = false }: { gone?: readonly string[]; isPartner?: boolean } = {},
): Reading {
  const { fullName, inn, ogrn, address, locality, headName, headPost, phone, email, site, hostName } =
    content.applicant;
  const mayReach = audience === "applicant" || audience === "office";
  return {
    applicant: {
      ...{ fullName, inn, ogrn, address, locality, headName, headPost, site, hostName },
      phone: mayReach ? phone : "",
      email: mayReach ? email : "",
      coApplicants: (content.applicant.coApplicants ?? []).filter(({ id }) => !gone.includes(id)),
      requisites: mayReach && !isPartner ? requisitesOf(content.applicant) : null,
    },
    sections: sectionsFor({ audience }, content, template),
  };
}

function requisitesOf(of: ApplicantSnapshot): ReadRequisites {
  return {
    kpp: of.kpp,
    legalForm: of.legalForm ?? null,
    parentName: of.parentName ?? "",
    registeredOn: of.registeredOn ?? null,
    oktmo: of.oktmo ?? null,
    headBasis: of.headBasis ?? null,
    headBasisNote: of.headBasisNote ?? "",
    headUntil: of.headUntil ?? null,
    accountant: of.accountant ?? "",
    founders: of.founders ?? "",
    stateRegisters: of.stateRegisters ?? [],
    hostInn: of.hostInn ?? null,
  };
}

type KindOf = ReturnType<typeof lineKindOf>;

function fieldsFor(
  reader: Reader,
  fields: readonly TemplateField[],
  answers: SectionAnswers,
  kindOf: KindOf,
): ReadField[] {
  return fields
    .filter((field) => isOpen(reader, field) && answers[field.key] !== undefined)
    .map((field): ReadField => {
      const value = answers[field.key]!;
      if (field.kind === "rows") return tableOf(reader, field, Array.isArray(value) ? value : [], kindOf);
      const { key, label } = field;
      return { key, label, kind: readAs(field), value: typeof value === "string" ? shown(field, value) : "" };
    });
}

function tableOf(reader: Reader, field: TemplateField, rows: readonly Row[], kindOf: KindOf): ReadTable {
  const open = (field.columns ?? []).filter((column) => isOpen(reader, { sees: field.sees, ...column }));
  const columns = open.map(({ key, label, kind }): ReadColumn => ({ key, label, kind }));
  const read = rows.map((row) =>
    Object.fromEntries(open.map((column) => [column.key, shown(column, row[column.key] ?? "")])),
  );
  const { key, label } = field;
  const table: ReadTable = { key, label, kind: "rows", columns, rows: read };
  return field.means === "budget" ? withSums(table, rows, kindOf) : table;
}

/** Computed columns stand around the own money: what a line costs before it, what is asked of the grant after it. */
function withSums(table: ReadTable, rows: readonly Row[], kindOf: KindOf): ReadTable {
  const lines = rows.map(({ category = "", price = "0", quantity = "0", own = "0", ...more }) => ({
    ...{ category, price, quantity, own },
    ...{ factor: more.factor, inKind: more.inKind, partners: more.partners },
  }));
  const sums = totalsOfContent(lines, kindOf);
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

/** A calculation is read as what it shows. */
function readAs({ kind, shows }: TemplateField): ReadText["kind"] {
  if (kind !== "calculated") return kind as ReadText["kind"];
  return shows === "money" ? "money" : "calculated";
}

/** Choices are read by their titles, a line each; a key that the form does not know any more stays as it is. */
function shown({ kind, options, shows }: TemplateField, value: string): string {
  const titleOf = (one: string) => options?.find(({ key }) => key === one)?.title ?? one;
  if (kind === "calculated") return shows === "percent" && value !== "" ? `${value} %` : value;
  return kind === "choices" ? value.split(",").map(titleOf).join("\n") : titleOf(value);
}
