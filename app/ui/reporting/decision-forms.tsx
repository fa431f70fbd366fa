import { type Term, termUnits } from "~/lifecycle/2-announcement/term";
import { Button, ButtonRow } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** The two ways to end the check of a report; only the form that was posted shows its answer. */
export function DecisionForms({ at, fixTerm, answer }: { at: string; fixTerm: Term; answer: unknown }) {
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
      <ReturnForm at={at} fixTerm={fixTerm} answer={answer} />
    </Card>
  );
}

/** Remarks and the days to correct a report by them. */
export function ReturnForm({ at, fixTerm, answer }: { at: string; fixTerm: Term; answer: unknown }) {
  const { t } = usePage();
  const words = t.reporting.decide;
  return (
    <Form id="return" action={`${at}/return`} answer={answer}>
      <h3>{words.returning}</h3>
      <Field name="remarks" type="textarea" label={words.remarks} hint={words.remarksHint} rows={6} limit={5000} />
      <Field name="days" type="number" label={words.days} value={fixTerm.days} min={1} max={90} />
      <Field
        name="unit"
        type="radio"
        row
        label={words.unit}
        value={fixTerm.unit}
        options={termUnits.map((unit) => ({ value: unit, label: t.announcement.terms.units[unit] }))}
      />
      <ButtonRow>
        <Button look="plain">{words.returnButton}</Button>
      </ButtonRow>
    </Form>
  );
}
