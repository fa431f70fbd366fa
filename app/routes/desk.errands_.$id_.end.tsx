import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { endErrand } from "~/lifecycle/1-registration/end-errand.server";
import { demand, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "desk", reads: "page.read", writes: "errand.end" } satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  demand(await endErrand(await requirePerson(args), args.params.id!));
  return redirect("/desk?done=ended");
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function EndErrand() {
  return null;
}
