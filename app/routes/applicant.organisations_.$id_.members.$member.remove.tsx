import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { removeMember } from "~/lifecycle/1-registration/remove-member.server";
import { demand, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "page.read", writes: "applicant.removeMember" } satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, member } = args.params;
  const { left } = demand(await removeMember(who, id!, member!));
  return redirect(`/applicant/organisations${left ? "" : `/${id}`}?done=removed`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function RemoveMember() {
  return null;
}
