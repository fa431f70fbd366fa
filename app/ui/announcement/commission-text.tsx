import { type CompetitionRules, criterion, criterionOfTieStep, type TieStep } from "~/lifecycle/2-announcement/rules";
import { DataList } from "../data-list";
import { Fold } from "../fold";
import { usePage } from "../page";
import { shareText } from "./rule-words";

/** The quorum, the majority, and how equal scores are put in order. */
export function CommissionText({ rules }: { rules: CompetitionRules }) {
  const { t } = usePage();
  const words = t.announcement.rules;
  const { quorum, votesOf, chairCasts, recusalCountsForQuorum } = rules.decision;
  return (
    <Fold title={words.folds.commission}>
      <DataList
        items={[
          { label: words.quorum, value: shareText(t, quorum) },
          { label: words.votes, value: words.votesOf[votesOf] },
          { label: words.chair, value: chairCasts ? words.chairYes : words.chairNo },
          { label: words.recusal, value: recusalCountsForQuorum ? words.recusalYes : words.recusalNo },
        ]}
      />
      <h3>{words.tieBreak}</h3>
      <p>{words.tieLead}</p>
      <ol>
        {rules.tieBreak.map((step) => (
          <li key={step}>
            <TieStepWords rules={rules} step={step} />
          </li>
        ))}
      </ol>
    </Fold>
  );
}

function TieStepWords({ rules, step }: { rules: CompetitionRules; step: TieStep }) {
  const { t } = usePage();
  const words = t.announcement.rules.ties;
  const key = criterionOfTieStep(step);
  if (key !== null) return <>{words.criterion(criterion(rules, key)?.title ?? key)}</>;
  return <>{words[step as Exclude<TieStep, `criterion:${string}`>]}</>;
}
