import { asc, eq, sql } from "drizzle-orm";
import type { ItemFacts, MeetingFacts } from "~/access/facts";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import type { Reader, Tx } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { agendaItem, attendance, meeting, recusal } from "~db/schema/decision";
import { person } from "~db/schema/registration";
import { competitionColumns, type LoadedCompetition } from "../2-announcement/competition.queries.server";

export type LoadedMeeting = LoadedCompetition &
  MeetingFacts & { meetingId: string; number: number; at: Date; place: string };
export type LoadedItem = LoadedMeeting & ItemFacts & { itemId: string; applicationId: string };

const meetingColumns = {
  meetingId: meeting.id,
  number: meeting.number,
  meeting: meeting.state,
  at: meeting.at,
  place: meeting.place,
};

/** Facts of a meeting for one person, or undefined when there is none or the id cannot be one. One query. */
export async function meetingFacts(reader: Reader, who: Who, meetingId: string): Promise<LoadedMeeting | undefined> {
  if (!isUuid(meetingId)) return undefined;
  const [row] = await reader
    .select({ ...competitionColumns(who), ...meetingColumns })
    .from(meeting)
    .innerJoin(competition, eq(competition.id, meeting.competitionId))
    .where(eq(meeting.id, meetingId));
  return row;
}

/** Facts of an item of an agenda for one person, or undefined. A voting member must hold a role at this moment. One query. */
export async function itemFacts(reader: Reader, who: Who, itemId: string): Promise<LoadedItem | undefined> {
  if (!isUuid(itemId)) return undefined;
  const personId = who.kind === "person" ? who.id : null;
  const [row] = await reader
    .select({
      ...competitionColumns(who),
      ...meetingColumns,
      itemId: agendaItem.id,
      item: agendaItem.state,
      applicationId: agendaItem.applicationId,
      isPresent: sql<boolean>`exists (select 1 from ${attendance} where ${attendance.meetingId} = ${meeting.id}
        and ${attendance.personId} = ${personId} and ${attendance.present})`,
      isRecused: sql<boolean>`exists (select 1 from ${recusal} where ${recusal.itemId} = ${agendaItem.id}
        and ${recusal.personId} = ${personId})`,
    })
    .from(agendaItem)
    .innerJoin(meeting, eq(meeting.id, agendaItem.meetingId))
    .innerJoin(competition, eq(competition.id, meeting.competitionId))
    .where(eq(agendaItem.id, itemId));
  return row && { ...row, onRoster: row.roles.some((role) => role === "member" || role === "chair") };
}

/** Keeps an item from being closed while a vote on it is written: closing waits for all who hold this, and they for it. */
export async function holdItem(tx: Tx, itemId: string): Promise<void> {
  if (!isUuid(itemId)) return;
  await tx.select({ id: agendaItem.id }).from(agendaItem).where(eq(agendaItem.id, itemId)).for("share");
}

/** Who of the roster is at a meeting, as the secretary recorded it; empty before the meeting is opened. */
export function attendanceOf(reader: Reader, meetingId: string) {
  return reader
    .select({
      id: person.id,
      name: person.name,
      present: attendance.present,
      isChair: attendance.isChair,
    })
    .from(attendance)
    .innerJoin(person, eq(person.id, attendance.personId))
    .where(eq(attendance.meetingId, meetingId))
    .orderBy(sql`${attendance.isChair} desc`, byAlphabet(person.name), asc(person.id));
}
