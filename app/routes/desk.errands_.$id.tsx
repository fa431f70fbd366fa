import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { BeginDraftForm } from "~/lifecycle/1-registration/errand.form";
import { readErrand } from "~/lifecycle/1-registration/errand.queries.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm, refusal } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta } from "~/ui/page";
import { ErrandView } from "~/ui/registration/errand-view";

export const handle = { area: "desk", reads: "errand.read", writes: "application.start" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.desk.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readErrand(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { applicantId } = demand(await readErrand(who, args.params.id!));
  const { competition } = demandForm(await readForm(args.request, BeginDraftForm));
  const outcome = await startApplication(who, competition, applicantId);
  return outcome.ok ? redirect(`/applicant/applications/${outcome.value.id}`) : refusal(outcome);
}

export default function Errand() {
  return <ErrandView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
