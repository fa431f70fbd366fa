import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { withdrawNamedConsent } from "~/lifecycle/1-registration/withdraw-named-consent.server";
import { demand, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "page.read", writes: "applicant.namePeople" } satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, person } = args.params;
  demand(await withdrawNamedConsent(who, id!, person!));
  return redirect(`/applicant/organisations/${id}/people?done=withdrawn`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function WithdrawNamedConsent() {
  return null;
}
