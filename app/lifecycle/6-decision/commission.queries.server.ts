import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person, Who } from "~/access/who";
import type { EventType } from "~/journal/events";
import { readHistory } from "~/journal/history.queries.server";
import { store } from "~/server/store.server";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { storedFile } from "~db/schema/application";
import { meeting } from "~db/schema/decision";
import { organiser, roleGrant } from "~db/schema/registration";
import { downloadResponse } from "~storage/download.server";
import { type CompetitionState, wasAnnounced } from "../2-announcement/competition";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { rosterOf } from "../2-announcement/roster.queries.server";
import { filesFor } from "../2-announcement/rules";
import { submittedVersion } from "../3-application/application.queries.server";
import { filesToRead } from "../3-application/file.queries.server";
import { documentTitles } from "../3-application/own-application.queries.server";
import { readingFor } from "../3-application/reading";
import { waitForChair } from "../5-review/round.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { anonymousSheets } from "./anonymous-sheets.server";
import { itemFacts, meetingFacts } from "./meeting.queries.server";
import { type MeetingRecord, meetingRecord } from "./meeting-record.server";
import { itemView, meetingView } from "./meeting-view.server";
import { signedProtocol } from "./protocol.queries.server";
import type { OwnPart } from "./view";

const hasOpened: readonly CompetitionState[] = ["ranking", "meeting", "decided", "published", "completed"];

/** The competitions in whose commission a person sits, newest first, with the last meeting of each. Fifty at most. */
export async function readCommissionHome(who: Person) {
  const rows = await db()
    .select({
      id: competition.id,
      title: competition.title,
      organiser: organiser.shortName,
      zone: competition.zone,
      state: competition.state,
      now: sql<Date>`clock_timestamp() + ${competition.clockShift}`.mapWith(competition.opensAt),
      isChair: sql<boolean>`bool_or(${roleGrant.role} = 'chair')`,
      meetingId: meeting.id,
      meeting: meeting.state,
      at: meeting.at,
      place: meeting.place,
    })
    .from(roleGrant)
    .innerJoin(organiser, eq(organiser.id, roleGrant.organiserId))
    .innerJoin(
      competition,
      and(
        eq(competition.organiserId, organiser.id),
        or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, competition.id)),
      ),
    )
    .leftJoin(
      meeting,
      and(
        eq(meeting.competitionId, competition.id),
        sql`${meeting.number} = (select max(m.number) from meeting m where m.competition_id = ${competition.id})`,
      ),
    )
    .where(and(eq(roleGrant.personId, who.id), inArray(roleGrant.role, ["member", "chair"]), isNull(roleGrant.until)))
    .groupBy(competition.id, organiser.id, meeting.id)
    .orderBy(desc(competition.createdAt), desc(competition.id))
    .limit(50);
  const chaired = rows.filter((row) => row.isChair).map((row) => row.id);
  const waiting = await waitForChair(db(), chaired);
  return rows
    .filter((row) => wasAnnounced(row.state))
    .map(({ now, at, ...row }) => ({
      ...row,
      isOpen: hasOpened.includes(row.state),
      waitsOpening: waiting.has(row.id),
      now: now.toISOString(),
      at: at?.toISOString() ?? null,
    }));
}

function ownPart(who: Who, item: MeetingRecord["items"][number]): OwnPart {
  const id = who.kind === "person" ? who.id : null;
  const vote = item.votes.find((one) => one.id === id);
  return {
    choice: vote?.choice ?? null,
    byShowOfHands: vote?.byShowOfHands ?? false,
    recused: item.recusals.some((one) => one.id === id),
  };
}

/** A meeting for a member of the commission: the agenda, and what this member has done on every item. */
export async function readCommissionMeeting(who: Who, meetingId: string) {
  const facts = await meetingFacts(db(), who, meetingId);
  if (!facts) return refused("notFound");
  const may = policy["meeting.read"](who, facts);
  if (!may.ok) return may;
  const [record, roster, signed, history] = await Promise.all([
    meetingRecord(db(), facts),
    rosterOf(db(), { competitionId: facts.id, organiserId: facts.organiserId }),
    signedProtocol(db(), facts.id),
    readHistory(db(), who, [{ kind: "meeting", id: meetingId }], { audience: "commission" }),
  ]);
  const shown = meetingView(record, { id: meetingId, state: facts.meeting, roster });
  const self = who.kind === "person" ? shown.members.find((member) => member.id === who.id) : undefined;
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone, now: facts.now.toISOString() },
    meeting: shown,
    isMember: self !== undefined,
    isPresent: self?.present ?? false,
    protocol: facts.meeting === "signed" && signed ? { number: signed.number, digest: signed.digest } : null,
    own: Object.fromEntries(record.items.map((item) => [item.itemId, ownPart(who, item)])),
    history,
  });
}

/** What tells who has voted already; a member reads it once the vote is over. */
const votesGiven: readonly EventType[] = ["item.voted", "item.votesEntered"];

/** One item for a member: the admitted text of the application, the experts' marks without names, the vote, its history. */
export async function readCommissionItem(who: Who, meetingId: string, itemId: string) {
  const facts = await itemFacts(db(), who, itemId);
  if (!facts || facts.meetingId !== meetingId) return refused("notFound");
  const may = policy["meeting.read"](who, facts);
  if (!may.ok) return may;
  const [record, rules, version, history] = await Promise.all([
    meetingRecord(db(), facts),
    rulesOf(db(), facts.id),
    submittedVersion(db(), facts.applicationId),
    readHistory(db(), who, [{ kind: "item", id: itemId }], {
      audience: "commission",
      except: facts.item === "voted" ? [] : votesGiven,
    }),
  ]);
  if (!version) throw new Error(`no submitted version of ${facts.applicationId}`);
  const item = record.items.find((one) => one.itemId === itemId)!;
  const sheets = await anonymousSheets(db(), rules, { competitionId: facts.id, applicationId: facts.applicationId });
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    meeting: { id: meetingId, number: facts.number, state: facts.meeting },
    item: itemView(record, item),
    own: ownPart(who, item),
    isMember: facts.onRoster,
    isPresent: facts.isPresent,
    mayVote: policy["item.vote"](who, facts).ok,
    mayRecuse: policy["item.recuse"](who, facts).ok && !facts.isRecused,
    reading: readingFor("expert", version.content, version.template, { gone: version.gone }),
    files: await filesToRead(db(), filesFor("commission", version.files, rules)),
    documents: documentTitles(rules),
    sheets,
    history,
  });
}

/** A document that the commission may read, streamed; `notFound` for any other file. */
export async function sendCommissionFile(
  who: Who,
  { meetingId, itemId, fileId }: { meetingId: string; itemId: string; fileId: string },
): Promise<Outcome<Response>> {
  const read = await readCommissionItem(who, meetingId, itemId);
  if (!read.ok) return read;
  const file = read.value.files.find((one) => one.fileId === fileId);
  if (!file) return refused("notFound");
  const [stored] = await db()
    .select({ key: storedFile.key, contentType: storedFile.contentType })
    .from(storedFile)
    .where(eq(storedFile.id, fileId));
  return stored ? made(await downloadResponse(store(), { ...stored, name: file.name })) : refused("notFound");
}
