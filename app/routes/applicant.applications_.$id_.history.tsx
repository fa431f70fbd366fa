import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { listStates } from "~/lifecycle/3-application/draft-history.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { DraftHistoryList } from "~/ui/application/draft-history";
import { pageMeta } from "~/ui/page";

export const handle = { area: "applicant", reads: "application.readWork" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.draft.history.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = pageNumber(new URL(args.request.url).searchParams);
  return { history: demand(await listStates(who, args.params.id!, page)), page };
}

export default function DraftHistoryPage() {
  const { history, page } = useLoaderData<typeof loader>();
  return <DraftHistoryList history={history} page={page} />;
}
