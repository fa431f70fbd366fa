import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { discardRulesChange } from "~/lifecycle/2-announcement/rules-change.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "rules.change" } satisfies RouteHandle;

/** Throws the prepared change of the rules away. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demandForm(await readForm(args.request, ButtonForm));
  demand(await discardRulesChange(who, args.params.id ?? ""));
  return redirect(`/office/competitions/${args.params.id}/rules`);
}
