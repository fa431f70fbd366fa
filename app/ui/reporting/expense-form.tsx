import { documentKinds, expenseSources, MAX_EXPENSES } from "~/lifecycle/9-reporting/report";
import { formatDay, formatMoney } from "~/text/format";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { asFormAnswer, Form } from "../form";
import { usePage } from "../page";

export type NewExpense = {
  reportId: string;
  startsOn: string;
  endsOn: string;
  lines: { id: string; title: string; left: string }[];
};

const accept = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.odt,.ods";

/** One expense: the line it is spent on, its document and the scan of that. */
export function ExpenseForm({ data, answer }: { data: NewExpense; answer: unknown }) {
  const { t, lang } = usePage();
  const words = t.reporting.expense;
  const days = { from: formatDay(data.startsOn, lang), to: formatDay(data.endsOn, lang) };
  return (
    <Form files answer={answer}>
      {asFormAnswer(answer) ? <p>{words.pickAgain}</p> : null}
      <p className="hint">{words.most(MAX_EXPENSES)}</p>
      <Field
        name="budgetLineId"
        type="select"
        width="full"
        label={words.line}
        options={data.lines.map((line) => ({
          value: line.id,
          label: words.lineLeft({ line: line.title, left: formatMoney(line.left, lang) }),
        }))}
      />
      <Field
        name="source"
        type="radio"
        label={words.source}
        value="grant"
        options={expenseSources.map((source) => ({ value: source, label: words[source] }))}
      />
      <Field
        name="documentKind"
        type="select"
        label={words.kind}
        options={documentKinds.map((kind) => ({ value: kind, label: t.reporting.documents[kind] }))}
      />
      <Field name="documentNumber" label={words.number} width="m" limit={100} />
      <Field name="documentDate" type="date" label={words.date} hint={words.dateHint(days)} />
      <Field name="counterparty" label={words.counterparty} hint={words.counterpartyHint} limit={300} />
      <Field name="sum" type="money" label={words.sum} hint={t.common.moneyHint} />
      <Field name="file" type="file" label={words.file} hint={words.fileHint} accept={accept} />
      <ButtonRow>
        <Button>{words.save}</Button>
        <LinkButton look="link" to={`/applicant/reports/${data.reportId}`}>
          {t.common.actions.cancel}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
