import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendOwnFile } from "~/lifecycle/3-application/file.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "application.read" } satisfies RouteHandle;

/** A file of an application, streamed to those who act for its applicant. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await sendOwnFile(who, args.params.id!, args.params.file!));
}
