import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { listReports } from "~/lifecycle/9-reporting/report-list.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { AgreementTabs } from "~/ui/agreement/office-tabs";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { ReportsTable } from "~/ui/reporting/reports-table";

export const handle = { area: "office", reads: "competition.manage" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.reporting.list.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = pageNumber(new URL(args.request.url).searchParams);
  return { ...demand(await listReports(who, args.params.id!, page)), page };
}

export default function Reports() {
  const list = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.reporting.list;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[{ to: `/office/competitions/${list.id}`, label: list.title }]}
      />
      <AgreementTabs competitionId={list.id} />
      <ReportsTable rows={list.rows} />
      <Pager page={list.page} pages={list.pages} to={(n) => `/office/competitions/${list.id}/reports?page=${n}`} />
    </>
  );
}
