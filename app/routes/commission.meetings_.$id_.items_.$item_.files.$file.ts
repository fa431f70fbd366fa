import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { readCommissionFile } from "~/lifecycle/6-decision/commission.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { store } from "~/server/store.server";
import { downloadResponse } from "~storage/download.server";

export const handle = { area: "commission", reads: "meeting.read" } satisfies RouteHandle;

/** A document of an application that the commission may read, streamed. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", item = "", file = "" } = args.params;
  const found = demand(await readCommissionFile(who, { meetingId: id, itemId: item, fileId: file }));
  return downloadResponse(store(), found);
}
