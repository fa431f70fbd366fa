import type { ReviewStep } from "~/lifecycle/5-review/next-step";
import { formatInstant } from "~/text/format";
import type { Text } from "~/text/text";
import { Button, ButtonRow, LinkButton } from "../button";
import { Form } from "../form";
import { NextStep } from "../next-step";
import { usePage } from "../page";
import { type Awaited, AwaitedOpening, type Confirmation } from "./awaited-opening";

type Props = {
  /** The office of the competition. */
  base: string;
  step: ReviewStep;
  /** Applications that wait for a decision before the first round. */
  waiting: number;
  missing: number;
  sealed: number;
  live: number;
  due: { at: string; zone: string } | null;
  /** The ranking, once marks are open. */
  ranking: string | null;
  confirmedByMe: boolean;
  confirmations: readonly Confirmation[];
  awaited: Awaited | null;
};

/** What the review asks of the secretary now, with the one button for it; the rest stands beside it. */
export function ReviewActions(props: Props) {
  const { t } = usePage();
  const { base, step, ranking, confirmedByMe } = props;
  if (step === "nothing") return ranking ? <ToRanking to={ranking} /> : null;
  const isMine = step === "waitForOpening" && confirmedByMe;
  return (
    <>
      <NextStep
        title={isMine ? t.review.opening.mine : t.review.office.steps[step].title}
        to={pageOf(base, step, ranking) ?? undefined}
        action={buttonOf(t, step)}
      >
        <StepBody {...props} />
      </NextStep>
      {step === "replace" && props.live > 0 && props.sealed === props.live ? (
        <ButtonRow>
          <LinkButton look="plain" to={`${base}/review/close`}>
            {t.review.office.close}
          </LinkButton>
        </ButtonRow>
      ) : null}
      {step === "assign" || step === "inviteExperts" ? (
        <ButtonRow>
          <LinkButton look="plain" to={`${base}/review/start`}>
            {t.review.office.start}
          </LinkButton>
        </ButtonRow>
      ) : null}
      {step === "prepareExtra" && ranking ? <ToRanking to={ranking} /> : null}
    </>
  );
}

function ToRanking({ to }: { to: string }) {
  const { t } = usePage();
  return (
    <ButtonRow>
      <LinkButton look="plain" to={to}>
        {t.review.office.toRanking}
      </LinkButton>
    </ButtonRow>
  );
}

function buttonOf(t: Text, step: ReviewStep): string | undefined {
  const { steps, prepare, prepareExtra, start, close, opening, toRanking } = t.review.office;
  const buttons: Partial<Record<ReviewStep, string>> = {
    decideApplications: steps.decideApplications.button,
    noneAdmitted: steps.noneAdmitted.button,
    inviteExperts: steps.inviteExperts.button,
    prepare,
    start,
    close,
    confirmOpening: opening,
    prepareExtra,
    rank: toRanking,
  };
  return buttons[step];
}

/** Where a step is done; null when it is only waited for, or done on this very page. */
function pageOf(base: string, step: ReviewStep, ranking: string | null): string | null {
  const pages: Partial<Record<ReviewStep, string>> = {
    decideApplications: "/applications",
    noneAdmitted: "/applications",
    prepare: "/review/prepare",
    inviteExperts: "/people",
    start: "/review/start",
    close: "/review/close",
    confirmOpening: "/review/opening",
    prepareExtra: "/review/prepare",
  };
  if (step === "rank") return ranking;
  const page = pages[step];
  return page ? `${base}${page}` : null;
}

function StepBody({ base, step, waiting, missing, sealed, live, due, confirmations, awaited }: Props) {
  const { t, lang } = usePage();
  const { steps, distribute, progress, waitsAdmission, dueIs } = t.review.office;
  if (step === "decideApplications") return <p>{waitsAdmission(waiting)}</p>;
  if (step === "assign")
    return (
      <>
        <p>{steps.assign.body(missing)}</p>
        <Form inline id="distribute" action={`${base}/review/distribute`}>
          <Button>{distribute}</Button>
        </Form>
      </>
    );
  if (step === "replace") return <p>{steps.replace.body(missing)}</p>;
  if (step === "waitForExperts")
    return (
      <p>
        {progress(sealed, live)}. {due ? dueIs(formatInstant(due.at, due.zone, lang)) : null}
      </p>
    );
  if (step === "confirmOpening" && awaited?.role === "secretary")
    return (
      <>
        <AwaitedOpening confirmations={confirmations} awaited={null} />
        <p>{steps.confirmOpening.last}</p>
      </>
    );
  if (step === "confirmOpening" || step === "waitForOpening")
    return <AwaitedOpening confirmations={confirmations} awaited={awaited} peoplePage={`${base}/people`} />;
  if (step === "noneAdmitted" || step === "nothing") return null;
  return <p>{steps[step].body}</p>;
}
