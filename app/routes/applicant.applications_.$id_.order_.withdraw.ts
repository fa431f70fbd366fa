import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { withdrawOrder } from "~/lifecycle/3-application/withdraw-order.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson, waitedMs } from "~/server/session.server";

export const handle = { area: "applicant", writes: "application.withdrawOrder" } satisfies RouteHandle;

/** Takes the order to submit at the close back. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demandForm(await readForm(args.request, ButtonForm));
  demand(await withdrawOrder(who, args.params.id!, () => waitedMs(args)));
  return redirect(`/applicant/applications/${args.params.id}/order?done=withdrawn`);
}
