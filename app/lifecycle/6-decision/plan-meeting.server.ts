import { and, eq, max, ne } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { meeting, ranking } from "~db/schema/decision";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { lockCompetition } from "../2-announcement/lock-competition.server";
import { isReviewUnderWay } from "../5-review/opened-scores.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { instantOf } from "../time";
import { setAgenda } from "./agenda.server";
import { callMembers } from "./call-members.server";
import type { MeetingForm } from "./meeting";
import { keepsNotice } from "./notice.server";

/** When, as clocks of the competition's zone show it, and where. */
export type MeetingPlan = { at: string; place: string; form: MeetingForm };

/**
 * Plans the meeting of the commission with the newest ranking as its agenda, and calls every member by letter.
 * Refuses `wrongState` while a round of review is under way, `incomplete` without a ranking, `alreadyExists` while a meeting is
 * planned or open, `noticeTooShort` when members would learn of it later than the rules say.
 * @returns the id of the meeting
 */
export async function planMeeting(who: Who, competitionId: string, plan: MeetingPlan): Promise<Outcome<string>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "meeting.plan", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["meeting.plan"](who, facts);
    if (!may.ok) return may;
    if (await isReviewUnderWay(tx, competitionId)) return refused("wrongState");
    const ranked = await tx
      .select({ id: ranking.id })
      .from(ranking)
      .where(eq(ranking.competitionId, competitionId))
      .limit(1);
    if (ranked.length === 0) return refused("incomplete");
    const live = await tx
      .select({ id: meeting.id })
      .from(meeting)
      .where(and(eq(meeting.competitionId, competitionId), ne(meeting.state, "signed")));
    if (live.length > 0) return refused("alreadyExists");

    const at = instantOf(plan.at, facts.zone);
    const told = await keepsNotice(tx, facts, at);
    if (!told.ok) return told;

    const [last] = await tx
      .select({ number: max(meeting.number) })
      .from(meeting)
      .where(eq(meeting.competitionId, competitionId));
    const number = (last?.number ?? 0) + 1;
    const [row] = await tx
      .insert(meeting)
      .values({ competitionId, number, at, place: plan.place, form: plan.form, secretaryId: who.id })
      .returning({ id: meeting.id });
    const meetingId = row!.id;
    const items = await setAgenda(tx, { competitionId, meetingId });
    record(tx, {
      type: "meeting.planned",
      subject: { kind: "meeting", id: meetingId },
      competitionId,
      details: { number, at: at.toISOString(), place: plan.place, items },
    });
    await callMembers(tx, facts, { meetingId, at, place: plan.place });
    return made(meetingId);
  });
}
