import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { declineExtension } from "~/lifecycle/2-announcement/decline-extension.server";
import { decideExtensionForm } from "~/lifecycle/2-announcement/extension.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "extension.decline" } satisfies RouteHandle;

/** Declines a proposed end of reception. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { extension } = demandForm(await readForm(args.request, decideExtensionForm));
  demand(await declineExtension(who, extension));
  return redirect(`/office/competitions/${args.params.id}/deadline?done=declined`);
}
