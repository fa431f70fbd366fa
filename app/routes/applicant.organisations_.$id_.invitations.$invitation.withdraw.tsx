import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { withdrawMemberInvitation } from "~/lifecycle/1-registration/withdraw-member-invitation.server";
import { demand, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = {
  area: "applicant",
  reads: "page.read",
  writes: "applicant.inviteMember",
} satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, invitation } = args.params;
  demand(await withdrawMemberInvitation(who, id!, invitation!));
  return redirect(`/applicant/organisations/${id}?done=withdrawn`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function WithdrawMemberInvitation() {
  return null;
}
