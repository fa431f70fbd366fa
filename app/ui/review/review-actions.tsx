import type { RoundState } from "~/lifecycle/5-review/round";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { Form } from "../form";
import { usePage } from "../page";

export type ReviewPlan = { ok: true; ordinal: number; count: number } | { ok: false; reason: string; left: number };

type Props = { base: string; ranking: string | null; state: RoundState | null; plan: ReviewPlan; experts: number };

/** What the secretary can do with the review now: one main button, the rest beside it. */
export function ReviewActions({ base, ranking, state, plan, experts }: Props) {
  const { t } = usePage();
  const words = t.review.office;
  if (state === "preparing") {
    return (
      <>
        {experts === 0 ? <Alert tone="warn">{words.noExperts}</Alert> : null}
        <ButtonRow>
          <LinkButton to={`${base}/start`}>{words.start}</LinkButton>
        </ButtonRow>
        <Form inline id="distribute" action={`${base}/distribute`}>
          <Button look="plain">{words.distribute}</Button>
        </Form>
      </>
    );
  }
  if (state === "running") {
    return (
      <ButtonRow>
        <LinkButton to={`${base}/close`}>{words.close}</LinkButton>
      </ButtonRow>
    );
  }
  if (state === "closed") {
    return (
      <>
        <Alert>{words.waitsOpening}</Alert>
        <ButtonRow>
          <LinkButton to={`${base}/opening`}>{words.opening}</LinkButton>
        </ButtonRow>
      </>
    );
  }
  return (
    <>
      {!plan.ok && state === null ? (
        <Alert tone="warn">{plan.left > 0 ? words.waitsAdmission(plan.left) : words.noAdmitted}</Alert>
      ) : null}
      <ButtonRow>
        {ranking ? <LinkButton to={ranking}>{words.toRanking}</LinkButton> : null}
        {plan.ok ? (
          <LinkButton look={ranking ? "plain" : "main"} to={`${base}/prepare`}>
            {plan.ordinal === 1 ? words.prepare : words.prepareExtra}
          </LinkButton>
        ) : null}
      </ButtonRow>
    </>
  );
}
