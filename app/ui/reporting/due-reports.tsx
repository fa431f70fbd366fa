import type { DueReport, OwnReport } from "~/lifecycle/9-reporting/own-reports";
import { formatDay } from "~/text/format";
import { NextStep } from "../next-step";
import { usePage } from "../page";
import { type Column, Table } from "../table";
import { ReportStatus } from "./status";

/** The nearest report that is owed, as what to do next. */
export function ReportStep({ report }: { report: DueReport }) {
  const { t, lang } = usePage();
  const words = t.reporting.own;
  const day = formatDay(report.dueOn, lang);
  return (
    <NextStep
      title={report.state === "returned" ? words.fix(report.title) : words.prepare(report.title)}
      to={`/applicant/reports/${report.id}`}
      action={words.open}
    >
      <p lang="ru">{report.project}</p>
      <p>{report.isOverdue ? words.wasDue(day) : words.due(day)}</p>
    </NextStep>
  );
}

/** The reports of a person's projects that are owed: which, till when, which are late. Nothing when none is. */
export function DueReports({ reports }: { reports: readonly DueReport[] }) {
  const { t } = usePage();
  if (reports.length === 0) return null;
  return (
    <>
      <h2>{t.reporting.own.title}</h2>
      <ReportRows
        reports={reports}
        more={{ head: t.reporting.page.project, cell: ({ project }) => <span lang="ru">{project}</span> }}
      />
    </>
  );
}

/** The reports of one project with their days and states. Nothing when there are none. */
export function ProjectReports({ reports }: { reports: readonly OwnReport[] }) {
  const { t } = usePage();
  if (reports.length === 0) return null;
  return (
    <>
      <h2>{t.reporting.list.title}</h2>
      <ReportRows reports={reports} />
    </>
  );
}

type Rows<Row> = { reports: readonly Row[]; more?: Column<Row> };

function ReportRows<Row extends OwnReport>({ reports, more }: Rows<Row>) {
  const { t, lang } = usePage();
  const words = t.reporting.list.columns;
  return (
    <Table
      caption={t.reporting.list.title}
      quiet
      rows={reports}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.report,
          main: true,
          cell: ({ id, title }) => (
            <a href={`/applicant/reports/${id}`} lang="ru">
              {title}
            </a>
          ),
        },
        more ?? false,
        { head: words.dueOn, cell: ({ dueOn }) => formatDay(dueOn, lang) },
        { head: words.state, cell: ({ state, isOverdue }) => <ReportStatus state={state} isOverdue={isOverdue} /> },
      ]}
    />
  );
}
