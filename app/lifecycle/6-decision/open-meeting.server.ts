import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { meeting } from "~db/schema/decision";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { lockCompetition } from "../2-announcement/lock-competition.server";
import { isReviewUnderWay } from "../5-review/opened-scores.queries.server";
import { done, type Outcome, refused } from "../outcome";
import { type Attendance, writeAttendance } from "./attendance.server";
import { meetingFacts } from "./meeting.queries.server";

/**
 * Opens a planned meeting: who came is recorded, somebody present chairs, and from now on the commission decides.
 * Refuses `wrongState` while a round of review is under way: its marks can still change the ranking on the agenda (domain.md
 * §2.7). Refuses `noQuorum` with how many are present and needed, `badInput` for people who are not on the roster.
 */
export async function openMeeting(who: Who, meetingId: string, came: Attendance): Promise<Outcome> {
  return transaction(who, "meeting.open", async (tx) => {
    const found = await meetingFacts(tx, who, meetingId);
    if (!found) return refused("notFound");
    await lockCompetition(tx, found.id);
    const facts = (await meetingFacts(tx, who, meetingId)) ?? found;
    const may = policy["meeting.open"](who, facts);
    if (!may.ok) return may;
    if (await isReviewUnderWay(tx, facts.id)) return refused("wrongState");
    const { decision } = await rulesOf(tx, facts.id);
    const written = await writeAttendance(tx, facts, came, decision);
    if (!written.ok) return written;
    const { reached, counted, needed, roster } = written.value;
    if (!reached) return refused("noQuorum", { present: counted, needed, roster });

    const opened = await tx
      .update(meeting)
      .set({ state: "open", openedAt: facts.now, chairId: came.chair })
      .where(and(eq(meeting.id, meetingId), eq(meeting.state, "planned")))
      .returning({ id: meeting.id });
    const moved = await tx
      .update(competition)
      .set({ state: "meeting" })
      .where(and(eq(competition.id, facts.id), eq(competition.state, "ranking")))
      .returning({ id: competition.id });
    if (opened.length === 0 || moved.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "meeting.opened",
      subject: { kind: "meeting", id: meetingId },
      competitionId: facts.id,
      details: { number: facts.number, present: counted, roster, needed },
    });
    return done;
  });
}
