import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { applicantForm, profileOf } from "~/lifecycle/1-registration/applicant.form";
import { readProfile } from "~/lifecycle/1-registration/applicant.queries.server";
import { editApplicant } from "~/lifecycle/1-registration/edit-applicant.server";
import { verifiedFactsOf } from "~/lifecycle/1-registration/verified-facts";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { ApplicantFields, useApplicantLabels } from "~/ui/registration/applicant-fields";
import { useFactNames } from "~/ui/registration/verification-status";

export const handle = { area: "applicant", reads: "applicant.edit", writes: "applicant.edit" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.applicant.editTitle);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readProfile(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { profile } = demand(await readProfile(who, args.params.id!));
  const form = await readForm(args.request, applicantForm(profile.kind));
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await editApplicant(who, args.params.id!, profileOf(form.value));
  if (!outcome.ok) return refusal(outcome, form.typed);
  const done = outcome.value.recheck.length > 0 ? "recheck" : "saved";
  return redirect(`/applicant/organisations/${args.params.id}?done=${done}`);
}

export default function EditOrganisation() {
  const { id, profile, isVerified } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.applicant;
  const namesOf = useFactNames();
  const home = `/applicant/organisations/${id}`;
  return (
    <>
      <PageTitle title={words.editTitle} trail={[{ to: home, label: profile.shortName }]} />
      {isVerified ? <Alert>{words.editVerified(namesOf(verifiedFactsOf(profile.kind)))}</Alert> : null}
      <Form answer={useActionData<typeof action>()} labels={useApplicantLabels(profile.kind)}>
        <ApplicantFields kind={profile.kind} profile={profile} />
        <ButtonRow>
          <Button>{t.common.actions.save}</Button>
          <LinkButton look="link" to={home}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
