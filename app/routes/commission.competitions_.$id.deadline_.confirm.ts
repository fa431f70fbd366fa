import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { confirmExtension } from "~/lifecycle/2-announcement/confirm-extension.server";
import { decideExtensionForm } from "~/lifecycle/2-announcement/extension.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "commission", writes: "extension.confirm" } satisfies RouteHandle;

/** Confirms a proposed end of reception, as its second person. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { extension } = demandForm(await readForm(args.request, decideExtensionForm));
  demand(await confirmExtension(who, extension));
  return redirect(`/commission/competitions/${args.params.id}/deadline?done=confirmed`);
}
