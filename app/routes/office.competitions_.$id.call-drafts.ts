import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { callDrafts } from "~/lifecycle/3-application/call-drafts.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "competition.callDrafts" } satisfies RouteHandle;

/** Reminds everybody who has a draft. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demandForm(await readForm(args.request, ButtonForm));
  demand(await callDrafts(who, args.params.id ?? ""));
  return redirect(`/office/competitions/${args.params.id}?done=called`);
}
