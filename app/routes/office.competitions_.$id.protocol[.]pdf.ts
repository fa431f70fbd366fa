import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { protocolPaper } from "~/lifecycle/6-decision/protocol.queries.server";
import { demand } from "~/server/http.server";
import { paperResponse } from "~/server/paper-response.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "meeting.read" } satisfies RouteHandle;

/** The signed protocol of the competition as PDF. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return paperResponse(demand(await protocolPaper(who, args.params.id!, "pdf")));
}
