import { typeRoubles } from "~/lifecycle/money";
import { formatDay, formatMoney } from "~/text/format";
import { Alert } from "../alert";
import { BudgetLine } from "../budget-line";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { asFormAnswer, Form } from "../form";
import { Group } from "../group";
import { usePage } from "../page";
import { Table } from "../table";

export type NewAgreement = {
  competitionId: string;
  sum: string;
  requested: string;
  isCut: boolean;
  today: string;
  term: { startsOn: string; endsOn: string };
  lines: { category: string; title: string; requested: string; granted: string; own: string }[];
  indicators: { title: string; unit: string; planned: string }[];
  reports: { key: string; title: string; dueAt: string }[];
};

/** The terms of a signed agreement: its details, the budget line by line, the plan of indicators. */
export function AgreementForm({ data, answer }: { data: NewAgreement; answer: unknown }) {
  const { t, lang } = usePage();
  const words = t.agreement.fresh;
  const errors = asFormAnswer(answer)?.errors ?? {};
  const labels = {
    ...Object.fromEntries(
      data.lines.flatMap((line, at) => [
        [`lines.${at}.granted`, words.grantedOf(line.title)],
        [`lines.${at}.own`, words.ownOf(line.title)],
      ]),
    ),
    ...Object.fromEntries(data.indicators.map((one, at) => [`indicators.${at}.planned`, words.plannedOf(one.title)])),
  };
  const sums = { requested: formatMoney(data.requested, lang), awarded: formatMoney(data.sum, lang) };
  return (
    <Form answer={answer} labels={labels}>
      {data.isCut ? <Alert tone="warn">{words.cut(sums)}</Alert> : null}
      <Field name="number" label={words.number} width="m" limit={60} />
      <Field name="signedOn" type="date" label={words.signedOn} value={data.today} hint={t.common.dayHint} />
      <Group legend={words.term}>
        <Field name="startsOn" type="date" label={words.startsOn} value={data.term.startsOn} />
        <Field name="endsOn" type="date" label={words.endsOn} value={data.term.endsOn} />
      </Group>
      <Group legend={words.lines} name="lines" hint={words.linesHint(sums.awarded)}>
        <Lines data={data} />
      </Group>
      {errors.lowOwnShare ? (
        <Field name="lowOwnShare" type="checkbox" label={words.lowOwnShare} required={false} />
      ) : null}
      {data.indicators.length > 0 ? (
        <Group legend={words.indicators} name="indicators" hint={words.indicatorsHint}>
          <Indicators data={data} />
        </Group>
      ) : null}
      <Group legend={words.reports} hint={words.reportsHint}>
        <ul>
          {data.reports.map((report) => (
            <li key={report.key}>
              <span lang="ru">{report.title}</span>: {formatDay(report.dueAt, lang)}
            </li>
          ))}
        </ul>
      </Group>
      <ButtonRow>
        <Button>{words.save}</Button>
        <LinkButton look="link" to={`/office/competitions/${data.competitionId}/agreements`}>
          {t.common.actions.cancel}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}

function Lines({ data }: { data: NewAgreement }) {
  const { t, lang } = usePage();
  const words = t.agreement.fresh;
  return (
    <Table
      caption={words.lines}
      quiet
      rows={data.lines}
      keyOf={(_, at) => String(at)}
      columns={[
        {
          head: words.line,
          main: true,
          cell: (line) => <BudgetLine title={line.title} category={line.category} />,
        },
        { head: words.requested, number: true, cell: (line) => formatMoney(line.requested, lang) },
        {
          head: words.granted,
          cell: (line, at) => (
            <Field
              quiet
              type="money"
              name={`lines.${at}.granted`}
              label={words.grantedOf(line.title)}
              value={typeRoubles(BigInt(line.granted))}
            />
          ),
        },
        {
          head: words.own,
          cell: (line, at) => (
            <Field
              quiet
              type="money"
              name={`lines.${at}.own`}
              label={words.ownOf(line.title)}
              value={typeRoubles(BigInt(line.own))}
            />
          ),
        },
      ]}
      foot={[t.common.total, formatMoney(data.requested, lang), formatMoney(data.sum, lang), ""]}
    />
  );
}

function Indicators({ data }: { data: NewAgreement }) {
  const { t } = usePage();
  const words = t.agreement.fresh;
  return (
    <Table
      caption={words.indicators}
      quiet
      rows={data.indicators}
      keyOf={(_, at) => String(at)}
      columns={[
        { head: t.agreement.page.indicator, main: true, cell: (one) => <span lang="ru">{one.title}</span> },
        {
          head: words.planned,
          cell: (one, at) => (
            <Field
              quiet
              type="number"
              name={`indicators.${at}.planned`}
              label={words.plannedOf(one.title)}
              value={one.planned}
              unit={one.unit}
            />
          ),
        },
      ]}
    />
  );
}
