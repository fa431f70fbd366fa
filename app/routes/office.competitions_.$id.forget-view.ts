import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { ForgetViewForm } from "~/lifecycle/4-admission/saved-view.form";
import { forgetView } from "~/lifecycle/4-admission/saved-views.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "view.keep" } satisfies RouteHandle;

/** Forgets one of one's own views of the list. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { view } = demandForm(await readForm(args.request, ForgetViewForm));
  const { id = "" } = args.params;
  demand(await forgetView(who, id, view));
  return redirect(`/office/competitions/${id}/applications?done=forgotten`);
}
