import type { RankingLine } from "~/lifecycle/6-decision/view";
import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** Makes or recounts the ranking; divergences that hold applications back can be accepted here. */
export function MakeRankingForm({
  answer,
  lines,
  isFirst,
  points,
}: {
  answer: unknown;
  lines: readonly RankingLine[];
  isFirst: boolean;
  points: string;
}) {
  const { t } = usePage();
  const words = t.decision.ranking;
  const open = lines.filter((line) => line.outReason === "divergenceOpen" || line.divergenceAccepted);
  return (
    <Form answer={answer}>
      {open.length > 0 ? (
        <Field
          name="accepted"
          type="checkboxes"
          required={false}
          label={words.accept}
          hint={words.acceptHint(points)}
          value={open.filter((line) => line.divergenceAccepted).map((line) => line.applicationId)}
          options={open.map((line) => ({
            value: line.applicationId,
            label: t.decision.application({ number: line.number ?? "", title: line.title }),
          }))}
        />
      ) : null}
      {isFirst ? null : <p className="hint">{words.remakeHint}</p>}
      <ButtonRow>
        <Button look={isFirst ? "main" : "plain"}>{isFirst ? words.make : words.remake}</Button>
      </ButtonRow>
    </Form>
  );
}
