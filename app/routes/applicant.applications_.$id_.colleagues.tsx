import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { askColleague } from "~/lifecycle/3-application/ask-colleague.server";
import { AskColleagueForm } from "~/lifecycle/3-application/section-task.form";
import { readColleagues } from "~/lifecycle/3-application/section-task.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ColleaguesView } from "~/ui/application/colleagues-view";
import { pageMeta } from "~/ui/page";

export const handle = {
  area: "applicant",
  reads: "application.read",
  writes: "application.askColleague",
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.colleagues.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readColleagues(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id } = demand(await readColleagues(who, args.params.id!));
  const form = await readForm(args.request, AskColleagueForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await askColleague(who, id, form.value);
  if (outcome.ok) return redirect(`/applicant/applications/${id}/colleagues?done=asked`);
  const { field, code, ...params } = outcome.details ?? {};
  if (field) return wrongFields({ typed: form.typed, errors: { [field]: { code: String(code), params } } });
  return refusal(outcome, form.typed);
}

export default function Colleagues() {
  return <ColleaguesView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
