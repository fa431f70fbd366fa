import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { consentWays } from "~/lifecycle/1-registration/applicant";
import { TakeErrandForm } from "~/lifecycle/1-registration/errand.form";
import { ownErrands } from "~/lifecycle/1-registration/errand.queries.server";
import { takeErrand } from "~/lifecycle/1-registration/take-errand.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Group } from "~/ui/group";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { DeskNewcomer } from "~/ui/registration/desk-newcomer";

export const handle = { area: "desk", reads: "errand.take", writes: "errand.take" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.desk.takeTitle);

export async function loader(args: LoaderFunctionArgs) {
  demand(await ownErrands(await requirePerson(args)));
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await ownErrands(who));
  const form = await readForm(args.request, TakeErrandForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await takeErrand(who, form.value);
  if (outcome.ok) return redirect(`/desk/errands/${outcome.value.id}?done=taken`);
  if (outcome.reason !== "notFound") return refusal(outcome, form.typed);
  return wrongFields({ typed: form.typed, errors: { applicant: { code: "unknownApplicant" } } });
}

export default function TakeErrand() {
  const { t, href } = usePage();
  const words = t.registration.desk;
  const { named } = t.registration;
  return (
    <>
      <PageTitle title={words.takeTitle} lead={words.takeLead} trail={[{ to: "/desk", label: words.title }]} />
      <Form answer={useActionData<typeof action>()}>
        <Field name="applicant" label={words.applicant} hint={words.applicantHint} width="full" />
        <Field name="principal" label={words.principal} hint={words.principalHint} />
        <Group legend={words.consentTitle}>
          <p>
            <a href={href("/consents/desk")} target="_blank" rel="noreferrer">
              {words.fullText}
            </a>
          </p>
          <Field
            name="way"
            type="radio"
            label={named.way}
            value="spoken"
            options={consentWays.map((value) => ({ value, label: named.ways[value] }))}
          />
          <Field name="givenOn" type="date" label={named.givenOn} hint={t.common.dayHint} />
          <Field name="consentDesk" type="checkbox" label={words.consentBox} value={false} />
        </Group>
        <ButtonRow>
          <Button>{words.take}</Button>
          <LinkButton look="link" to="/desk">
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
      <DeskNewcomer />
    </>
  );
}
