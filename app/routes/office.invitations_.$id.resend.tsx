import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { resendInvitation } from "~/lifecycle/1-registration/resend-invitation.server";
import { demand, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { peoplePath } from "~/ui/registration/place-path";

export const handle = {
  area: "office",
  reads: "page.read",
  writes: ["competition.invite", "organiser.invite"],
} satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const place = demand(await resendInvitation(await requirePerson(args), args.params.id!));
  return redirect(`${peoplePath(place)}?done=resent`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function ResendInvitation() {
  return null;
}
