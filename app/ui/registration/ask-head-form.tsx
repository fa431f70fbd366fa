import { headReasons } from "~/lifecycle/1-registration/head-request";
import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** Why somebody asks to become the head, by which document, and which organiser is to decide. */
export function AskHeadForm({
  organisers,
  answer,
}: {
  organisers: readonly { id: string; name: string }[];
  answer: unknown;
}) {
  const { t } = usePage();
  const words = t.registration.headChange;
  return (
    <Form answer={answer}>
      <Field
        name="reason"
        type="radio"
        label={words.reason}
        value="newHead"
        options={headReasons.map((value) => ({ value, label: words.reasons[value], hint: words.reasonHints[value] }))}
      />
      <Field name="document" label={words.document} hint={words.documentHint} width="full" limit={300} />
      <Field
        name="text"
        type="textarea"
        rows={3}
        limit={2_000}
        label={words.text}
        hint={words.textHint}
        required={false}
      />
      <Field
        name="organiser"
        type="select"
        label={words.organiser}
        hint={words.organiserHint}
        options={organisers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ButtonRow>
        <Button>{words.askButton}</Button>
      </ButtonRow>
    </Form>
  );
}
