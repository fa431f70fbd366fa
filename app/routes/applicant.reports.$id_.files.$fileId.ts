import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendExpenseFile } from "~/lifecycle/9-reporting/report-page.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "report.read" } satisfies RouteHandle;

/** The document of an expense, to be saved. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await sendExpenseFile(who, args.params.id!, args.params.fileId!, "applicant"));
}
