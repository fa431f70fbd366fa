import type { WinnerState } from "~/lifecycle/8-agreement/agreement";
import type { ReportState } from "~/lifecycle/9-reporting/report";
import { formatDay, formatMoney } from "~/text/format";
import { LinkButton } from "../button";
import { EmptyState } from "../empty-state";
import { usePage } from "../page";
import { ReportStatus } from "../reporting/status";
import { Table } from "../table";
import { type SourceSum, SourceSums } from "./source-sums";
import { WinnerStatus } from "./status";

export type Winner = {
  id: string;
  number: number | null;
  title: string | null;
  applicant: string;
  state: WinnerState;
  sum: string;
  sources: SourceSum[];
  agreementId: string | null;
  agreementNumber: string | null;
  signedOn: string | null;
  reports: { id: string; title: string; state: ReportState }[];
  refusal: string | null;
};

/** Winners with what is agreed and reported; the verbs of the row stand in its last cell. */
export function WinnersTable({ base, rows, mayRecord }: { base: string; rows: readonly Winner[]; mayRecord: boolean }) {
  const { t, lang } = usePage();
  const words = t.agreement.list;
  return (
    <Table
      caption={words.caption}
      quiet
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { head: words.columns.number, cell: (row) => row.number },
        {
          head: words.columns.applicant,
          main: true,
          cell: (row) => (
            <span lang="ru">
              {row.applicant}
              <br />
              <span className="muted">{row.title}</span>
            </span>
          ),
        },
        {
          head: words.columns.sum,
          number: true,
          cell: (row) => (
            <>
              <strong>{formatMoney(row.sum, lang)}</strong>
              <SourceSums sources={row.sources} />
            </>
          ),
        },
        { head: words.columns.agreement, cell: (row) => <AgreementCell row={row} /> },
        { head: words.columns.reports, cell: (row) => <ReportsCell row={row} /> },
        mayRecord && { head: words.columns.act, cell: (row) => <Acts base={base} row={row} /> },
      ]}
      empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
    />
  );
}

function AgreementCell({ row }: { row: Winner }) {
  const { t, lang, href } = usePage();
  return (
    <>
      <WinnerStatus state={row.state} />
      {row.agreementId ? (
        <div className="small">
          <a href={href(`/office/agreements/${row.agreementId}`)}>
            {t.agreement.page.title(row.agreementNumber ?? "")}
          </a>
          {row.signedOn ? <>, {formatDay(row.signedOn, lang)}</> : null}
        </div>
      ) : null}
      {row.refusal ? (
        <div className="small">
          {t.agreement.list.reason}: <span lang="ru">{row.refusal}</span>
        </div>
      ) : null}
    </>
  );
}

function ReportsCell({ row }: { row: Winner }) {
  const { t, href } = usePage();
  if (!row.agreementId) return <span className="muted">—</span>;
  if (row.reports.length === 0) return <span className="muted">{t.agreement.list.noReports}</span>;
  return (
    <>
      {row.reports.map((report) => (
        <div key={report.id} className="small">
          <a href={href(`/office/reports/${report.id}`)} lang="ru">
            {report.title}
          </a>{" "}
          <ReportStatus state={report.state} />
        </div>
      ))}
    </>
  );
}

function Acts({ base, row }: { base: string; row: Winner }) {
  const { t } = usePage();
  if (row.state !== "awarded") return <span className="muted">—</span>;
  const words = t.agreement.list;
  return (
    <>
      <LinkButton look="plain" small to={`${base}/${row.id}/new`}>
        {words.record}
      </LinkButton>{" "}
      <LinkButton look="link" small to={`${base}/${row.id}/refuse`}>
        {words.refuse}
      </LinkButton>
    </>
  );
}
