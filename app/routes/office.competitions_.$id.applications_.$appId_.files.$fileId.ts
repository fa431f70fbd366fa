import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendApplicationFile } from "~/lifecycle/4-admission/admission.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "application.readByOffice" } satisfies RouteHandle;

/** A file of an opened application, streamed to the office. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", appId = "", fileId = "" } = args.params;
  return demand(await sendApplicationFile(who, id, appId, fileId));
}
