import { shareBp } from "~/lifecycle/money";
import { formatMoney } from "~/text/format";
import { Bars } from "../bars";
import { BudgetLine } from "../budget-line";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Table } from "../table";

export type SpentLine = {
  id: string;
  category: string;
  title: string;
  granted: string;
  own: string;
  before: string;
  now: string;
  ownSpent: string;
};

/** Running totals of every line, folded: plan, spent before, spent now, what is left; and bars of the granted part. Kopecks in digits. */
export function BudgetTable({ lines }: { lines: readonly SpentLine[] }) {
  const { t, lang } = usePage();
  const words = t.reporting.page;
  const money = (kopecks: bigint | string) => formatMoney(kopecks, lang);
  const sum = (pick: (line: SpentLine) => bigint) => money(lines.reduce((total, line) => total + pick(line), 0n));
  const left = sum(leftOf);
  return (
    <>
      <Fold title={words.lines({ n: lines.length, left })}>
        <Table
          caption={words.budget}
          quiet
          rows={lines}
          keyOf={(line) => line.id}
          columns={[
            {
              head: words.line,
              main: true,
              cell: (line) => <BudgetLine title={line.title} category={line.category} />,
            },
            { head: words.granted, number: true, cell: (line) => money(line.granted) },
            { head: words.before, number: true, cell: (line) => money(line.before) },
            { head: words.now, number: true, cell: (line) => money(line.now) },
            { head: words.left, number: true, cell: (line) => money(leftOf(line)) },
            {
              head: words.ownSpent,
              number: true,
              cell: (line) =>
                BigInt(line.own) === 0n && BigInt(line.ownSpent) === 0n
                  ? words.ownNone
                  : words.ownOf({ spent: money(line.ownSpent), planned: money(line.own) }),
            },
          ]}
          foot={[
            t.common.total,
            sum((line) => BigInt(line.granted)),
            sum((line) => BigInt(line.before)),
            sum((line) => BigInt(line.now)),
            left,
            sum((line) => BigInt(line.ownSpent)),
          ]}
        />
      </Fold>
      {lines.some((line) => spentOf(line) > 0n) ? (
        <Fold title={words.budgetBars}>
          <Bars
            title={words.budgetBars}
            name={words.line}
            max={10_000}
            bars={lines.map((line) => ({
              label: line.title,
              value: shareBp(spentOf(line), BigInt(line.granted)),
              strong: leftOf(line) < 0n,
              shown: words.spentOf({ spent: money(spentOf(line)), planned: money(line.granted) }),
            }))}
          />
        </Fold>
      ) : null}
    </>
  );
}

const spentOf = (line: SpentLine) => BigInt(line.before) + BigInt(line.now);
const leftOf = (line: SpentLine) => BigInt(line.granted) - spentOf(line);
