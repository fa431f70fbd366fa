import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { protocolPaperOfMeeting } from "~/lifecycle/6-decision/protocol.queries.server";
import { demand } from "~/server/http.server";
import { paperResponse } from "~/server/paper-response.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "commission", reads: "meeting.read" } satisfies RouteHandle;

/** The signed protocol of a meeting as PDF, for its members. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return paperResponse(demand(await protocolPaperOfMeeting(who, args.params.id!, "pdf")));
}
