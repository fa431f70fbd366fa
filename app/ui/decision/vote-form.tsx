import { voteChoices } from "~/lifecycle/2-announcement/quorum";
import type { OwnPart } from "~/lifecycle/6-decision/view";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { Form } from "../form";
import { usePage } from "../page";

/** Three buttons for a member's vote on the open item, each a post of its own; the present vote is said in words. */
export function VoteForm({
  itemPage,
  own,
  mayVote,
  isPresent,
  answer,
}: {
  itemPage: string;
  own: OwnPart;
  mayVote: boolean;
  isPresent: boolean;
  answer?: unknown;
}) {
  const { t } = usePage();
  const { choices, commission, voted } = t.decision;
  if (own.recused) return <Alert>{commission.recused}</Alert>;
  if (!isPresent) return <Alert tone="warn">{commission.absent}</Alert>;
  if (!mayVote) return null;
  return (
    <Form id="vote" action={itemPage} answer={answer}>
      <p>
        {own.choice ? (
          <>
            {commission.yourVote}: <strong>{voted[own.choice]}</strong>.{" "}
          </>
        ) : null}
        {commission.voteHint}
      </p>
      <ButtonRow>
        {voteChoices.map((choice) => (
          <Button key={choice} look={choice === "for" ? "main" : "plain"} name="choice" value={choice}>
            {choices[choice]}
          </Button>
        ))}
        <LinkButton look="link" to={`${itemPage}/recuse`}>
          {commission.recuse}
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
