import { Button, ButtonRow } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

/** Why a profile could not be verified; the applicant reads it. */
export function RefuseApplicantForm({ inn, action, answer }: { inn: string; action?: string; answer?: unknown }) {
  const { t } = usePage();
  const words = t.registration.office;
  return (
    <Form id="refuse" action={action} answer={answer}>
      <input type="hidden" name="inn" value={inn} />
      <Field name="text" type="textarea" rows={3} limit={1_000} label={words.refuseText} hint={words.refuseTextHint} />
      <ButtonRow>
        <Button look="danger">{words.refuse}</Button>
      </ButtonRow>
    </Form>
  );
}
