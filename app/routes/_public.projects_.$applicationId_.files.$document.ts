import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendProjectFile } from "~/lifecycle/9-reporting/project-file.queries.server";
import { demand } from "~/server/http.server";

export const handle = { area: "public", reads: "project.readPublic" } satisfies RouteHandle;

/** A document of a finished project that is open to everybody, streamed. */
export async function loader({ params }: LoaderFunctionArgs) {
  return demand(await sendProjectFile(params.applicationId ?? "", params.document ?? ""));
}
