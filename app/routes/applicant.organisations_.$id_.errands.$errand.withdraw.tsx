import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { withdrawErrand } from "~/lifecycle/1-registration/withdraw-errand.server";
import { demand, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "page.read", writes: "errand.withdraw" } satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const { id, errand } = args.params;
  demand(await withdrawErrand(await requirePerson(args), id!, errand!));
  return redirect(`/applicant/organisations/${id}?done=errandEnded`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function WithdrawErrand() {
  return null;
}
