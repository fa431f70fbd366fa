import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readAgreement } from "~/lifecycle/8-agreement/agreement.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { AgreementView } from "~/ui/agreement/agreement-view";
import { AgreementStatus } from "~/ui/agreement/status";
import { WinnerAccount } from "~/ui/agreement/winner-account";
import { Alert } from "~/ui/alert";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "agreement.read" } satisfies RouteHandle;
export const meta = pageMeta<typeof loader>((t) => t.agreement.list.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readAgreement(who, args.params.id!, "office"));
}

export default function OfficeAgreement() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  const [query] = useSearchParams();
  return (
    <>
      <PageTitle
        title={t.agreement.page.title(data.number)}
        lead={<span lang="ru">{data.title}</span>}
        status={<AgreementStatus state={data.state} />}
        trail={[
          { to: `/office/competitions/${data.competitionId}`, label: data.competition },
          { to: `/office/competitions/${data.competitionId}/agreements`, label: t.agreement.list.title },
        ]}
      />
      {query.get("done") === "recorded" ? <Alert tone="good">{t.agreement.list.done.recorded}</Alert> : null}
      <WinnerAccount account={data.account} />
      <AgreementView data={data} reportsAt="/office/reports" />
    </>
  );
}
