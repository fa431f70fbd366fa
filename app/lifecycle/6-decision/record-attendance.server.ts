import { and, eq, inArray, notInArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { agendaItem, meeting, vote } from "~db/schema/decision";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { done, type Outcome, refused } from "../outcome";
import { type Attendance, writeAttendance } from "./attendance.server";
import { lockMeeting } from "./locks.server";
import { meetingFacts } from "./meeting.queries.server";

/**
 * Records that members came later or left, or that somebody else chairs, while a meeting is open. A vote on the open item of
 * somebody who left does not count any more. Whether there is still a quorum is asked when an item is closed.
 */
export async function recordAttendance(who: Who, meetingId: string, came: Attendance): Promise<Outcome> {
  return transaction(who, "meeting.attend", async (tx) => {
    const found = await meetingFacts(tx, who, meetingId);
    if (!found) return refused("notFound");
    await lockMeeting(tx, meetingId);
    const facts = (await meetingFacts(tx, who, meetingId)) ?? found;
    const may = policy["meeting.attend"](who, facts);
    if (!may.ok) return may;
    const { decision } = await rulesOf(tx, facts.id);
    const written = await writeAttendance(tx, facts, came, decision);
    if (!written.ok) return written;
    await tx.update(meeting).set({ chairId: came.chair }).where(eq(meeting.id, meetingId));
    const open = tx
      .select({ id: agendaItem.id })
      .from(agendaItem)
      .where(and(eq(agendaItem.meetingId, meetingId), eq(agendaItem.state, "voting")));
    await tx.delete(vote).where(and(inArray(vote.itemId, open), notInArray(vote.personId, [...came.present])));
    record(tx, {
      type: "meeting.attendanceRecorded",
      subject: { kind: "meeting", id: meetingId },
      competitionId: facts.id,
      details: { present: came.present.length, roster: written.value.roster },
    });
    return done;
  });
}
