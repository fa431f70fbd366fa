import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { endErrand } from "~/lifecycle/1-registration/end-errand.server";
import { demand, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "page.read", writes: "errand.end" } satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const { applicantId } = demand(await endErrand(await requirePerson(args), args.params.errand!));
  return redirect(`/applicant/organisations/${applicantId}?done=errandEnded`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function WithdrawErrand() {
  return null;
}
