import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { dueIn, funnelOf } from "~/lifecycle/2-announcement/board.queries.server";
import { nextMilestone } from "~/lifecycle/2-announcement/calendar";
import { mayCopy } from "~/lifecycle/2-announcement/copy.queries.server";
import { extensionsOf } from "~/lifecycle/2-announcement/extension.queries.server";
import { toldSteps } from "~/lifecycle/2-announcement/funnel";
import { isWaiting, nextAction } from "~/lifecycle/2-announcement/next-action";
import { competitionForOffice, countsOf, historyOf } from "~/lifecycle/2-announcement/office.queries.server";
import { overdueIn } from "~/lifecycle/2-announcement/overdue";
import { takesPaper } from "~/lifecycle/2-announcement/rules";
import { nextCallAt } from "~/lifecycle/3-application/draft-call";
import { draftCallFor } from "~/lifecycle/3-application/draft-call.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { BoardLinks, BoardNumbers } from "~/ui/announcement/board-parts";
import { DraftCall, FunnelBars, OverdueList } from "~/ui/announcement/board-standing";
import { ClockBanner } from "~/ui/announcement/clock-banner";
import { CompetitionStatus } from "~/ui/announcement/competition-status";
import { DateTable } from "~/ui/announcement/dates-text";
import { actionPages, competitionStages, currentStage } from "~/ui/announcement/stage-steps";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Deadline } from "~/ui/deadline";
import { Fold } from "~/ui/fold";
import { Form } from "~/ui/form";
import { History } from "~/ui/history";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { StageLine } from "~/ui/stage-line";

export const handle = { area: "office", reads: "competition.manage" } satisfies RouteHandle;
export const meta = pageMeta<typeof loader>((t) => t.announcement.office.board.pages);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts, rules, organiser, address } = demand(await competitionForOffice(who, args.params.id));
  const mayCall = policy["competition.callDrafts"](who, facts).ok;
  const [counts, funnel, due, call] = await Promise.all([
    countsOf(who, facts.id),
    funnelOf(facts.id),
    dueIn(facts, rules),
    mayCall ? draftCallFor(facts.id) : null,
  ]);
  const isOpen = {
    applications: policy["review.manage"](who, facts).ok,
    scores: policy["review.readScores"](who, facts).ok,
  };
  const decided = ["decided", "published", "completed"].includes(facts.state);
  const overdue = overdueIn({ ...facts, rules, due });
  const next = nextMilestone(rules, facts.now);
  return {
    id: facts.id,
    title: facts.title,
    organiser: organiser.name,
    address,
    state: facts.state,
    mode: facts.mode,
    zone: facts.zone,
    now: facts.now.toISOString(),
    rules: { dates: rules.dates, report: rules.report, zone: rules.zone },
    next: next && { key: next.key, at: next.at.toISOString() },
    action: nextAction({ ...facts, questions: counts.waiting, proposal: counts.proposal }),
    waiting: counts.waiting,
    takesPaper: policy["paperApplication.list"](who, { ...facts, takesPaper: takesPaper(rules) }).ok,
    applications: counts.applications,
    isOpened: counts.openedAt !== null,
    announcedAt: counts.announcedAt?.toISOString() ?? null,
    publishedAt: counts.publishedAt?.toISOString() ?? null,
    cancelledReason: counts.cancelledReason,
    may: {
      moveClock: policy["competition.moveClock"](who, facts).ok,
      extend: policy["extension.propose"](who, { ...facts, extensionKind: "incident" }).ok,
      cancel: policy["competition.cancel"](who, facts).ok,
      discard: policy["competition.discard"](who, { ...facts, hasPeople: false }).ok,
      complete: policy["competition.complete"](who, facts).ok,
      copy: (await mayCopy(who, facts)).ok,
    },
    isOpen,
    funnel: toldSteps(funnel, { ...isOpen, decisions: decided }),
    overdue: overdue.map((one) => ({ ...one, since: one.since?.toISOString() ?? null })),
    call: call && callData(call, facts),
    approvalWaits: counts.proposal !== null,
    extensionWaits: (await extensionsOf(facts.id)).some(({ state }) => state === "proposed"),
    history: await historyOf(who, facts.id),
  };
}

/** What the board says of reminders: how many a new one would reach, the last one, and when the next may be sent. */
function callData(
  { drafts, letters, last }: Awaited<ReturnType<typeof draftCallFor>>,
  { zone, now }: { zone: string; now: Date },
) {
  const next = last && nextCallAt(last.calledAt, zone);
  return {
    drafts,
    letters,
    last: last ? { ...last, calledAt: last.calledAt.toISOString() } : null,
    waitsUntil: next && next > now ? next.toISOString() : null,
  };
}

