import type { ReportState } from "~/lifecycle/9-reporting/report";
import { formatDay } from "~/text/format";
import { EmptyState } from "../empty-state";
import { usePage } from "../page";
import { Table } from "../table";
import { ReportStatus } from "./status";

export type ReportRow = {
  id: string;
  title: string;
  state: ReportState;
  dueOn: string;
  isOverdue: boolean;
  agreementId: string;
  agreementNumber: string;
  applicant: string;
  project: string;
};

/** Who owes what, in the order of urgency. */
export function ReportsTable({ rows }: { rows: readonly ReportRow[] }) {
  const { t, lang, href } = usePage();
  const words = t.reporting.list;
  return (
    <Table
      caption={words.caption}
      quiet
      rows={rows}
      keyOf={(row) => row.id}
      empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
      columns={[
        {
          head: words.columns.report,
          main: true,
          cell: (row) => (
            <a href={href(`/office/reports/${row.id}`)} lang="ru">
              {row.title}
            </a>
          ),
        },
        {
          head: words.columns.applicant,
          cell: (row) => (
            <span lang="ru">
              {row.applicant}
              <br />
              <span className="muted">{row.project}</span>
            </span>
          ),
        },
        {
          head: words.columns.agreement,
          cell: (row) => (
            <a href={href(`/office/agreements/${row.agreementId}`)}>{t.agreement.page.title(row.agreementNumber)}</a>
          ),
        },
        { head: words.columns.dueOn, cell: (row) => formatDay(row.dueOn, lang) },
        { head: words.columns.state, cell: (row) => <ReportStatus state={row.state} isOverdue={row.isOverdue} /> },
      ]}
    />
  );
}
