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
  area: "office",
  reads: "headRequest.read",
  writes: ["headRequest.approve", "headRequest.confirm", "headRequest.decline"],
} satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.headChange.askTitle);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readHeadRequest(await requirePerson(args), args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id } = demand(await readHeadRequest(who, args.params.id!));
  const form = await readForm(args.request, DecideHeadForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await decideHead(who, id, form.value);
  return outcome.ok ? redirect(`/office/head-requests?done=${form.value.answer}`) : refusal(outcome, form.typed);
}

export default function HeadRequest() {
  return <HeadRequestView request={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
