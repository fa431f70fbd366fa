import type { AgreementState } from "~/lifecycle/8-agreement/agreement";
import type { ReportState } from "~/lifecycle/9-reporting/report";
import { formatDay, formatMoney, formatNumber } from "~/text/format";
import { BudgetLine } from "../budget-line";
import { Card } from "../card";
import { DataList } from "../data-list";
import { History, type HistoryEntry } from "../history";
import { usePage } from "../page";
import { ReportStatus } from "../reporting/status";
import { Table } from "../table";
import type { SourceSum } from "./source-sums";

export type AgreementData = {
  id: string;
  number: string;
  state: AgreementState;
  competition: string;
  zone: string;
  applicationId: string;
  applicationNumber: number | null;
  title: string;
  applicant: string;
  signedOn: string;
  startsOn: string;
  endsOn: string;
  sum: string;
  ownSum: string;
  sources: SourceSum[];
  lines: { id: string; category: string; title: string; granted: string; own: string }[];
  indicators: { id: string; title: string; unit: string; planned: string }[];
  reports: { id: string; title: string; dueOn: string; state: ReportState }[];
  history: HistoryEntry[];
};

/** An agreement as both sides see it; `reportsAt` is where its reports are opened from here. */
export function AgreementView({ data, reportsAt }: { data: AgreementData; reportsAt: string }) {
  const { t, lang, href } = usePage();
  const words = t.agreement.page;
  return (
    <>
      <DataList
        items={[
          { label: words.competition, value: <span lang="ru">{data.competition}</span> },
          { label: words.applicant, value: <span lang="ru">{data.applicant}</span> },
          { label: words.applicationNumber, value: data.applicationNumber },
          { label: words.signedOn, value: formatDay(data.signedOn, lang) },
          {
            label: words.term,
            value: words.termOf({ from: formatDay(data.startsOn, lang), to: formatDay(data.endsOn, lang) }),
          },
          data.state === "completed" && {
            label: words.card,
            value: <a href={href(`/projects/${data.applicationId}`)}>{t.common.actions.open}</a>,
          },
        ]}
      />
      <Card title={words.sources}>
        <Sums data={data} />
      </Card>
      <Card title={words.reports}>
        <Table
          caption={words.reports}
          quiet
          rows={data.reports}
          keyOf={(row) => row.id}
          columns={[
            {
              head: words.report,
              main: true,
              cell: (row) => (
                <a href={href(`${reportsAt}/${row.id}`)} lang="ru">
                  {row.title}
                </a>
              ),
            },
            { head: words.dueOn, cell: (row) => formatDay(row.dueOn, lang) },
            { head: words.state, cell: (row) => <ReportStatus state={row.state} /> },
          ]}
        />
      </Card>
      <Card title={words.lines}>
        <Lines lines={data.lines} sum={data.sum} ownSum={data.ownSum} />
      </Card>
      <Card title={words.indicators}>
        <Table
          caption={words.indicators}
          quiet
          rows={data.indicators}
          keyOf={(row) => row.id}
          columns={[
            { head: words.indicator, main: true, cell: (row) => <span lang="ru">{row.title}</span> },
            {
              head: words.planned,
              number: true,
              cell: (row) => (
                <>
                  {formatNumber(row.planned, lang)} <span lang="ru">{row.unit}</span>
                </>
              ),
            },
          ]}
        />
      </Card>
      <h2>{words.history}</h2>
      <History zone={data.zone} entries={data.history} />
    </>
  );
}

function Sums({ data }: { data: AgreementData }) {
  const { t, lang } = usePage();
  const words = t.agreement.page;
  const rows = [...data.sources, { title: words.own, sum: data.ownSum }];
  return (
    <Table
      caption={words.sources}
      quiet
      rows={rows}
      keyOf={(row) => row.title}
      columns={[
        { head: words.source, main: true, cell: (row) => <span lang="ru">{row.title}</span> },
        { head: words.sum, number: true, cell: (row) => formatMoney(row.sum, lang) },
      ]}
      foot={[words.total, formatMoney(BigInt(data.sum) + BigInt(data.ownSum), lang)]}
    />
  );
}

function Lines({ lines, sum, ownSum }: { lines: AgreementData["lines"]; sum: string; ownSum: string }) {
  const { t, lang } = usePage();
  const words = t.agreement.page;
  return (
    <Table
      caption={words.lines}
      quiet
      rows={lines}
      keyOf={(row) => row.id}
      columns={[
        {
          head: words.line,
          main: true,
          cell: (row) => <BudgetLine title={row.title} category={row.category} />,
        },
        { head: words.granted, number: true, cell: (row) => formatMoney(row.granted, lang) },
        { head: words.own, number: true, cell: (row) => formatMoney(row.own, lang) },
      ]}
      foot={[t.common.total, formatMoney(sum, lang), formatMoney(ownSum, lang)]}
    />
  );
}
