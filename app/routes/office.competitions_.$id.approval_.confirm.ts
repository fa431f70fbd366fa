import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { confirmApprovalForm } from "~/lifecycle/2-announcement/approval.form";
import { confirmApproval } from "~/lifecycle/2-announcement/confirm-approval.server";
import { readForm } from "~/server/form.server";
import { demand, demandForm } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "approval.confirm" } satisfies RouteHandle;

/** Confirms what a colleague proposed, as its second person, and so announces it. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { approval } = demandForm(await readForm(args.request, confirmApprovalForm));
  demand(await confirmApproval(who, approval));
  return redirect(`/office/competitions/${args.params.id}?done=confirmed`);
}
