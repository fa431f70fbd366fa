import type { Feedback } from "~/lifecycle/7-publication/feedback";
import { formatScore } from "~/text/format";
import { DataList } from "../data-list";
import { ExpertMarks } from "../decision/expert-marks";
import { outcomeTone } from "../decision/words";
import { EmptyState } from "../empty-state";
import { usePage } from "../page";
import { Status } from "../status";

/** What the experts wrote about an application, for its applicant. */
export function FeedbackText({ feedback }: { feedback: Feedback }) {
  const { t, lang } = usePage();
  const words = t.publication.feedback;
  const { outcome, score, passMark, sheets } = feedback;
  if (sheets.length === 0) return <EmptyState title={words.none}>{words.noneBody}</EmptyState>;
  return (
    <>
      <DataList
        items={[
          outcome === null
            ? false
            : {
                label: words.outcome,
                value: <Status tone={outcomeTone[outcome]}>{t.decision.decided[outcome]}</Status>,
              },
          score === null ? false : { label: words.score, value: formatScore(score, lang) },
          passMark === null ? false : { label: words.passMark, value: formatScore(passMark, lang) },
        ]}
      />
      <ExpertMarks sheets={sheets} level={2} />
    </>
  );
}
