import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readAgreement } from "~/lifecycle/8-agreement/agreement.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatDay } from "~/text/format";
import { AgreementView } from "~/ui/agreement/agreement-view";
import { AgreementStatus } from "~/ui/agreement/status";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "applicant", reads: "agreement.read" } satisfies RouteHandle;
export const meta = pageMeta<{ number: string }>((t, data) =>
  data ? t.agreement.page.title(data.number) : t.agreement.list.title,
);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readAgreement(who, args.params.id!, "applicant"));
}

export default function ApplicantAgreement() {
  const data = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.agreement.page;
  const due = data.reports.find(({ state }) => state === "expected" || state === "returned");
  return (
    <>
      <PageTitle
        title={words.title(data.number)}
        lead={<span lang="ru">{data.title}</span>}
        status={<AgreementStatus state={data.state} />}
        trail={[{ to: "/applicant", label: t.application.home.title }]}
      />
      {due ? (
        <NextStep title={words.nextReport(due.title)} to={`/applicant/reports/${due.id}`} action={words.fill}>
          <p>{words.nextReportBody(formatDay(due.dueOn, lang))}</p>
        </NextStep>
      ) : (
        <NextStep />
      )}
      <AgreementView data={data} reportsAt="/applicant/reports" />
    </>
  );
}
