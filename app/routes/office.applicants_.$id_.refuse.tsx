import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { RefuseForm } from "~/lifecycle/1-registration/applicant.form";
import { refuseApplicant } from "~/lifecycle/1-registration/refuse-applicant.server";
import { readForm } from "~/server/form.server";
import { refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { asFormAnswer } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { RefuseApplicantForm } from "~/ui/registration/refuse-applicant-form";

export const handle = { area: "office", writes: "applicant.refuse" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.office.refuseTitle);

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, RefuseForm);
  if (!form.ok) return wrongFields(form.answer);
  const { inn, text } = form.value;
  const outcome = await refuseApplicant(who, args.params.id!, inn || null, text);
  if (!outcome.ok) return refusal(outcome, form.typed);
  return redirect(`/office/applicants/${args.params.id}?${new URLSearchParams({ done: "refused", inn })}`);
}

/** Only what was typed wrongly comes back here; the form itself is on the applicant's page. */
export default function RefuseApplicant() {
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.registration.office;
  return (
    <>
      <PageTitle title={words.refuseTitle} trail={[{ to: "/office/applicants", label: words.applicantsTitle }]} />
      <RefuseApplicantForm inn={asFormAnswer(answer)?.typed.inn?.[0] ?? ""} answer={answer} />
    </>
  );
}
