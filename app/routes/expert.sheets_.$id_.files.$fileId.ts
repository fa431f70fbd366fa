import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendSheetFile } from "~/lifecycle/5-review/sheets.blind.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "expert", reads: "sheet.read" } satisfies RouteHandle;

/** A document of one's own review copy under its neutral name. */
export async function loader(args: LoaderFunctionArgs) {
  return demand(await sendSheetFile(await requirePerson(args), args.params.id, args.params.fileId));
}
