import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { type ApplicantKind, applicantKinds } from "~/lifecycle/1-registration/applicant";
import { applicantForm, profileOf } from "~/lifecycle/1-registration/applicant.form";
import { knownWithInn } from "~/lifecycle/1-registration/applicant.queries.server";
import { registerApplicant } from "~/lifecycle/1-registration/register-applicant.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { KindChoice, NewApplicantForm } from "~/ui/registration/new-applicant";

export const handle = {
  area: "applicant",
  reads: "applicant.create",
  writes: "applicant.create",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.applicant.newTitle);

function kindAsked(request: Request): ApplicantKind | null {
  const asked = new URL(request.url).searchParams.get("kind");
  return applicantKinds.find((kind) => kind === asked) ?? null;
}

export async function loader(args: LoaderFunctionArgs) {
  demand(policy["applicant.create"](await requirePerson(args), {}));
  return { kind: kindAsked(args.request) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const kind = kindAsked(args.request);
  if (!kind) return redirect("/applicant/organisations/new");
  const form = await readForm(args.request, applicantForm(kind));
  if (!form.ok) return wrongFields(form.answer);
  const profile = profileOf(form.value);
  const outcome = await registerApplicant(who, kind, profile, "anyway" in form.value);
  if (outcome.ok) return redirect(`/applicant/organisations/${outcome.value.id}?done=registered`);
  if (outcome.reason !== "alreadyExists" || !profile.inn) return refusal(outcome, form.typed);
  return data({ typed: form.typed, errors: {}, twins: await knownWithInn(who, profile.inn) }, { status: 409 });
}

export default function NewApplicant() {
  const { kind } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.registration.applicant;
  return (
    <>
      <PageTitle
        title={words.newTitle}
        kicker={kind ? t.registration.kinds[kind] : undefined}
        lead={words.newLead}
        trail={[{ to: "/applicant/organisations", label: words.listTitle }]}
      />
      {kind ? <NewApplicantForm kind={kind} answer={answer} /> : <KindChoice />}
    </>
  );
}
