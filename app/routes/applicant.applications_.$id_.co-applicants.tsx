import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { callCoApplicant } from "~/lifecycle/3-application/call-co-applicant.server";
import { InviteCoApplicantForm } from "~/lifecycle/3-application/co-applicant.form";
import { readCoApplicants } from "~/lifecycle/3-application/co-applicant.queries.server";
import { inviteCoApplicant } from "~/lifecycle/3-application/invite-co-applicant.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { CoApplicantsView } from "~/ui/application/co-applicants-view";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.inviteCoApplicant",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.together.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readCoApplicants(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id } = demand(await readCoApplicants(who, args.params.id!));
  const form = await readForm(args.request, InviteCoApplicantForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await inviteCoApplicant(who, id, form.value);
  if (!outcome.ok) return refusal(outcome, form.typed);
  const invited = outcome.value;
  if ("fault" in invited && invited.fault === "noVerifiedApplicant" && form.value.email) {
    const called = await callCoApplicant(who, id, form.value);
    return called.ok
      ? redirect(`/applicant/applications/${id}/co-applicants?done=called`)
      : refusal(called, form.typed);
  }
  if ("fault" in invited) return wrongFields({ typed: form.typed, errors: { inn: { code: invited.fault } } });
  return redirect(`/applicant/applications/${id}/co-applicants?done=invited`);
}

export default function CoApplicants() {
  return <CoApplicantsView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
