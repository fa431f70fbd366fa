import { useSearchParams } from "@remix-run/react";
import type { Term } from "~/lifecycle/2-announcement/term";
import { Alert } from "../alert";
import { LinkButton } from "../button";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { DecisionForms } from "./decision-forms";
import { Budget, Expenses, ReportContents, type ReportData, ReportHistory, Written } from "./report-page";
import { Remarks, ReportFactsList } from "./report-parts";
import { ReportStatus } from "./status";

export type OfficeReportData = ReportData & { applicationId: string; mayDecide: boolean; fixTerm: Term };

const doneKeys = ["returned", "accepted", "completed"] as const;

/** A report as the office checks it: nothing of a draft, everything of what was sent. */
export function OfficeReportPage({ data, answer }: { data: OfficeReportData; answer?: unknown }) {
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.reporting.page;
  const said = doneKeys.find((key) => key === query.get("done"));
  const at = `/office/reports/${data.id}`;
  return (
    <>
      <PageTitle
        title={data.title}
        status={<ReportStatus state={data.state} isOverdue={data.isOverdue} />}
        trail={[
          { to: `/office/competitions/${data.competitionId}`, label: data.competition },
          { to: `/office/competitions/${data.competitionId}/reports`, label: t.reporting.list.title },
          { to: `/office/agreements/${data.agreementId}`, label: words.trail(data.agreementNumber) },
        ]}
      />
      {said ? (
        <Alert tone="good">
          {words.done[said]}
          {said === "completed" ? (
            <p>
              <LinkButton look="link" to={`/projects/${data.applicationId}`}>
                {words.card}
              </LinkButton>
            </p>
          ) : null}
        </Alert>
      ) : null}
      <ReportFactsList head={data} />
      {data.isOpen ? (
        <>
          <ReportContents data={data} />
          <div id="written">
            <Written data={data} />
          </div>
          <Budget lines={data.lines} />
          <Expenses data={data} at={at} mayRemove={false} />
        </>
      ) : (
        <Alert>{words.notOpen}</Alert>
      )}
      <Remarks remarks={data.remarks} />
      {data.mayDecide ? <DecisionForms at={at} fixTerm={data.fixTerm} answer={answer} /> : null}
      <ReportHistory data={data} />
    </>
  );
}
