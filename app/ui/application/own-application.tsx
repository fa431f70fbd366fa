import type { ReactNode } from "react";
import type { ApplicationState } from "~/lifecycle/3-application/application";
import { applicationStages, type Progress } from "~/lifecycle/3-application/progress";
import { usePage } from "../page";
import { StageLine } from "../stage-line";
import { Status, type StatusTone } from "../status";

const tones: Record<ApplicationState, StatusTone> = {
  draft: "neutral",
  discarded: "neutral",
  submitted: "good",
  withdrawn: "neutral",
  opened: "progress",
  returned: "warn",
  admitted: "progress",
  rejected: "bad",
  awarded: "good",
  reserve: "warn",
  declined: "bad",
  agreed: "good",
  completed: "good",
  forgone: "neutral",
};

/** The state of an application in the words of its applicant. */
export function OwnState({ state }: { state: ApplicationState }) {
  const { t } = usePage();
  return <Status tone={tones[state]}>{t.state.applicationForApplicant[state]}</Status>;
}

/**
 * Where an application is: the line of stages, who acts now, what goes on and what comes next. One that is out of the
 * competition has no stages any more: the words say how it ended.
 */
export function ProgressLine({ progress, when }: { progress: Progress; when?: ReactNode }) {
  const { t } = usePage();
  const words = t.application.progress;
  return (
    <section>
      {progress.stage || progress.step === "completed" ? (
        <StageLine
          label={words.label}
          steps={applicationStages.map((key) => ({
            key,
            label: t.common.stages[key],
            when: key === "application" ? when : undefined,
          }))}
          current={progress.stage}
          who={progress.actor === "nobody" ? undefined : words.actors[progress.actor]}
        />
      ) : null}
      <p>
        <strong>{words.now[progress.step]}</strong> {words.next[progress.step]}
      </p>
    </section>
  );
}
