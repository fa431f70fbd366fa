import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { completeCompetition } from "~/lifecycle/2-announcement/complete-competition.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "competition.complete" } satisfies RouteHandle;

/** Completes a published competition; what is not settled yet is told on its page. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const outcome = await completeCompetition(who, args.params.id ?? "");
  const page = `/office/competitions/${args.params.id}`;
  if (!outcome.ok && outcome.reason === "incomplete") return redirect(`${page}?unsettled=1#complete`);
  demand(outcome);
  return redirect(`${page}?done=completed`);
}
