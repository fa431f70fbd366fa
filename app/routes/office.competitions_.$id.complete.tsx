import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { completeCompetition } from "~/lifecycle/2-announcement/complete-competition.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "competition.complete" } satisfies RouteHandle;

/** Completes a published competition. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await completeCompetition(who, args.params.id ?? ""));
  return redirect(`/office/competitions/${args.params.id}?done=completed`);
}
