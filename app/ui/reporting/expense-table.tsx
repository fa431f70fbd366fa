import type { DocumentKind, ExpenseSource } from "~/lifecycle/9-reporting/report";
import type { ScanVerdict } from "~/lifecycle/scan-verdict";
import { formatDay, formatMoney } from "~/text/format";
import { LinkButton } from "../button";
import { FileNote } from "../file-note";
import { usePage } from "../page";
import { Table } from "../table";

export type ExpenseRow = {
  id: string;
  line: string;
  source: ExpenseSource;
  documentKind: DocumentKind;
  documentNumber: string;
  documentDate: string;
  counterparty: string;
  sum: string;
  fileId: string | null;
  fileName: string | null;
  scan: ScanVerdict | null;
};

/** The document of an expense in words: kind, number, day. */
export function useDocumentWords(): (
  row: Pick<ExpenseRow, "documentKind" | "documentNumber" | "documentDate">,
) => string {
  const { t, lang } = usePage();
  return ({ documentKind, documentNumber, documentDate }) =>
    t.reporting.documentOf({
      kind: t.reporting.documents[documentKind],
      number: documentNumber,
      day: formatDay(documentDate, lang),
    });
}

/** Expenses of a report with their files; `at` is the page of the report, rows are removable there while it is written. */
export function ExpenseTable({ at, rows, mayRemove }: { at: string; rows: readonly ExpenseRow[]; mayRemove: boolean }) {
  const { t, lang, href } = usePage();
  const words = t.reporting.page;
  const documentOf = useDocumentWords();
  return (
    <Table
      caption={words.expenses}
      quiet
      rows={rows}
      keyOf={(row) => row.id}
      empty={<p className="muted">{words.noExpenses}</p>}
      columns={[
        { head: words.document, main: true, cell: documentOf },
        { head: words.line, cell: (row) => <span lang="ru">{row.line}</span> },
        { head: words.counterparty, cell: (row) => <span lang="ru">{row.counterparty}</span> },
        { head: words.source, cell: (row) => t.reporting.sources[row.source] },
        { head: words.sum, number: true, cell: (row) => formatMoney(row.sum, lang) },
        {
          head: words.file,
          cell: (row) =>
            row.fileId ? (
              <>
                <a href={href(`${at}/files/${row.fileId}`)} download>
                  {row.fileName}
                </a>{" "}
                {row.scan ? <FileNote scan={row.scan} /> : null}
              </>
            ) : (
              <span className="muted">{words.noFile}</span>
            ),
        },
        mayRemove && {
          head: words.act,
          cell: (row) => (
            <LinkButton look="link" small to={`${at}/expenses/${row.id}/remove`}>
              {words.remove} <span className="sr">{documentOf(row)}</span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
