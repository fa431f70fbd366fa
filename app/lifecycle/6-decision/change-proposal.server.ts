import { and, eq, ne } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { type Tx, transaction } from "~db/client.server";
import { agendaItem } from "~db/schema/decision";
import { rulesOf } from "../2-announcement/competition.queries.server";
import type { Kopecks } from "../money";
import { done, type Outcome, refused } from "../outcome";
import type { AwardOutcome } from "./award";
import { outcomeOfVote } from "./decided";
import { lockMeeting } from "./locks.server";
import { itemFacts } from "./meeting.queries.server";
import { cappedOf, mayPropose } from "./proposal";
import { rankingRows } from "./ranking.queries.server";

/** Another proposal about an application, and why; `sum` is kopecks, 0 unless awarded. */
export type NewProposal = { outcome: AwardOutcome; sum: Kopecks; reason: string };

/**
 * The secretary proposes another sum or outcome than the rules do, such as a cut (domain.md §2.6: the commission may change
 * the budget). Refuses `limitExceeded` above the request, the greatest grant, the money left, or the caps of one applicant,
 * its direction and territory, and for money or reserve below the pass mark; `wrongState` once the item was opened.
 */
export async function changeProposal(who: Who, itemId: string, proposal: NewProposal): Promise<Outcome> {
  return transaction(who, "item.propose", async (tx) => {
    const found = await itemFacts(tx, who, itemId);
    if (!found) return refused("notFound");
    await lockMeeting(tx, found.meetingId);
    const facts = (await itemFacts(tx, who, itemId)) ?? found;
    const may = policy["item.propose"](who, facts);
    if (!may.ok) return may;

    const [rules, standing] = await Promise.all([rulesOf(tx, facts.id), standingOf(tx, facts)]);
    if (!mayPropose(rules, { ...proposal, ...standing })) return refused("limitExceeded");
    const changed = await tx
      .update(agendaItem)
      .set({
        proposedOutcome: proposal.outcome,
        proposed: proposal.outcome === "awarded" ? proposal.sum : 0n,
        reason: "changed",
        cutReason: proposal.reason,
      })
      .where(and(eq(agendaItem.id, itemId), eq(agendaItem.state, "waiting")))
      .returning({ id: agendaItem.id });
    if (changed.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "item.proposed",
      subject: { kind: "item", id: itemId },
      competitionId: facts.id,
      details: { outcome: proposal.outcome, sum: String(proposal.sum), reason: proposal.reason },
    });
    return done;
  });
}

/** Where one application of a meeting stands beside all the others: what they are proposed, or were decided, to get. */
export async function standingOf(
  tx: Tx,
  {
    id: competitionId,
    meetingId,
    itemId,
    applicationId,
  }: { id: string; meetingId: string; itemId: string; applicationId: string },
) {
  const [rows, others] = await Promise.all([
    rankingRows(tx, competitionId),
    tx
      .select({
        applicationId: agendaItem.applicationId,
        proposedOutcome: agendaItem.proposedOutcome,
        sum: agendaItem.proposed,
        reason: agendaItem.reason,
        carried: agendaItem.carried,
      })
      .from(agendaItem)
      .where(and(eq(agendaItem.meetingId, meetingId), ne(agendaItem.id, itemId))),
  ]);
  const own = rows.find((row) => row.applicationId === applicationId);
  if (!own) throw new Error(`application ${applicationId} is on the agenda without a row in the ranking`);
  const byId = new Map(rows.map((row) => [row.applicationId, row]));
  const funded = others
    .filter((other) => outcomeOfVote({ ...other, passed: true, carried: other.carried ?? true }).outcome === "awarded")
    .map((other) => ({ ...cappedOf(byId.get(other.applicationId)!), sum: other.sum }));
  return { ...cappedOf(own), requested: own.requested, passed: own.passed, funded };
}
