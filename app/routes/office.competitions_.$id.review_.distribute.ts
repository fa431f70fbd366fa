import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { distributeEvenly } from "~/lifecycle/5-review/distribute-evenly.server";
import { lastRoundOf } from "~/lifecycle/5-review/office.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "review.assign" } satisfies RouteHandle;

/** Fills the missing places of the round being prepared, evenly. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await distributeEvenly(who, demand(await lastRoundOf(who, args.params.id))));
  return redirect(`/office/competitions/${args.params.id}/review?done=distributed`);
}
