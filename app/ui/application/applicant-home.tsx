import unsent from "~/enhance/send-unsent.ts?worker&url";
import type { OwnCoApplication } from "~/lifecycle/3-application/co-applicant";
import type { OpenCompetition, OwnApplicant, OwnApplication } from "~/lifecycle/3-application/home";
import type { OwnTask } from "~/lifecycle/3-application/section-task";
import type { DueReport } from "~/lifecycle/9-reporting/own-reports";
import { LinkButton } from "../button";
import { Card, Cards } from "../card";
import { Deadline } from "../deadline";
import { EmptyState } from "../empty-state";
import { Fold } from "../fold";
import { NextStep } from "../next-step";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { DueReports, ReportStep } from "../reporting/due-reports";
import { Table } from "../table";
import { AskedSections } from "./asked-sections";
import { sectionPath } from "./form-frame";
import { JoinedApplications } from "./joined-applications";
import { OwnState } from "./own-application";

type Props = {
  applications: OwnApplication[];
  applicants: OwnApplicant[];
  open: OpenCompetition[];
  reports: DueReport[];
  tasks: OwnTask[];
  joined: OwnCoApplication[];
  /** What the reader's browser keeps drafts under. */
  owner: string;
};

/** The applicant's home: what to do now, the applications, the organisations, the competitions to apply to. */
export function ApplicantHome({ applications: all, applicants, open, reports, tasks, joined, owner }: Props) {
  const { t, href } = usePage();
  const discarded = all.filter(({ state }) => state === "discarded");
  const applications = all.filter(({ state }) => state !== "discarded");
  const words = t.application.home;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <pochin-unsent data-owner={owner} data-words={JSON.stringify(t.draft.unsent)} />
      <script type="module" src={unsent} />
      <HomeStep applications={applications} applicants={applicants} open={open} reports={reports} task={tasks[0]} />
      <AskedSections tasks={tasks} />
      <JoinedApplications joined={joined} />
      <DueReports reports={reports} />
      <h2>{words.applications}</h2>
      <Table
        caption={words.applications}
        quiet
        rows={applications}
        keyOf={({ id }) => id}
        empty={<EmptyState title={words.none}>{words.noneBody}</EmptyState>}
        columns={[
          {
            head: words.columns.title,
            main: true,
            cell: ({ id, title }) => <a href={`/applicant/applications/${id}`}>{title || words.untitled}</a>,
          },
          { head: words.columns.competition, cell: ({ competition }) => competition },
          applicants.length > 1 && { head: words.columns.applicant, cell: ({ applicant }) => applicant },
          { head: words.columns.state, cell: ({ state }) => <OwnState state={state} /> },
          { head: words.columns.next, cell: (row) => <WhatNext application={row} /> },
        ]}
      />
      {discarded.length > 0 ? (
        <Fold title={t.shield.discard.list(discarded.length)}>
          <ul>
            {discarded.map(({ id, title, competition }) => (
              <li key={id}>
                <a href={`/applicant/applications/${id}`}>{title || words.untitled}</a>{" "}
                <span className="muted">{competition}</span>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
      <h2 id="open">{words.open}</h2>
      {open.length === 0 ? <EmptyState title={words.noOpen}>{words.noOpenBody}</EmptyState> : null}
      <Cards>
        {open.map((competition) => (
          <Card key={competition.id} title={competition.title} level={3}>
            <p>{competition.organiser}</p>
            <p>
              <Deadline
                at={competition.closesAt}
                now={competition.now}
                zone={competition.zone}
                label={words.acceptsUntil}
              />
            </p>
            <p>
              <LinkButton look="plain" to={`/applicant/applications/new?competition=${competition.id}`}>
                {words.apply}
              </LinkButton>{" "}
              <a href={href(competition.path)}>{words.about}</a>
            </p>
          </Card>
        ))}
      </Cards>
      <h2>{words.applicants}</h2>
      <ul>
        {applicants.map(({ id, name, role }) => (
          <li key={id}>
            <a href={`/applicant/organisations/${id}`}>{name}</a>{" "}
            <span className="muted">{t.registration.memberRoles[role]}</span>
          </li>
        ))}
      </ul>
      <p>
        <LinkButton look="plain" to="/applicant/organisations/new">
          {words.addApplicant}
        </LinkButton>
      </p>
    </>
  );
}

function WhatNext({ application }: { application: OwnApplication }) {
  const { t } = usePage();
  const { progress, correctionDueAt, closesAt, now, zone } = application;
  if (correctionDueAt)
    return <Deadline at={correctionDueAt} now={now} zone={zone} label={t.application.home.correctUntil} />;
  if (progress.step === "draft")
    return <Deadline at={closesAt} now={now} zone={zone} label={t.application.home.acceptsUntil} />;
  return <>{t.application.progress.now[progress.step]}</>;
}

type StepProps = Omit<Props, "owner" | "tasks" | "joined"> & { task: OwnTask | undefined };

/** What is asked first: a correction, a late or returned report, a colleague's request, a draft, a report to come, to start. */
function HomeStep({ applications, applicants, open, reports, task }: StepProps) {
  const { t } = usePage();
  const words = t.application.home;
  const returned = applications.find(({ correctionDueAt, now }) => correctionDueAt !== null && correctionDueAt > now);
  const draft = applications.find(({ progress, closesAt, now }) => progress.step === "draft" && closesAt > now);
  if (applicants.length === 0) {
    return (
      <NextStep title={words.noApplicant} to="/applicant/organisations/new" action={words.addApplicant}>
        {words.noApplicantBody}
      </NextStep>
    );
  }
  if (returned) {
    return (
      <NextStep
        title={words.correct}
        to={`/applicant/applications/${returned.id}`}
        action={words.correctAction}
        deadline={
          <Deadline at={returned.correctionDueAt!} now={returned.now} zone={returned.zone} label={words.correctUntil} />
        }
      >
        {returned.title || words.untitled}
      </NextStep>
    );
  }
  const pressing = reports.find(({ state, isOverdue }) => isOverdue || state === "returned");
  if (pressing) return <ReportStep report={pressing} />;
  if (task) {
    return (
      <NextStep
        title={t.application.colleagues.step}
        to={sectionPath(task.applicationId, task.section)}
        action={t.application.colleagues.open}
      >
        {[task.title, task.project].filter(Boolean).join(": ")}
      </NextStep>
    );
  }
  if (draft) {
    return (
      <NextStep
        title={words.continueDraft}
        to={`/applicant/applications/${draft.id}/check`}
        action={words.continueAction}
        deadline={<Deadline at={draft.closesAt} now={draft.now} zone={draft.zone} label={words.acceptsUntil} />}
      >
        {draft.title || words.untitled}
      </NextStep>
    );
  }
  if (reports[0]) return <ReportStep report={reports[0]} />;
  return open.length > 0 && applications.length === 0 ? (
    <NextStep title={words.startOne} to="#open" action={words.open} />
  ) : (
    <NextStep />
  );
}
