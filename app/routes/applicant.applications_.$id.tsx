import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import type { OwnApplicationPage } from "~/lifecycle/3-application/own-application";
import { readOwnApplication } from "~/lifecycle/3-application/own-application.queries.server";
import { reportsOfApplication } from "~/lifecycle/9-reporting/report-list.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ApplicationPage } from "~/ui/application/application-page";
import { pageMeta } from "~/ui/page";

export const handle = { area: "applicant", reads: "application.read" } satisfies RouteHandle;

export const meta = pageMeta<{ page: OwnApplicationPage }>(
  (t, shown) => shown?.page.title || t.application.page.kicker,
);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = demand(await readOwnApplication(who, args.params.id!));
  const reports = page.agreementId ? await reportsOfApplication(who, page.id) : [];
  return { page, reports, done: new URL(args.request.url).searchParams.get("done") };
}

export default function OwnApplicationRoute() {
  const { page, reports, done } = useLoaderData<typeof loader>();
  return <ApplicationPage page={page as OwnApplicationPage} reports={reports} done={done} />;
}
