import type { LoaderFunctionArgs } from "@remix-run/node";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { calendarFile } from "~/lifecycle/2-announcement/calendar-file.server";
import { competitionPage } from "~/lifecycle/2-announcement/public.queries.server";
import { refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { paperResponse } from "~/server/paper-response.server";
import { whoOf } from "~/server/session.server";
import { langOf } from "~/text/text";

export const handle = { area: "public", reads: "competition.readPublic" } satisfies RouteHandle;

/** The dates of an announced competition for a calendar of the reader's own. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await whoOf(args);
  const { organiser = "", competition = "" } = args.params;
  const found = demand(await competitionPage(who, organiser, competition));
  if (!policy["competition.readPublic"](who, found).ok) return demand(refused("notFound"));
  const lang = langOf(new URL(args.request.url).searchParams.get("lang")) ?? "ru";
  const text = calendarFile(
    {
      ...found,
      address: `/${organiser}/${competition}`,
      facts: found.announcedAt ? { announcement: found.announcedAt } : {},
      isStopped: found.state === "cancelled" || found.state === "failed",
    },
    lang,
  );
  return paperResponse(
    { bytes: Buffer.from(text), contentType: "text/calendar; charset=utf-8", fileName: "calendar.ics" },
    true,
  );
}
