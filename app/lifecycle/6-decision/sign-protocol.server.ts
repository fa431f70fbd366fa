import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import type { Json } from "~/journal/canonical-json";
import { record } from "~/journal/record.server";
import { digestOf } from "~/papers/digest.server";
import { type Tx, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { award, awardSource, meeting, protocol } from "~db/schema/decision";
import { lockCompetition } from "../2-announcement/lock-competition.server";
import { takeNumber } from "../4-admission/take-number.server";
import { made, type Outcome, refused } from "../outcome";
import { type Decided, decisionsOf } from "./decided";
import { holdDecisionLetters } from "./decision-letters.server";
import { type LoadedMeeting, meetingFacts } from "./meeting.queries.server";
import { type MeetingRecord, meetingRecord } from "./meeting-record.server";
import { protocolSnapshot } from "./protocol-snapshot.server";

/**
 * Signs the protocol of a meeting: every decision becomes an award with its parts by source, the snapshot is frozen with its
 * digest, letters are written and held. Nothing is ever recomputed afterwards. Refuses `incomplete` with the number of items
 * `left` without a vote, `limitExceeded` when the awards are more than the sources have.
 * @returns the digest of the protocol
 */
export async function signProtocol(who: Who, meetingId: string): Promise<Outcome<string>> {
  return transaction(who, "meeting.sign", async (tx) => {
    const found = await meetingFacts(tx, who, meetingId);
    if (!found || who.kind !== "person") return refused("notFound");
    await lockCompetition(tx, found.id);
    const facts = (await meetingFacts(tx, who, meetingId)) ?? found;
    const may = policy["meeting.sign"](who, facts);
    if (!may.ok) return may;

    const minutes = await meetingRecord(tx, facts);
    const left = minutes.items.filter((item) => item.state !== "voted").length;
    if (left > 0) return refused("incomplete", { left });
    const decisions = decisionsOfRecord(minutes);
    if (!decisions) return refused("limitExceeded");

    if (!(await moveOn(tx, facts))) return refused("changedMeanwhile");
    for (const decision of decisions) {
      if (!(await keepAward(tx, facts, minutes, decision))) return refused("changedMeanwhile");
    }
    const number = await numberOf(tx, facts, minutes);
    const snapshot = protocolSnapshot(minutes, decisions, { zone: facts.zone, number });
    const digest = digestOf(snapshot as unknown as Json);
    await tx.insert(protocol).values({
      competitionId: facts.id,
      meetingId,
      number,
      snapshot: snapshot as unknown as Record<string, unknown>,
      digest,
      signedBy: who.id,
      signedAt: facts.now,
    });
    await holdDecisionLetters(tx, facts, minutes, decisions);
    record(tx, {
      type: "protocol.signed",
      subject: { kind: "meeting", id: meetingId },
      competitionId: facts.id,
      details: { number, digest, awarded: snapshot.totals.awarded },
    });
    return made(digest);
  });
}

/** What a meeting has decided; null when the awards are more than the sources have. */
export function decisionsOfRecord({ rules, items }: MeetingRecord): Decided[] | null {
  const voted = items.map((item) => ({
    applicationId: item.applicationId,
    proposedOutcome: item.proposedOutcome,
    sum: item.proposed,
    reason: item.reason,
    passed: item.row.passed,
    carried: item.carried ?? false,
  }));
  return decisionsOf(rules.sources, voted);
}

/** The number of the protocol: that of its meeting, or one of the series by which the act numbers papers. */
async function numberOf(tx: Tx, facts: LoadedMeeting, { rules, number }: MeetingRecord): Promise<string> {
  if (!rules.numbering) return `${number}`;
  const taken = await takeNumber(tx, facts, "meetingProtocol");
  return taken.label ?? `${taken.number}`;
}

async function moveOn(tx: Tx, facts: LoadedMeeting): Promise<boolean> {
  const signed = await tx
    .update(meeting)
    .set({ state: "signed", signedAt: facts.now })
    .where(and(eq(meeting.id, facts.meetingId), eq(meeting.state, "open")))
    .returning({ id: meeting.id });
  const decided = await tx
    .update(competition)
    .set({ state: "decided" })
    .where(and(eq(competition.id, facts.id), eq(competition.state, "meeting")))
    .returning({ id: competition.id });
  return signed.length === 1 && decided.length === 1;
}

async function keepAward(tx: Tx, facts: LoadedMeeting, minutes: MeetingRecord, decision: Decided): Promise<boolean> {
  const { applicationId, outcome, sum, ground, reservePlace } = decision;
  const item = minutes.items.find((one) => one.applicationId === applicationId)!;
  const moved = await tx
    .update(application)
    .set({ state: outcome })
    .where(and(eq(application.id, applicationId), eq(application.state, "admitted")))
    .returning({ id: application.id });
  if (moved.length === 0) return false;
  await tx.insert(award).values({
    applicationId,
    competitionId: facts.id,
    itemId: item.itemId,
    outcome,
    sum,
    ground,
    reason: item.carried ? item.cutReason : "",
    reservePlace,
    decidedAt: facts.now,
  });
  const parts = Object.entries(decision.parts).map(([source, part]) => ({
    applicationId,
    competitionId: facts.id,
    source,
    sum: part,
  }));
  if (parts.length > 0) await tx.insert(awardSource).values(parts);
  record(tx, {
    type: "award.decided",
    subject: { kind: "application", id: applicationId },
    competitionId: facts.id,
    details: { number: item.number, outcome, sum: String(sum), ground },
  });
  return true;
}
