import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { SubmitForm } from "~/lifecycle/3-application/application.form";
import { readCheckPage } from "~/lifecycle/3-application/check.queries.server";
import type { CheckPage } from "~/lifecycle/3-application/form-page";
import { resubmitApplication } from "~/lifecycle/3-application/resubmit-application.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson, waitedMs } from "~/server/session.server";
import { CheckForm } from "~/ui/application/check-form";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.resubmit",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.check.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return { page: demand(await readCheckPage(who, args.params.id!)) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, SubmitForm);
  if (!form.ok) return wrongFields(form.answer);
  const { key, seen } = form.value;
  const outcome = await resubmitApplication(who, args.params.id!, { key, seen }, () => waitedMs(args));
  return outcome.ok ? redirect(`/applicant/applications/${args.params.id}?done=resubmitted`) : refusal(outcome);
}

export default function Resubmit() {
  const { page } = useLoaderData<typeof loader>();
  return <CheckForm page={page as CheckPage} answer={useActionData<typeof action>()} />;
}
