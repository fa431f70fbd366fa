import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { moveClock } from "~/lifecycle/2-announcement/move-clock.server";
import { closeReceptions } from "~/lifecycle/3-application/close-reception.job.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", writes: "competition.moveClock" } satisfies RouteHandle;

/** Takes the clock of a test competition to its next date, then runs what that date starts. */
export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  demand(await moveClock(who, args.params.id ?? ""));
  await closeReceptions();
  return redirect(`/office/competitions/${args.params.id}?done=moved`);
}
