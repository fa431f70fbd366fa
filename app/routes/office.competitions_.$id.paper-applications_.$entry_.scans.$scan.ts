import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendPaperScan } from "~/lifecycle/3-application/paper-scan.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "paperApplication.readContents" } satisfies RouteHandle;

/** A scan of a paper application, streamed to those who may know what it says. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", entry = "", scan = "" } = args.params;
  return demand(await sendPaperScan(who, { competitionId: id, paperId: entry, scanId: scan }));
}