const doneKeys = [
  "created",
  "copied",
  "announced",
  "confirmed",
  "rulesChanged",
  "cancelled",
  "completed",
  "moved",
] as const;

export default function Board() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.announcement.office;
  const base = `/office/competitions/${data.id}`;
  const said = doneKeys.find((key) => key === query.get("done"));
  const facts = {
    ...(data.announcedAt ? { announcement: new Date(data.announcedAt) } : {}),
    ...(data.publishedAt ? { results: new Date(data.publishedAt) } : {}),
  };
  const step = words.actions[data.action];
  return (
    <>
      <PageTitle
        title={data.title}
        kicker={data.organiser}
        status={<CompetitionStatus state={data.state} />}
        trail={[{ to: "/office", label: words.home.title }]}
      />
      {said ? <Alert tone="good">{words.board[said]}</Alert> : null}
      {query.get("done") === "called" ? <Alert tone="good">{t.announcement.standing.call.done}</Alert> : null}
      {data.approvalWaits ? (
        <Alert tone="warn" title={t.announcement.approval.pending}>
          <a href={`${base}/approval`}>{t.announcement.approval.look}</a>
        </Alert>
      ) : null}
      {data.extensionWaits ? (
        <Alert tone="warn" title={t.deadline.extension.waiting}>
          <a href={`${base}/deadline`}>{t.deadline.extension.look}</a>
        </Alert>
      ) : null}
      {query.has("unsettled") && data.may.complete ? (
        <Alert tone="bad">
          <p>{words.board.unsettled}</p>
          <a href={`${base}/agreements`}>{t.agreement.list.title}</a>
        </Alert>
      ) : null}
      {data.mode === "test" ? (
        <ClockBanner base={base} now={data.now} zone={data.zone} next={data.next} mayMove={data.may.moveClock} />
      ) : null}
      {data.cancelledReason ? (
        <Alert tone="bad" title={words.board.cancelledBecause}>
          <p lang="ru">{data.cancelledReason}</p>
        </Alert>
      ) : (
        <StageLine
          steps={competitionStages.map((key) => ({ key, label: t.common.stages[key] }))}
          current={currentStage(data.state)}
        />
      )}
      {isWaiting(data.action) ? (
        <NextStep>
          <p>{step.title}</p>
        </NextStep>
      ) : (
        <NextStep
          title={step.title}
          to={`${base}${actionPages[data.action]}`}
          action={step.button}
          deadline={
            data.next ? (
              <Deadline
                label={`${t.announcement.dates[data.next.key]}:`}
                at={data.next.at}
                now={data.now}
                zone={data.zone}
              />
            ) : null
          }
        />
      )}
      <h2>{t.announcement.standing.overdue}</h2>
      <OverdueList base={base} zone={data.zone} overdue={data.overdue} />
      <h2>{words.board.dates}</h2>
      <DateTable rules={data.rules} now={data.now} facts={facts} />
      <h2>{words.board.numbers}</h2>
      <FunnelBars steps={data.funnel} />
      <Fold title={t.announcement.standing.byState}>
        <BoardNumbers applications={data.applications} />
      </Fold>
      {data.isOpened ? null : <p className="small muted">{words.board.numbersSealed}</p>}
      {data.call ? <DraftCall base={base} zone={data.zone} call={data.call} /> : null}
      <h2>{words.board.pages}</h2>
      <BoardLinks base={base} waiting={data.waiting} takesPaper={data.takesPaper} isOpen={data.isOpen} />
      <ButtonRow>
        <LinkButton look="plain" to={data.address}>
          {data.state === "draft" ? words.board.preview : words.board.publicPage}
        </LinkButton>
        {data.may.complete ? (
          <Form inline id="complete" action={`${base}/complete`}>
            <Button look="plain">{words.board.complete}</Button>
          </Form>
        ) : null}
        {data.may.extend ? (
          <LinkButton look="plain" to={`${base}/deadline`}>
            {t.deadline.extension.link}
          </LinkButton>
        ) : null}
        {data.may.copy ? (
          <LinkButton look="plain" to={`${base}/copy`}>
            {words.copy.link}
          </LinkButton>
        ) : null}
        {data.may.discard ? (
          <LinkButton look="danger" to={`${base}/discard`}>
            {words.board.discard}
          </LinkButton>
        ) : null}
        {data.may.cancel ? (
          <LinkButton look="danger" to={`${base}/cancel`}>
            {words.board.cancel}
          </LinkButton>
        ) : null}
      </ButtonRow>
      <h2>{t.common.history.label}</h2>
      <History zone={data.zone} entries={data.history} />
    </>
  );
}
