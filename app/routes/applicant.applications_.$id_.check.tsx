import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { SubmitForm } from "~/lifecycle/3-application/application.form";
import { readCheckPage } from "~/lifecycle/3-application/check.queries.server";
import type { CheckPage } from "~/lifecycle/3-application/form-page";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { draftHeaders, draftOf } from "~/server/draft-of.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson, waitedMs } from "~/server/session.server";
import { CheckForm } from "~/ui/application/check-form";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.submit",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.check.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const done = new URL(args.request.url).searchParams.get("done");
  return json({ page: demand(await readCheckPage(who, args.params.id!)), done }, draftOf(who));
}

export const headers = draftHeaders;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, SubmitForm);
  if (!form.ok) return wrongFields(form.answer);
  const { key, seen } = form.value;
  const outcome = await submitApplication(who, args.params.id!, { key, seen }, () => waitedMs(args));
  return outcome.ok ? redirect(`/applicant/applications/${args.params.id}/receipt?done`) : refusal(outcome);
}

export default function Check() {
  const { page, done } = useLoaderData<typeof loader>();
  return <CheckForm page={page as CheckPage} done={done} answer={useActionData<typeof action>()} />;
}
