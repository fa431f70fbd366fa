import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendCommissionFile } from "~/lifecycle/6-decision/commission.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "commission", reads: "meeting.read" } satisfies RouteHandle;

/** A document of an application that the commission may read, streamed. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", item = "", file = "" } = args.params;
  return demand(await sendCommissionFile(who, { meetingId: id, itemId: item, fileId: file }));
}
