import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { meeting } from "~db/schema/decision";
import { done, type Outcome, refused } from "../outcome";
import { instantOf } from "../time";
import { callMembers } from "./call-members.server";
import { meetingFacts } from "./meeting.queries.server";
import { keepsNotice } from "./notice.server";
import type { MeetingPlan } from "./plan-meeting.server";

/** Moves a planned meeting to another time or place, and calls every member anew. Refuses `wrongState` once it is open, `noticeTooShort`. */
export async function moveMeeting(who: Who, meetingId: string, plan: MeetingPlan): Promise<Outcome> {
  return transaction(who, "meeting.plan", async (tx) => {
    const facts = await meetingFacts(tx, who, meetingId);
    if (!facts) return refused("notFound");
    const may = policy["meeting.plan"](who, facts);
    if (!may.ok) return may;
    const at = instantOf(plan.at, facts.zone);
    const told = await keepsNotice(tx, facts, at);
    if (!told.ok) return told;
    const moved = await tx
      .update(meeting)
      .set({ at, place: plan.place, form: plan.form })
      .where(and(eq(meeting.id, meetingId), eq(meeting.state, "planned")))
      .returning({ id: meeting.id });
    if (moved.length === 0) return refused("wrongState");
    record(tx, {
      type: "meeting.planned",
      subject: { kind: "meeting", id: meetingId },
      competitionId: facts.id,
      details: { number: facts.number, at: at.toISOString(), place: plan.place },
    });
    await callMembers(tx, facts, { meetingId, at, place: plan.place });
    return done;
  });
}
