import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readCommissionHome } from "~/lifecycle/6-decision/commission.queries.server";
import { requirePerson } from "~/server/session.server";
import { CommissionHome } from "~/ui/decision/commission-home";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "commission", reads: "meeting.read" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.decision.commission.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return { competitions: await readCommissionHome(who) };
}

export default function Commission() {
  const { competitions } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.decision.commission;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <CommissionHome competitions={competitions} />
    </>
  );
}
