import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { type ApplicantKind, applicantKinds } from "~/lifecycle/1-registration/applicant";
import { applicantForm, profileOf } from "~/lifecycle/1-registration/applicant.form";
import { namePaperApplicant, readPaperApplicant } from "~/lifecycle/3-application/name-paper-applicant.server";
import { KnownApplicantForm } from "~/lifecycle/3-application/paper-application.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { FindPaperApplicant, NewPaperApplicant } from "~/ui/application/paper-applicant";
import { paperTrail } from "~/ui/application/paper-parts";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "paperApplication.readContents",
  writes: "paperApplication.type",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.paperApplication.applicantPage.title);

function asked(request: Request): { inn: string; kind: ApplicantKind | null } {
  const query = new URL(request.url).searchParams;
  const inn = (query.get("inn") ?? "").replace(/\D/g, "").slice(0, 12);
  return { inn, kind: applicantKinds.find((kind) => kind === query.get("kind")) ?? null };
}

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { inn, kind } = asked(args.request);
  const page = demand(await readPaperApplicant(who, args.params.id ?? "", args.params.entry ?? "", inn));
  return { ...page, inn, kind: kind && page.kinds.includes(kind) ? kind : null };
}

/** Takes a profile that was found, or the one that was typed in. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", entry = "" } = args.params;
  demand(await readPaperApplicant(who, id, entry, ""));
  const { kind } = asked(args.request);
  if (!kind) {
    const { applicant } = demandForm(await readForm(args.request, KnownApplicantForm));
    const outcome = await namePaperApplicant(who, id, entry, { id: applicant });
    return outcome.ok
      ? redirect(`/applicant/applications/${outcome.value.id}/form/${outcome.value.section}`)
      : refusal(outcome);
  }
  const form = await readForm(args.request, applicantForm(kind));
  if (!form.ok) return wrongFields(form.answer);
  const profile = profileOf(form.value);
  const outcome = await namePaperApplicant(who, id, entry, { kind, profile, anyway: "anyway" in form.value });
  if (outcome.ok) return redirect(`/applicant/applications/${outcome.value.id}/form/${outcome.value.section}`);
  if (outcome.reason !== "alreadyExists" || !profile.inn) return refusal(outcome, form.typed);
  const { twins } = demand(await readPaperApplicant(who, id, entry, profile.inn));
  return data({ typed: form.typed, errors: {}, twins }, { status: 409 });
}

export default function PaperApplicant() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.paperApplication.applicantPage;
  const base = `/office/competitions/${page.competition.id}`;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead(page.name)}
        trail={officeTrail(t, page.competition, ...paperTrail(t, base, page))}
      />
      {page.kind ? (
        <NewPaperApplicant kind={page.kind} answer={answer} here={`${base}/paper-applications/${page.id}/applicant`} />
      ) : (
        <FindPaperApplicant page={page} answer={answer} />
      )}
    </>
  );
}
