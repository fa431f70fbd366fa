import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { formatNumber } from "~/text/format";
import { DataList } from "../data-list";
import { Fold } from "../fold";
import { usePage } from "../page";

/** How experts score: how many, blind or not, what happens when they differ, how the score is counted. */
export function ReviewText({ rules: { review } }: { rules: CompetitionRules }) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const { points, action, formula } = review.divergence;
  return (
    <Fold title={words.folds.review}>
      <DataList
        items={[
          { label: words.experts, value: review.expertsPerApplication },
          { label: words.minReviews, value: review.minReviews },
          { label: words.blind, value: words.blinds[review.blind] },
          review.commentMinLength > 0 && { label: words.comment, value: words.commentText(review.commentMinLength) },
          { label: words.divergence, value: words.divergenceActions[action](formatNumber(points, lang)) },
          { label: words.formula, value: `${words.formulas[formula]}. ${words.rounding}` },
        ]}
      />
    </Fold>
  );
}
