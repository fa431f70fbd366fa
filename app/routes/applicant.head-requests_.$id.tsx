import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { decideHead } from "~/lifecycle/1-registration/decide-head.server";
import { DecideHeadForm } from "~/lifecycle/1-registration/head-request.form";
import { readHeadRequest } from "~/lifecycle/1-registration/head-request.queries.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta } from "~/ui/page";
import { HeadRequestView } from "~/ui/registration/head-request-view";

export const handle = {
  area: "applicant",
  reads: "headRequest.readAsColleague",
  writes: ["headRequest.confirm", "headRequest.decline", "headRequest.approve"],
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.headChange.titles.mailboxLost);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readHeadRequest(await requirePerson(args), args.params.id!, "headRequest.readAsColleague"));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, applicant } = demand(await readHeadRequest(who, args.params.id!, "headRequest.readAsColleague"));
  const form = await readForm(args.request, DecideHeadForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await decideHead(who, id, form.value);
  const home = `/applicant/organisations/${applicant.id}`;
  return outcome.ok ? redirect(`${home}?done=requestDecided`) : refusal(outcome, form.typed);
}

export default function HeadRequest() {
  const request = useLoaderData<typeof loader>();
  return <HeadRequestView area="applicant" request={request} answer={useActionData<typeof action>()} />;
}
