import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { removeAffiliation } from "~/lifecycle/5-review/affiliations.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "expert", writes: "expert.profile" } satisfies RouteHandle;

/** Removes a tie from one's own profile. */
export async function action(args: ActionFunctionArgs) {
  demand(await removeAffiliation(await requirePerson(args), args.params.tieId ?? ""));
  return redirect("/expert/profile?done=removed");
}
