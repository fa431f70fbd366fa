import type { ReactNode } from "react";
import type { CompetitionState } from "~/lifecycle/2-announcement/competition";
import type { PublicPhase } from "~/lifecycle/2-announcement/public-phase";
import { Alert } from "../alert";
import { LinkButton } from "../button";
import { Card } from "../card";
import { Deadline } from "../deadline";
import { usePage } from "../page";

type Props = {
  id: string;
  address: string;
  state: CompetitionState;
  phase: PublicPhase;
  zone: string;
  now: string;
  opensAt: string;
  closesAt: string;
  cancelledReason: string | null;
};

/** What a visitor can do with a competition now: apply, wait, or read the results. */
export function PhaseStep({ id, address, state, phase, zone, now, opensAt, closesAt, cancelledReason }: Props) {
  const { t } = usePage();
  const { page, card } = t.announcement.site;
  switch (phase) {
    case "open":
      return (
        <Step title={page.applyTitle} body={page.applyBody}>
          <p>
            <Deadline label={card.closes} at={closesAt} now={now} zone={zone} />
          </p>
          <LinkButton to={`/applicant/applications/new?competition=${id}`}>{page.apply}</LinkButton>
        </Step>
      );
    case "soon":
      return (
        <Step title={page.soonTitle} body={page.soonBody}>
          <p>
            <Deadline label={card.opens} at={opensAt} now={now} zone={zone} />
          </p>
        </Step>
      );
    case "results":
      return (
        <Step title={page.resultsTitle} body={page.resultsBody}>
          <LinkButton to={`${address}/results`}>{page.results}</LinkButton>
        </Step>
      );
    case "stopped":
      return (
        <Alert tone="bad" title={state === "failed" ? page.failed : page.cancelled}>
          {cancelledReason ? <p lang="ru">{cancelledReason}</p> : <p>{page.failedBody}</p>}
        </Alert>
      );
    default:
      return <Step title={page.workTitle} body={page.workBody} />;
  }
}

function Step({ title, body, children }: { title: string; body: string; children?: ReactNode }) {
  return (
    <Card title={title}>
      <p>{body}</p>
      {children}
    </Card>
  );
}
