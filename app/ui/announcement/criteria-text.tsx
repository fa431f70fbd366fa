import Big from "big.js";
import { type CompetitionRules, type Criterion, maxScore } from "~/lifecycle/2-announcement/rules";
import { isPassMarkOpen } from "~/lifecycle/2-announcement/tiers";
import { formatNumber } from "~/text/format";
import { Bars } from "../bars";
import { Fold } from "../fold";
import { usePage } from "../page";
import { Table } from "../table";
import { TiersText } from "./tiers-text";

/**
 * The criteria: how much each one weighs, drawn and told, what its marks mean, and the mark that passes; by tiers of sums
 * where the rules have them.
 */
export function CriteriaText({ rules }: { rules: CompetitionRules }) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const { tiers = [] } = rules;
  const hasTiers = tiers.length > 0;
  return (
    <>
      {hasTiers ? (
        <TiersText rules={rules} tiers={tiers} />
      ) : (
        <p>
          {words.maxScore(formatNumber(maxScore(rules).toFixed(), lang))}{" "}
          <strong>
            {isPassMarkOpen(rules)
              ? words.passMarkLater
              : `${words.passMark}: ${words.passMarkText(formatNumber(rules.passMark, lang))}`}
            .
          </strong>{" "}
          {words.rounding}
        </p>
      )}
      <Fold title={words.folds.criteria(rules.criteria.length)}>
        {hasTiers ? null : (
          <Bars
            title={words.criterionMax}
            bars={rules.criteria.map(({ title, weight, max }) => ({
              label: title,
              value: new Big(max).times(weight).toNumber(),
              shown: words.points(formatNumber(new Big(max).times(weight).toFixed(), lang)),
            }))}
          />
        )}
        {rules.criteria.map((criterion) => (
          <CriterionDetails key={criterion.key} criterion={criterion} isWeighed={!hasTiers} />
        ))}
      </Fold>
    </>
  );
}

/** One criterion; `isWeighed` where one coefficient is for all. */
function CriterionDetails({ criterion, isWeighed }: { criterion: Criterion; isWeighed: boolean }) {
  const { title, weight, min, max, step, help, bands } = criterion;
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const number = (decimal: string) => formatNumber(decimal, lang);
  return (
    <Fold
      title={
        <>
          <span lang="ru">{title}</span>
          {isWeighed ? `, ${words.weight(number(weight))}` : null}
        </>
      }
    >
      <p>{words.scale(number(min), number(max), number(step))}</p>
      {help ? <p lang="ru">{help}</p> : null}
      {bands.length > 0 ? (
        <Table
          caption={`${words.means}: ${title}`}
          quiet
          rows={bands}
          keyOf={({ from }) => from}
          columns={[
            { head: words.mark, main: true, cell: ({ from, to }) => words.bandRange(number(from), number(to)) },
            { head: words.means, cell: ({ text }) => <span lang="ru">{text}</span> },
          ]}
        />
      ) : null}
    </Fold>
  );
}
