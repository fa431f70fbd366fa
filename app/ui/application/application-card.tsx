import { cardFieldsOf, shortColumnsOf, sumsOf } from "~/lifecycle/3-application/card";
import type { OwnText } from "~/lifecycle/3-application/own-application";
import type { ReadField, ReadTable } from "~/lifecycle/3-application/reading";
import { formatMoney, formatNumber, formatPhone } from "~/text/format";
import type { Lang } from "~/text/text";
import { DataList } from "../data-list";
import { usePage } from "../page";
import { answerToRead, CoApplicants } from "./application-text";
import { SignatureLines } from "./signature-lines";
import "./application.css";

/** An application on one page, for a meeting: the short answers, the sums, the lists by their rows. */
export function ApplicationCard({ page: { reading } }: { page: OwnText }) {
  const { t, lang } = usePage();
  const words = t.application.text;
  const totals = t.application.form.totals;
  const { applicant } = reading;
  const sums = sumsOf(reading);
  return (
    <div lang="ru">
      <DataList
        items={[
          { label: words.applicant, value: applicant.fullName },
          { label: words.head, value: [applicant.headName, applicant.headPost].filter(Boolean).join(", ") },
          { label: words.contacts, value: [formatPhone(applicant.phone), applicant.email].filter(Boolean).join(", ") },
          applicant.coApplicants.length > 0 && {
            label: words.coApplicants,
            value: <CoApplicants coApplicants={applicant.coApplicants} />,
          },
          sums && { label: totals.requested, value: formatMoney(sums.requested, lang) },
          sums && { label: totals.own, value: formatMoney(sums.own, lang) },
          sums && { label: totals.total, value: formatMoney(sums.total, lang) },
          ...cardFieldsOf(reading).map((field) => cardItem(field, lang)),
        ]}
      />
      <SignatureLines name={applicant.headName} post={applicant.headPost} />
    </div>
  );
}

function cardItem(field: ReadField, lang: Lang) {
  const { label } = field;
  if (field.kind === "rows") return { label, value: <RowsInShort table={field} /> };
  return { label, value: answerToRead(field.kind, field.value, lang) };
}

/** The rows of a list by their short columns. */
function RowsInShort({ table }: { table: ReadTable }) {
  const { lang } = usePage();
  const short = shortColumnsOf(table);
  const said = (row: ReadTable["rows"][number]) =>
    short
      .map(({ key, kind }) => (kind === "quantity" ? formatNumber(row[key] || "0", lang) : (row[key] ?? "")))
      .filter(Boolean)
      .join("; ");
  return (
    <ul>
      {table.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a submitted text never move
        <li key={index}>{said(row)}</li>
      ))}
    </ul>
  );
}
