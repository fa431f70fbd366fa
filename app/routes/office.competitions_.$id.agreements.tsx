import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { listAgreements } from "~/lifecycle/8-agreement/office.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { AgreementTabs } from "~/ui/agreement/office-tabs";
import { ReserveTable } from "~/ui/agreement/reserve-table";
import { WinnersTable } from "~/ui/agreement/winners-table";
import { Alert } from "~/ui/alert";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";

export const handle = { area: "office", reads: "competition.manage" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.agreement.list.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = pageNumber(new URL(args.request.url).searchParams);
  const list = demand(await listAgreements(who, args.params.id!, page));
  return { ...list, page };
}

export default function Agreements() {
  const list = useLoaderData<typeof loader>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.agreement.list;
  const said = (["recorded", "refused"] as const).find((key) => key === query.get("done"));
  const base = `/office/competitions/${list.id}/agreements`;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[{ to: `/office/competitions/${list.id}`, label: list.title }]}
      />
      <AgreementTabs competitionId={list.id} />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      {list.isPublished || list.rows.length === 0 ? null : <Alert>{words.notPublished}</Alert>}
      <WinnersTable base={base} rows={list.rows} mayRecord={list.mayRecord} />
      <Pager page={list.page} pages={list.pages} to={(n) => `${base}?page=${n}`} />
      {list.rows.length > 0 ? <ReserveTable rows={list.reserve} /> : null}
    </>
  );
}
