import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { TickedForm } from "~/lifecycle/4-admission/admission.form";
import { admitTicked } from "~/lifecycle/4-admission/admit-application.server";
import { readForm } from "~/server/form.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "admission.admit" } satisfies RouteHandle;

/** Admits the applications ticked in the list and goes back to it. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  const list = `/office/competitions/${id}/applications`;
  const form = await readForm(args.request, TickedForm);
  if (!form.ok) return redirect(`${list}?done=nothing`);
  const { admitted, left } = demand(await admitTicked(who, id, form.value.ids));
  return redirect(`${list}?admitted=${admitted}&left=${left.join(",")}`);
}
