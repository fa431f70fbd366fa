import { useSearchParams } from "@remix-run/react";
import type { ReportProblem } from "~/lifecycle/9-reporting/report";
import { formatDay } from "~/text/format";
import { Alert } from "../alert";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Contents } from "../contents";
import { Field } from "../field";
import { Fold } from "../fold";
import { Form } from "../form";
import { Group } from "../group";
import { History, type HistoryEntry } from "../history";
import { NextStep } from "../next-step";
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
      <Step data={data} />
      <Remarks remarks={data.remarks} />
      <ReportContents data={data} />
      <Fold title={words.facts}>
        <ReportFactsList head={data} />
      </Fold>
      <div id="written">{data.mayEdit ? <Draft data={data} answer={answer} /> : <Written data={data} />}</div>
      <Expenses data={data} at={`/applicant/reports/${data.id}`} mayRemove={data.mayEdit} />
      <Budget lines={data.lines} />
      <ReportHistory data={data} />
    </>
  );
}

/** What is asked of the winner now: to write, to correct, or to wait. */
function Step({ data }: { data: ReportData }) {
  const { t, lang } = usePage();
  const words = t.reporting.page;
  if (!data.mayEdit)
    return <NextStep>{data.state === "accepted" ? words.steps.accepted : words.steps.checked}</NextStep>;
  const isReturned = data.state === "returned";
  const due = `${isReturned ? words.fixBy : words.dueOn}: ${formatDay(data.dueOn, lang)}`;
  const asked = isReturned ? words.steps.fix : words.steps.write;
  return (
    <NextStep
      title={data.isOverdue ? words.steps.late : asked}
      to={`/applicant/reports/${data.id}/submit`}
      action={words.check}
    >
      <p>{due}</p>
    </NextStep>
  );
}

/** The way to the parts of a long report. */
export function ReportContents({ data }: { data: Pick<ReportData, "history"> }) {
  const { t } = usePage();
  const words = t.reporting.page;
  const parts = [
    { to: "written", label: words.summary },
    { to: "indicators", label: words.indicators },
    { to: "expenses", label: words.expenses },
    { to: "budget", label: words.budget },
  ];
  const history = { to: "history", label: words.history };
  return <Contents parts={data.history.length > 0 ? [...parts, history] : parts} />;
}

/** What was planned and spent by lines. */
export function Budget({ lines }: { lines: readonly SpentLine[] }) {
  const { t } = usePage();
  return (
    <div id="budget">
      <Card title={t.reporting.page.budget}>
        <BudgetTable lines={lines} />
      </Card>
    </div>
  );
}

/** What happened to a report; nothing while nothing has. */
export function ReportHistory({ data }: { data: Pick<ReportData, "zone" | "history"> }) {
  const { t } = usePage();
  if (data.history.length === 0) return null;
  return (
    <>
      <h2 id="history">{t.reporting.page.history}</h2>
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
      <div id="indicators">
        <Group legend={words.indicators} hint={words.indicatorsHint}>
          <PlanFactFields rows={data.indicators} />
        </Group>
      </div>
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
      <div id="indicators">
        <Card title={words.indicators}>
          <PlanFactText rows={data.indicators} />
        </Card>
      </div>
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
    <div id="expenses">
      <Card title={t.reporting.page.expenses}>
        <ExpenseTable at={at} rows={data.expenses.rows} mayRemove={mayRemove} />
        <Pager page={data.page} pages={data.expenses.pages} to={(n) => `${at}?page=${n}`} />
      </Card>
    </div>
  );
}
