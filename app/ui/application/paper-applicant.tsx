import type { ApplicantKind } from "~/lifecycle/1-registration/applicant";
import { Alert } from "../alert";
import { Button, ButtonRow, LinkButton } from "../button";
import { Card } from "../card";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { ApplicantFields, useApplicantLabels } from "../registration/applicant-fields";
import { type ShownTwin, twinsIn } from "../registration/twins";

type Found = { inn: string; twins: readonly ShownTwin[]; kinds: readonly ApplicantKind[] };

/** The applicant of a paper: looked for by its ИНН, or entered anew. Both are plain forms. */
export function FindPaperApplicant({ page, answer }: { page: Found; answer: unknown }) {
  const { t } = usePage();
  const words = t.paperApplication.applicantPage;
  return (
    <>
      <Form method="get" id="find">
        <Field name="inn" label={words.inn} hint={words.innHint} inputMode="numeric" width="m" value={page.inn} />
        <ButtonRow>
          <Button look={page.inn ? "plain" : "main"}>{words.find}</Button>
        </ButtonRow>
      </Form>
      {page.twins.length > 0 ? (
        <>
          <h2>{words.found}</h2>
          <FoundProfiles twins={page.twins} answer={answer} />
        </>
      ) : null}
      {page.inn !== "" && page.twins.length === 0 ? <Alert>{words.none}</Alert> : null}
      <h2>{words.orNew}</h2>
      <p>{words.orNewBody}</p>
      <Form method="get" id="new">
        <Field
          name="kind"
          type="radio"
          label={words.kind}
          value={page.kinds[0]}
          options={page.kinds.map((value) => ({
            value,
            label: t.registration.kinds[value],
            hint: t.registration.kindHints[value],
          }))}
        />
        <ButtonRow>
          <Button look="plain">{words.next}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

/** Profiles to choose from, a button each. */
function FoundProfiles({ twins, answer, here }: { twins: readonly ShownTwin[]; answer: unknown; here?: string }) {
  const { t } = usePage();
  const words = t.paperApplication.applicantPage;
  return (
    <>
      {twins.map(({ id, shortName, locality, isVerified }) => (
        <Card key={id} level={3} title={shortName}>
          <p className="muted">
            {[locality, isVerified ? words.verified : words.unverified].filter(Boolean).join(", ")}
          </p>
          <Form id={`choose-${id}`} answer={answer} action={here}>
            <input type="hidden" name="applicant" value={id} />
            <Button look="plain">{words.choose(shortName)}</Button>
          </Form>
        </Card>
      ))}
    </>
  );
}

/** The profile of an applicant without an account, as the paper gives it. */
export function NewPaperApplicant({ kind, answer, here }: { kind: ApplicantKind; answer: unknown; here: string }) {
  const { t } = usePage();
  const words = t.paperApplication.applicantPage;
  const twins = twinsIn(answer);
  const mayGoOn = twins.length > 0 && twins.every((twin) => !twin.isVerified);
  return (
    <>
      {twins.length > 0 ? (
        <>
          <h2>{words.found}</h2>
          <FoundProfiles twins={twins} answer={undefined} here={here} />
        </>
      ) : null}
      <Form answer={answer} labels={useApplicantLabels(kind)}>
        <ApplicantFields kind={kind} />
        {mayGoOn ? <Field name="anyway" type="checkbox" label={t.registration.applicant.anyway} value={false} /> : null}
        <ButtonRow>
          <Button>{words.button}</Button>
          <LinkButton look="link" to={here}>
            {t.common.actions.back}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
