import type { OwnApplicationPage } from "~/lifecycle/3-application/own-application";
import type { OwnReport } from "~/lifecycle/9-reporting/own-reports";
import { formatDay, formatInstant, formatMoment } from "~/text/format";
import { Alert } from "../alert";
import { Card } from "../card";
import { DataList } from "../data-list";
import { Deadline } from "../deadline";
import { History } from "../history";
import { NextStep } from "../next-step";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { ProjectReports } from "../reporting/due-reports";
import { Table } from "../table";
import { Acts, CarryInto } from "./application-acts";
import { sectionPath } from "./form-frame";
import { OwnState, ProgressLine } from "./own-application";
import "./application.css";

type Props = { page: OwnApplicationPage; reports: readonly OwnReport[]; done: string | null };

/** An application for those who act for its applicant: where it is, what to do, what was decided, what happened. */
export function ApplicationPage({ page, reports, done }: Props) {
  const { t, lang, href } = usePage();
  const words = t.application.page;
  const { zone } = page.competition;
  const saidOf = { ...words.done, discarded: t.shield.discard.discarded, restored: t.shield.discard.restored };
  const said = done && done in saidOf ? saidOf[done as keyof typeof saidOf] : null;
  return (
    <>
      <PageTitle
        title={page.title || t.application.home.untitled}
        kicker={page.number === null ? words.kicker : words.number(page.number)}
        status={<OwnState state={page.state} />}
        trail={[{ to: "/applicant", label: t.application.home.title }]}
      />
      {said ? <Alert tone="good">{said}</Alert> : null}
      <Step page={page} reports={reports} />
      {page.isOrdered && page.may.order ? (
        <Alert title={t.deadline.order.waits}>
          <a href={`/applicant/applications/${page.id}/order`}>{t.deadline.order.look}</a>
        </Alert>
      ) : null}
      <ProgressLine progress={page.progress} when={<Deadline at={page.closesAt} now={page.now} zone={zone} quiet />} />
      <DataList
        items={[
          { label: words.competition, value: <a href={href(page.competition.path)}>{page.competition.title}</a> },
          { label: words.applicant, value: page.applicant },
          page.editions[0] && {
            label: words.arrived,
            value: formatInstant(page.editions[0].arrivedAt, zone, lang),
          },
        ]}
      />
      {page.isCoApplicant ? <Alert>{t.application.together.readOnly}</Alert> : null}
      <PagesOfIt page={page} />
      <ProjectReports reports={reports} />
      {page.decisions.map((decision) => (
        <Card key={decision.decidedAt} title={words.decision[decision.outcome]}>
          <p className="muted">{formatInstant(decision.decidedAt, zone, lang)}</p>
          {decision.clause ? <p>{`${words.ground}: ${decision.clause}`}</p> : null}
          {decision.text ? <p className="typed">{decision.text}</p> : null}
        </Card>
      ))}
      <Acts page={page} />
      <CarryInto page={page} />
      {page.editions.length > 0 ? (
        <Table
          caption={words.editions}
          rows={page.editions}
          keyOf={({ code }) => code}
          columns={[
            {
              head: words.columns.edition,
              main: true,
              cell: ({ edition }) => (
                <a href={`/applicant/applications/${page.id}/print?edition=${edition}`}>{words.editionOf(edition)}</a>
              ),
            },
            { head: words.columns.arrived, cell: ({ arrivedAt }) => formatInstant(arrivedAt, zone, lang) },
            {
              head: words.columns.code,
              cell: ({ edition, code }) => (
                <a href={`/applicant/applications/${page.id}/receipt?edition=${edition}`}>{code}</a>
              ),
            },
          ]}
        />
      ) : null}
      <Attempts page={page} />
      <h2>{words.history}</h2>
      <History zone={zone} entries={page.history} />
    </>
  );
}

/** Links to what else there is to read of an application, or to do with others. */
function PagesOfIt({ page }: { page: OwnApplicationPage }) {
  const { t, href } = usePage();
  const words = t.application.page;
  const home = `/applicant/applications/${page.id}`;
  const links = [
    page.resultsAreOut && { to: `${page.competition.path}/results`, label: words.result },
    page.hasFeedback && { to: `${home}/feedback`, label: words.feedback },
    page.agreementId !== null && { to: `/applicant/agreements/${page.agreementId}`, label: words.agreement },
    page.may.edit && { to: `${home}/colleagues`, label: t.application.colleagues.link },
    { to: `${home}/co-applicants`, label: t.application.together.link },
  ].filter((link) => link !== false);
  return (
    <ul>
      {links.map(({ to, label }) => (
        <li key={to}>
          <a href={href(to)}>{label}</a>
        </li>
      ))}
    </ul>
  );
}

/** What came after the deadline, each with its statement. */
function Attempts({ page }: { page: OwnApplicationPage }) {
  const { t, lang } = usePage();
  const words = t.deadline.attempts;
  if (page.attempts.length === 0) return null;
  return (
    <Table
      caption={words.title}
      rows={page.attempts}
      keyOf={({ id }) => id}
      columns={[
        { head: words.columns.act, main: true, cell: ({ act }) => words.acts[act] },
        {
          head: words.columns.arrived,
          cell: ({ arrivedAt }) => formatMoment(arrivedAt, page.competition.zone, lang),
        },
        {
          head: words.columns.paper,
          cell: ({ id }) => <a href={`/applicant/applications/${page.id}/attempts/${id}`}>{t.deadline.late.open}</a>,
        },
      ]}
    />
  );
}

/** What is asked of the applicant now, if anything. */
function Step({ page, reports }: Pick<Props, "page" | "reports">) {
  const { t, lang } = usePage();
  const words = t.application.page;
  const { zone } = page.competition;
  const home = `/applicant/applications/${page.id}`;
  if (page.correction) {
    const first = page.correction.sections[0] ?? page.firstSection;
    return (
      <NextStep
        title={words.correction}
        to={sectionPath(page.id, first)}
        action={t.application.home.correctAction}
        deadline={<Deadline at={page.correction.dueAt} now={page.now} zone={zone} label={words.correctionDue} />}
      >
        <p className="typed">{page.correction.remarks}</p>
        {page.correction.term ? (
          <p className="muted">{words.correctionTerm(t.announcement.terms.text(page.correction.term))}</p>
        ) : null}
      </NextStep>
    );
  }
  if (page.isUnsent && page.may.edit) {
    return (
      <NextStep title={words.unsent} to={`${home}/check`} action={words.check}>
        {words.unsentBody}
      </NextStep>
    );
  }
  if (page.state === "draft" && page.may.edit) {
    return (
      <NextStep
        title={t.application.home.continueDraft}
        to={`${home}/check`}
        action={t.application.home.continueAction}
        deadline={<Deadline at={page.closesAt} now={page.now} zone={zone} label={t.application.home.acceptsUntil} />}
      />
    );
  }
  const due = reports.find(({ state }) => state === "expected" || state === "returned");
  if (due) {
    const { title, state, isOverdue } = due;
    const own = t.reporting.own;
    const day = formatDay(due.dueOn, lang);
    return (
      <NextStep
        title={state === "returned" ? own.fix(title) : own.prepare(title)}
        to={`/applicant/reports/${due.id}`}
        action={own.open}
      >
        <p>{isOverdue ? own.wasDue(day) : own.due(day)}</p>
      </NextStep>
    );
  }
  return <NextStep />;
}
