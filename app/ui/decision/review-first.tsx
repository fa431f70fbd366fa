import { NextStep } from "../next-step";
import { usePage } from "../page";

/** What the secretary does before a meeting while experts still score: finish the round. */
export function ReviewFirst({ base }: { base: string }) {
  const { t } = usePage();
  const words = t.decision.meeting;
  return (
    <NextStep
      title={words.reviewFirst}
      to={`${base}/review`}
      action={t.announcement.office.actions.followReview.button}
    >
      <p>{words.reviewFirstBody}</p>
    </NextStep>
  );
}
