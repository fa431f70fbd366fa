import { desc, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { type HistoryLine, readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { meeting, ranking } from "~db/schema/decision";
import { competitionFacts, type LoadedCompetition, rulesOf } from "../2-announcement/competition.queries.server";
import { rosterOf } from "../2-announcement/roster.queries.server";
import { isPassMarkOpen, markedTiers, passMarksOf, withSetMarks } from "../2-announcement/tiers";
import { isReviewUnderWay } from "../5-review/opened-scores.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { wallTimeOf } from "../time";
import { outcomeOfVote } from "./decided";
import { itemFacts } from "./meeting.queries.server";
import { type MeetingRecord, meetingRecord } from "./meeting-record.server";
import { itemView, meetingView } from "./meeting-view.server";
import { ALL, greatestScore } from "./pass-marks";
import { cappedOf, mostFor, type Standing } from "./proposal";
import { signedProtocol } from "./protocol.queries.server";

async function officeFacts(who: Who, competitionId: string): Promise<Outcome<LoadedCompetition>> {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const office = policy["competition.manage"](who, facts);
  if (!office.ok) return office;
  const may = policy["review.readScores"](who, facts);
  return may.ok ? made(facts) : may;
}

async function lastMeeting(competitionId: string) {
  const [row] = await db()
    .select({ id: meeting.id, state: meeting.state })
    .from(meeting)
    .where(eq(meeting.competitionId, competitionId))
    .orderBy(desc(meeting.number))
    .limit(1);
  return row;
}

/** The meeting of a competition for its secretary: agenda, members, money, the protocol; `meeting` is null while none is planned. */
export async function readOfficeMeeting(who: Who, competitionId: string) {
  const office = await officeFacts(who, competitionId);
  if (!office.ok) return office;
  const facts = office.value;
  const [last, rules, ranked, roster, signed, reviewUnderWay] = await Promise.all([
    lastMeeting(competitionId),
    rulesOf(db(), competitionId),
    db().select({ id: ranking.id }).from(ranking).where(eq(ranking.competitionId, competitionId)).limit(1),
    rosterOf(db(), { competitionId, organiserId: facts.organiserId }),
    signedProtocol(db(), competitionId),
    isReviewUnderWay(db(), competitionId),
  ]);
  const [record, history]: [MeetingRecord | undefined, HistoryLine[]] = last
    ? await Promise.all([
        meetingRecord(db(), { ...facts, meetingId: last.id }),
        readHistory(db(), who, [{ kind: "meeting", id: last.id }], { audience: "office" }),
      ])
    : [undefined, []];
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone, state: facts.state },
    hasRanking: ranked.length > 0,
    reviewUnderWay,
    mayManage: policy["meeting.manage"](who, facts).ok,
    mayPlan: policy["meeting.plan"](who, facts).ok,
    mayPublish: policy["publication.publish"](who, facts).ok,
    roster: roster.map(({ id, name, isChair }) => ({ id, name, isChair })),
    usualTime: wallTimeOf(new Date(rules.dates.meetingAt), facts.zone),
    plannedTime: record ? wallTimeOf(record.at, facts.zone) : null,
    meeting: record && last ? meetingView(record, { ...last, roster }) : null,
    protocol: signed ? { number: signed.number, digest: signed.digest } : null,
    history,
  });
}

/** One item for the secretary who runs the vote or changes the proposal; `most` is the greatest sum that may be proposed, in kopecks. */
export async function readOfficeItem(who: Who, competitionId: string, itemId: string) {
  const office = await officeFacts(who, competitionId);
  if (!office.ok) return office;
  const facts = await itemFacts(db(), who, itemId);
  if (!facts || facts.id !== competitionId) return refused("notFound");
  const [record, history] = await Promise.all([
    meetingRecord(db(), facts),
    readHistory(db(), who, [{ kind: "item", id: itemId }], { audience: "office" }),
  ]);
  const item = record.items.find((one) => one.itemId === itemId)!;
  const recused = new Set(item.recusals.map((one) => one.id));
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    meeting: { id: facts.meetingId, number: facts.number, state: facts.meeting },
    item: itemView(record, item),
    most: String(mostFor(record.rules, standingIn(record, itemId))),
    mayReserve: item.row.passed,
    mayPropose: policy["item.propose"](who, facts).ok,
    mayOpen: policy["item.open"](who, facts).ok && !isPassMarkOpen(record.rules),
    isPassMarkOpen: isPassMarkOpen(record.rules),
    mayEnter: policy["item.enterVotes"](who, facts).ok,
    mayClose: policy["item.close"](who, facts).ok,
    members: record.members.map((member) => {
      const vote = item.votes.find((one) => one.id === member.id);
      return {
        ...member,
        recused: recused.has(member.id),
        choice: vote?.choice ?? null,
        byShowOfHands: vote?.byShowOfHands ?? false,
      };
    }),
    recusals: item.recusals.map(({ name, reason }) => ({ name, reason })),
    history,
  });
}

function standingIn({ items }: MeetingRecord, itemId: string): Standing {
  const own = items.find((item) => item.itemId === itemId)!;
  const funded = items
    .filter(
      (item) =>
        item.itemId !== itemId &&
        outcomeOfVote({ ...item, passed: true, carried: item.carried ?? true }).outcome === "awarded",
    )
    .map((item) => ({ ...cappedOf(item.row), sum: item.proposed }));
  return { ...cappedOf(own.row), requested: own.row.requested, passed: own.row.passed, funded };
}

/** A planned meeting, to be moved or opened; refuses `wrongState` when there is none. */
export async function readPlannedMeeting(who: Who, competitionId: string) {
  const read = await readOfficeMeeting(who, competitionId);
  if (!read.ok) return read;
  const { competition, meeting: shown, plannedTime, reviewUnderWay } = read.value;
  if (shown?.state !== "planned" || plannedTime === null) return refused("wrongState");
  return made({ competition, meeting: shown, plannedTime, reviewUnderWay });
}

/**
 * What the page asks that records the vote on the pass marks: each with the greatest score that it may be, and what was proposed
 * last; `barred` says why there is nothing to record: the rules set the marks, or an item was heard already. Refuses `wrongState`
 * without a meeting in session.
 */
export async function readPassMarks(who: Who, competitionId: string) {
  const read = await readRunningMeeting(who, competitionId);
  if (!read.ok) return read;
  const { competition, meeting: shown } = read.value;
  const rules = await rulesOf(db(), competitionId);
  const isHeard = shown.items.some(({ state }) => state !== "waiting");
  const last = shown.passMarkVotes.at(-1)?.marks ?? [];
  const ranges = passMarksOf(withSetMarks(rules, []));
  return made({
    competition,
    meeting: shown,
    barred: rules.passMarkBy !== "commission" ? ("byRules" as const) : isHeard ? ("heard" as const) : null,
    marks: markedTiers(rules).map((tier, index) => ({
      name: tier ?? ALL,
      upTo: ranges[index]!.upTo,
      most: greatestScore(rules, tier).toFixed(),
      last: last[index]?.passMark ?? null,
    })),
  });
}

/** A meeting in session; refuses `wrongState` when there is none. */
export async function readRunningMeeting(who: Who, competitionId: string) {
  const read = await readOfficeMeeting(who, competitionId);
  if (!read.ok) return read;
  const { competition, meeting: shown, roster } = read.value;
  return shown?.state === "open" ? made({ competition, meeting: shown, roster }) : refused("wrongState");
}
