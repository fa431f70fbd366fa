import { type ApplicantKind, applicantKinds } from "~/lifecycle/1-registration/applicant";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { ApplicantFields, useApplicantLabels } from "./applicant-fields";
import { Twins, twinsIn } from "./twins";

/** The first question: who applies. It is a plain GET form, so the next page knows its fields without any script. */
export function KindChoice() {
  const { t } = usePage();
  return (
    <Form method="get" action="/applicant/organisations/new">
      <Field
        name="kind"
        type="radio"
        label={t.registration.applicant.kind}
        value="legal"
        options={applicantKinds.map((value) => ({
          value,
          label: t.registration.kinds[value],
          hint: t.registration.kindHints[value],
        }))}
      />
      <ButtonRow>
        <Button>{t.common.actions.next}</Button>
      </ButtonRow>
    </Form>
  );
}

/** The profile of a new applicant; when its ИНН is known already, first the ways to go on. */
export function NewApplicantForm({ kind, answer }: { kind: ApplicantKind; answer: unknown }) {
  const { t } = usePage();
  const words = t.registration.applicant;
  const twins = twinsIn(answer);
  const mayGoOn = twins.length > 0 && twins.every((twin) => !twin.isVerified);
  return (
    <>
      <Twins twins={twins} />
      <Form answer={answer} labels={useApplicantLabels(kind)}>
        <ApplicantFields kind={kind} />
        {mayGoOn ? <Field name="anyway" type="checkbox" label={words.anyway} value={false} /> : null}
        <ButtonRow>
          <Button>{words.register}</Button>
          <LinkButton look="link" to="/applicant/organisations/new">
            {t.common.actions.back}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
