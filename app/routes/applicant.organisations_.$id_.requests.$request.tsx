import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { DecideJoinForm } from "~/lifecycle/1-registration/applicant.form";
import { decideJoin } from "~/lifecycle/1-registration/decide-join.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "page.read", writes: "applicant.decideJoin" } satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const decision = demandForm(await readForm(args.request, DecideJoinForm));
  const { id, request } = args.params;
  demand(await decideJoin(who, id!, request!, decision));
  const done = decision.answer === "accept" ? "accepted" : "declined";
  return redirect(`/applicant/organisations/${id}?done=${done}`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function DecideJoin() {
  return null;
}
