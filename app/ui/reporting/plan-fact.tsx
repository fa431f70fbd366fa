import { fulfilment } from "~/lifecycle/9-reporting/fulfilment";
import { formatNumber } from "~/text/format";
import type { Lang } from "~/text/plural";
import { Bars } from "../bars";
import { Field } from "../field";
import { usePage } from "../page";
import { Table } from "../table";

export type PlanFact = { id: string; title: string; unit: string; planned: string; fact: string; comment: string };

/** Plan and fact as fields of the report's form: a fact and the reason of a deviation for every indicator. */
export function PlanFactFields({ rows }: { rows: readonly PlanFact[] }) {
  const { t, lang } = usePage();
  const words = t.reporting.page;
  return (
    <Table
      caption={words.indicators}
      quiet
      rows={rows}
      keyOf={(row) => row.id}
      empty={<p className="muted">{words.noIndicators}</p>}
      columns={[
        {
          head: words.indicator,
          main: true,
          cell: (row, at) => (
            <>
              <input type="hidden" name={`facts.${at}.indicatorId`} value={row.id} />
              <span lang="ru">{row.title}</span>
            </>
          ),
        },
        {
          head: words.planned,
          number: true,
          cell: (row) => (
            <>
              {formatNumber(row.planned, lang)} <span lang="ru">{row.unit}</span>
            </>
          ),
        },
        {
          head: words.fact,
          cell: (row, at) => (
            <Field
              quiet
              type="number"
              name={`facts.${at}.fact`}
              label={words.factOf(row.title)}
              value={decimalAsTyped(row.fact, lang)}
            />
          ),
        },
        {
          head: words.comment,
          cell: (row, at) => (
            <Field
              quiet
              type="textarea"
              rows={2}
              required={false}
              name={`facts.${at}.comment`}
              label={words.commentOf(row.title)}
              value={row.comment}
            />
          ),
        },
      ]}
    />
  );
}

/** A decimal as people of the language type it; the server reads both signs. */
function decimalAsTyped(decimal: string, lang: Lang): string {
  return lang === "ru" ? decimal.replace(".", ",") : decimal;
}

/** The names of those fields, for the summary of errors. */
export function planFactLabels(rows: readonly PlanFact[], factOf: (title: string) => string): Record<string, string> {
  return Object.fromEntries(rows.map((row, at) => [`facts.${at}.fact`, factOf(row.title)]));
}

/** Plan and fact to read: a table with the reasons, and bars. */
export function PlanFactText({ rows }: { rows: readonly PlanFact[] }) {
  const { t, lang } = usePage();
  const words = t.reporting.page;
  if (rows.length === 0) return <p className="muted">{words.noIndicators}</p>;
  return (
    <>
      <Bars
        title={t.agreement.page.indicators}
        name={words.indicator}
        max={100}
        bars={rows.map((row) => ({
          label: `${row.title}, ${row.unit}`,
          value: fulfilment(row.fact, row.planned),
          strong: fulfilment(row.fact, row.planned) >= 100,
          shown: words.shareOf({
            fact: row.fact === "" ? words.noFact : formatNumber(row.fact, lang),
            planned: formatNumber(row.planned, lang),
          }),
        }))}
      />
      <ul>
        {rows
          .filter((row) => row.comment !== "")
          .map((row) => (
            <li key={row.id} lang="ru">
              {row.title}: {row.comment}
            </li>
          ))}
      </ul>
    </>
  );
}
