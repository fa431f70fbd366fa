import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { endRole } from "~/lifecycle/1-registration/end-role.server";
import { demand, notOpened } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { peoplePath } from "~/ui/registration/place-path";

export const handle = {
  area: "office",
  reads: "page.read",
  writes: ["competition.endRole", "organiser.endRole"],
} satisfies RouteHandle;

export const loader = notOpened;

export async function action(args: ActionFunctionArgs) {
  const place = demand(await endRole(await requirePerson(args), args.params.id!));
  return redirect(`${peoplePath(place)}?done=ended`);
}

/** A refusal is the error page of the area; there is nothing else to show here. */
export default function EndRole() {
  return null;
}
