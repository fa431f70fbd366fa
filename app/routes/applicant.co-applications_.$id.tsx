import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { CoApplicantAnswerForm } from "~/lifecycle/3-application/co-applicant.form";
import { readCoApplication } from "~/lifecycle/3-application/co-applicant.queries.server";
import { moveCoApplicant } from "~/lifecycle/3-application/move-co-applicant.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { CoApplicationView } from "~/ui/application/co-application-view";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "coApplicant.read",
  writes: ["coApplicant.agree", "coApplicant.decline", "coApplicant.leave"],
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.together.answerTitle);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readCoApplication(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id } = demand(await readCoApplication(who, args.params.id!));
  const form = await readForm(args.request, CoApplicantAnswerForm);
  if (!form.ok) return wrongFields(form.answer);
  const { answer } = form.value;
  const outcome = await moveCoApplicant(who, id, answer);
  return outcome.ok ? redirect(`/applicant/co-applications/${id}?done=${answer}`) : refusal(outcome, form.typed);
}

export default function CoApplication() {
  return <CoApplicationView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
