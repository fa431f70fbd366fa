import { asc, eq, sql } from "drizzle-orm";
import { byAlphabet } from "~db/alphabet";
import type { Reader } from "~db/client.server";
import { application, applicationVersion } from "~db/schema/application";
import { agendaItem, meeting, recusal, vote } from "~db/schema/decision";
import { organiser, person } from "~db/schema/registration";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { withSetMarks } from "../2-announcement/tiers";
import { attendanceOf, type LoadedMeeting } from "./meeting.queries.server";
import { passMarkVotesOf } from "./pass-marks.queries.server";
import { rankingRows } from "./ranking.queries.server";

/** Everything that happened at a meeting, for those who sign it or look at it: items in the order of the agenda. */
export async function meetingRecord(reader: Reader, facts: Pick<LoadedMeeting, "id" | "meetingId" | "organiserId">) {
  const [announced, head, members, items, recusals, votes, ranked, passMarkVotes] = await Promise.all([
    rulesOf(reader, facts.id),
    headOf(reader, facts),
    attendanceOf(reader, facts.meetingId),
    itemsOf(reader, facts.meetingId),
    recusalsOf(reader, facts.meetingId),
    votesOf(reader, facts.meetingId),
    rankingRows(reader, facts.id),
    passMarkVotesOf(reader, facts.meetingId),
  ]);
  const set = passMarkVotes.findLast(({ carried }) => carried);
  const rows = new Map(ranked.map((row) => [row.applicationId, row]));
  return {
    /** With the pass marks that this meeting has set. */
    rules: set ? withSetMarks(announced, set.marks) : announced,
    passMarkVotes,
    ...head,
    members,
    items: items.map((item) => {
      const row = rows.get(item.applicationId);
      if (!row) throw new Error(`application ${item.applicationId} is on the agenda without a row in the ranking`);
      return {
        ...item,
        row,
        recusals: recusals.filter((one) => one.itemId === item.itemId),
        votes: votes.filter((one) => one.itemId === item.itemId),
      };
    }),
  };
}
export type MeetingRecord = Awaited<ReturnType<typeof meetingRecord>>;

async function headOf(reader: Reader, { meetingId, organiserId }: { meetingId: string; organiserId: string }) {
  const [row] = await reader
    .select({
      number: meeting.number,
      at: meeting.at,
      place: meeting.place,
      form: meeting.form,
      openedAt: meeting.openedAt,
      secretary: person.name,
      organiser: organiser.name,
    })
    .from(meeting)
    .innerJoin(person, eq(person.id, meeting.secretaryId))
    .innerJoin(organiser, eq(organiser.id, organiserId))
    .where(eq(meeting.id, meetingId));
  if (!row) throw new Error(`no meeting ${meetingId}`);
  return row;
}

function itemsOf(reader: Reader, meetingId: string) {
  return reader
    .select({
      itemId: agendaItem.id,
      applicationId: agendaItem.applicationId,
      position: agendaItem.position,
      state: agendaItem.state,
      proposedOutcome: agendaItem.proposedOutcome,
      proposed: agendaItem.proposed,
      reason: agendaItem.reason,
      cutReason: agendaItem.cutReason,
      carried: agendaItem.carried,
      result: agendaItem.result,
      closedAt: agendaItem.closedAt,
      number: sql<number>`coalesce(${application.number}, 0)`,
      title: sql<string>`coalesce(${application.title}, '')`,
      applicant: sql<string>`coalesce(${applicationVersion.content}->'applicant'->>'fullName', '')`,
    })
    .from(agendaItem)
    .innerJoin(application, eq(application.id, agendaItem.applicationId))
    .leftJoin(
      applicationVersion,
      sql`${applicationVersion.applicationId} = ${application.id} and ${applicationVersion.version} = ${application.currentVersion}`,
    )
    .where(eq(agendaItem.meetingId, meetingId))
    .orderBy(asc(agendaItem.position), asc(agendaItem.id));
}

function recusalsOf(reader: Reader, meetingId: string) {
  return reader
    .select({ itemId: recusal.itemId, id: person.id, name: person.name, reason: recusal.reason })
    .from(recusal)
    .innerJoin(agendaItem, eq(agendaItem.id, recusal.itemId))
    .innerJoin(person, eq(person.id, recusal.personId))
    .where(eq(agendaItem.meetingId, meetingId))
    .orderBy(asc(agendaItem.position), byAlphabet(person.name), asc(person.id));
}

function votesOf(reader: Reader, meetingId: string) {
  return reader
    .select({
      itemId: vote.itemId,
      id: person.id,
      name: person.name,
      choice: vote.choice,
      byShowOfHands: vote.byShowOfHands,
    })
    .from(vote)
    .innerJoin(agendaItem, eq(agendaItem.id, vote.itemId))
    .innerJoin(person, eq(person.id, vote.personId))
    .where(eq(agendaItem.meetingId, meetingId))
    .orderBy(asc(agendaItem.position), byAlphabet(person.name), asc(person.id));
}
