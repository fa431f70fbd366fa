import { useSearchParams } from "@remix-run/react";
import type { ReportProblem } from "~/lifecycle/9-reporting/report";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { Form } from "../form";
import { Group } from "../group";
import { History, type HistoryEntry } from "../history";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { Pager } from "../pager";
import { BudgetTable, type SpentLine } from "./budget-table";
import { type ExpenseRow, ExpenseTable } from "./expense-table";
import { type PlanFact, PlanFactFields, PlanFactText, planFactLabels } from "./plan-fact";
import { Paragraphs, type Remark, Remarks, ReportFactsList, type ReportHead } from "./report-parts";
import { ReportStatus } from "./status";

export type ReportData = ReportHead & {
  id: string;
  title: string;
  version: number;
  agreementId: string;
  agreementNumber: string;
  competitionId: string;
  isOverdue: boolean;
  isOpen: boolean;
  summary: string;
  mayEdit: boolean;
  problems: ReportProblem[];
  indicators: PlanFact[];
  lines: SpentLine[];
  expenses: { rows: ExpenseRow[]; pages: number };
  page: number;
  remarks: Remark[];
  history: HistoryEntry[];
};

const doneKeys = ["saved", "added", "removed", "submitted"] as const;

/** A report of the applicant: written while it is their turn, read afterwards. */
export function ReportPage({ data, answer }: { data: ReportData; answer: unknown }) {
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.reporting.page;
  const said = doneKeys.find((key) => key === query.get("done"));
  return (
    <>
      <PageTitle
        title={data.title}
        status={<ReportStatus state={data.state} isOverdue={data.isOverdue} />}
        trail={[
          { to: "/applicant", label: t.application.home.title },
          { to: `/applicant/agreements/${data.agreementId}`, label: words.trail(data.agreementNumber) },
        ]}
      />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      <Remarks remarks={data.remarks} />
      <ReportFactsList head={data} />
      {data.mayEdit ? <Draft data={data} answer={answer} /> : <Written data={data} />}
      <Expenses data={data} at={`/applicant/reports/${data.id}`} mayRemove={data.mayEdit} />
      <Card title={words.budget}>
        <BudgetTable lines={data.lines} />
      </Card>
      <ReportHistory data={data} />
    </>
  );
}

/** What happened to a report; nothing while nothing has. */
export function ReportHistory({ data }: { data: Pick<ReportData, "zone" | "history"> }) {
  const { t } = usePage();
  if (data.history.length === 0) return null;
  return (
    <>
      <h2>{t.reporting.page.history}</h2>
      <History zone={data.zone} entries={data.history} />
    </>
  );
}

function Draft({ data, answer }: { data: ReportData; answer: unknown }) {
  const { t } = usePage();
  const words = t.reporting.page;
  return (
    <Form answer={answer} labels={planFactLabels(data.indicators, words.factOf)}>
      <input type="hidden" name="version" value={data.version} />
      <Field
        name="summary"
        type="textarea"
        label={words.summary}
        hint={words.summaryHint}
        rows={10}
        limit={10_000}
        value={data.summary}
      />
      <Group legend={words.indicators} hint={words.indicatorsHint}>
        <PlanFactFields rows={data.indicators} />
      </Group>
      <ButtonRow>
        <Button>{words.save}</Button>
        <Button look="plain" name="next" value="expense">
          {words.addExpense}
        </Button>
        <Button look="plain" name="next" value="submit">
          {words.check}
        </Button>
      </ButtonRow>
    </Form>
  );
}

/** What a report says, to read. */
export function Written({ data }: { data: Pick<ReportData, "summary" | "indicators"> }) {
  const { t } = usePage();
  const words = t.reporting.page;
  return (
    <>
      <Card title={words.summary}>
        <Paragraphs text={data.summary} />
      </Card>
      <Card title={words.indicators}>
        <PlanFactText rows={data.indicators} />
      </Card>
    </>
  );
}

/** The documents of the expenses, a page of them; `at` is the address of the report on this side. */
export function Expenses({
  data,
  at,
  mayRemove,
}: {
  data: Pick<ReportData, "expenses" | "page">;
  at: string;
  mayRemove: boolean;
}) {
  const { t } = usePage();
  return (
    <Card title={t.reporting.page.expenses}>
      <ExpenseTable at={at} rows={data.expenses.rows} mayRemove={mayRemove} />
      <Pager page={data.page} pages={data.expenses.pages} to={(n) => `${at}?page=${n}`} />
    </Card>
  );
}
