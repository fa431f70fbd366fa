import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readReport } from "~/lifecycle/9-reporting/report-page.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta } from "~/ui/page";
import { OfficeReportPage } from "~/ui/reporting/office-report-page";

export const handle = { area: "office", reads: "report.read" } satisfies RouteHandle;
export const meta = pageMeta<typeof loader>((t) => t.reporting.list.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readReport(who, args.params.id!, "office", pageNumber(new URL(args.request.url).searchParams)));
}

export default function OfficeReport() {
  return <OfficeReportPage data={useLoaderData<typeof loader>()} />;
}
