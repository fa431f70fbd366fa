import type { ReactNode } from "react";
import type { FieldKind } from "~/lifecycle/2-announcement/form-template";
import type { ReadFile, Row } from "~/lifecycle/3-application/content";
import {
  placeOf,
  type ReadApplicant,
  type ReadColumn,
  type ReadField,
  type ReadSection,
  type ReadTable,
  type ReadText,
} from "~/lifecycle/3-application/reading";
import { answerInWords } from "~/text/answer";
import { formatMoney, formatPhone } from "~/text/format";
import { requisitesInWords } from "~/text/requisites";
import type { Lang } from "~/text/text";
import { DataList } from "../data-list";
import { FileNote } from "../file-note";
import { Fold } from "../fold";
import { usePage } from "../page";
import { type Column, Table } from "../table";
import "./application.css";

type Props = {
  /** What this reader may see of what was submitted, or an expert's copy of it. */
  reading: { applicant: Partial<ReadApplicant> | null; sections: readonly ReadSection[] };
  files?: readonly ReadFile[];
  /** Titles of the documents by their kinds. */
  documents?: readonly { key: string; title: string }[];
  /** Where a file is downloaded, when the reader may. */
  fileTo?: (fileId: string) => string;
  /** All but the first part stand under their headings, to be opened one by one: beside another matter, or on a long page. */
  folded?: boolean;
};

/** The text of an application to read: for its applicant, the office, the commission and, from a blind copy, an expert. */
export function ApplicationText({ reading, files, documents = [], fileTo, folded = false }: Props) {
  const { t, lang } = usePage();
  const words = t.application.text;
  return (
    <div lang="ru">
      {reading.applicant ? (
        <Part title={words.applicant}>
          <Applicant applicant={reading.applicant} />
        </Part>
      ) : null}
      {reading.sections.map(({ key, title, fields }, index) => (
        <Part title={title} key={key} folded={folded && index > 0}>
          {groupsOf(fields).map((group) =>
            Array.isArray(group) ? (
              <DataList
                key={group[0]!.key}
                items={group.map(({ label, kind, value }) => ({ label, value: answerToRead(kind, value, lang) }))}
              />
            ) : (
              <List key={group.key} table={group} isAlone={fields.length === 1} />
            ),
          )}
        </Part>
      ))}
      {files && files.length > 0 ? (
        <Part title={words.files}>
          <ul>
            {files.map((file) => (
              <li key={file.fileId}>
                {documents.find(({ key }) => key === file.kind)?.title ?? file.kind}
                {": "}
                {fileTo ? <a href={fileTo(file.fileId)}>{file.name}</a> : file.name}{" "}
                <FileNote size={file.size} scan={file.scan} />
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </div>
  );
}

/** One answer by itself, under a heading that is somebody else's. */
export function AnswerText({ field }: { field: ReadField }) {
  const { lang } = usePage();
  return (
    <div lang="ru">
      {field.kind === "rows" ? <List table={field} isAlone /> : answerToRead(field.kind, field.value, lang)}
    </div>
  );
}

/** Texts that follow one another make one list; each table stands by itself. */
function groupsOf(fields: readonly ReadField[]): (ReadText[] | ReadTable)[] {
  const groups: (ReadText[] | ReadTable)[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (field.kind === "rows") groups.push(field);
    else if (Array.isArray(last)) last.push(field);
    else groups.push([field]);
  }
  return groups;
}

function Part({ title, folded, children }: { title: string; folded?: boolean; children: ReactNode }) {
  if (folded)
    return (
      <section>
        <Fold title={<h2 className="fold-head">{title}</h2>}>{children}</Fold>
      </section>
    );
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A list of rows as a table; its own heading is left out where it would say the section's again. */
function List({ table, isAlone }: { table: ReadTable; isAlone: boolean }) {
  const { t, lang } = usePage();
  const { label, columns, rows, sums } = table;
  const heads = t.application.text.budgetColumns;
  const main = columns.find(({ kind }) => kind === "text")?.key;
  const head = ({ key, label }: ReadColumn) => label || heads[key as keyof typeof heads] || "";
  return (
    <>
      {isAlone ? null : <h3>{label}</h3>}
      <Table
        caption={label}
        quiet
        rows={rows}
        keyOf={(_, index) => `${index}`}
        columns={columns.map(
          (column): Column<Row> => ({
            head: head(column),
            cell: (row) => answerToRead(column.kind, row[column.key] ?? "", lang),
            number: NUMBERS.includes(column.kind),
            main: column.key === main,
          }),
        )}
        foot={
          sums &&
          columns.map(({ key }, index) => {
            if (index === 0) return t.application.text.total;
            return key in sums ? formatMoney(sums[key as keyof typeof sums], lang) : "";
          })
        }
      />
    </>
  );
}

const NUMBERS: readonly FieldKind[] = ["money", "quantity"];

function Applicant({ applicant }: { applicant: Partial<ReadApplicant> }) {
  const { t, lang } = usePage();
  const words = t.application.text;
  const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(", ");
  const {
    fullName,
    inn,
    ogrn,
    locality,
    address,
    headName,
    headPost,
    phone,
    email,
    site,
    hostName,
    coApplicants = [],
    requisites = null,
  } = applicant;
  const items = [
    { label: words.applicant, value: fullName },
    { label: words.inn, value: inn },
    { label: words.ogrn, value: ogrn },
    { label: words.address, value: placeOf({ locality, address }) },
    { label: words.head, value: joined(headName, headPost) },
    { label: words.contacts, value: joined(phone && formatPhone(phone), email, site) },
    { label: words.host, value: hostName },
    coApplicants.length > 0 ? { label: words.coApplicants, value: <CoApplicants coApplicants={coApplicants} /> } : null,
    ...(requisites ? requisitesInWords(requisites, lang) : []).map(({ label, value }) => ({
      label,
      value: <span className="typed">{value}</span>,
    })),
  ];
  return <DataList items={items.filter((item) => item?.value)} />;
}

/** Who carries the project out together with the applicant, and in what part. */
export function CoApplicants({ coApplicants }: { coApplicants: ReadApplicant["coApplicants"] }) {
  const words = usePage().t.application.text;
  return (
    <ul>
      {coApplicants.map(({ id, fullName, inn, part }) => (
        <li key={id}>
          {fullName}, {words.inn} {inn}: {part}
        </li>
      ))}
    </ul>
  );
}

/** An answer in the words of the page's language, its lines kept where it may have several. */
export function answerToRead(kind: FieldKind, value: string, lang: Lang): ReactNode {
  const words = answerInWords(kind, value, lang);
  return words !== "" && MANY_LINES.includes(kind) ? <span className="typed">{words}</span> : words;
}

const MANY_LINES: readonly FieldKind[] = ["longText", "choices"];
