import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** The two ways to end the check of a report; only the form that was posted shows its answer. */
export function DecisionForms({ at, fixDays, answer }: { at: string; fixDays: number; answer: unknown }) {
  const { t } = usePage();
  const words = t.reporting.decide;
  return (
    <Card title={t.reporting.page.officeCheck}>
      <p>{words.acceptLead}</p>
      <Form id="accept" action={`${at}/accept`}>
        <ButtonRow>
          <Button>{words.accept}</Button>
        </ButtonRow>
      </Form>
      <ReturnForm at={at} fixDays={fixDays} answer={answer} />
    </Card>
  );
}

/** Remarks and the days to correct a report by them. */
export function ReturnForm({ at, fixDays, answer }: { at: string; fixDays: number; answer: unknown }) {
  const { t } = usePage();
  const words = t.reporting.decide;
  return (
    <Form id="return" action={`${at}/return`} answer={answer}>
      <h3>{words.returning}</h3>
      <Field name="remarks" type="textarea" label={words.remarks} hint={words.remarksHint} rows={6} limit={5000} />
      <Field name="days" type="number" label={words.days} value={fixDays} min={1} max={90} />
      <ButtonRow>
        <Button look="plain">{words.returnButton}</Button>
      </ButtonRow>
    </Form>
  );
}
