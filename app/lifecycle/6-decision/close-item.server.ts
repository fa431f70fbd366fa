import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { type Tx, transaction } from "~db/client.server";
import { agendaItem, recusal, vote } from "~db/schema/decision";
import { rulesOf } from "../2-announcement/competition.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { made, type Outcome, refused } from "../outcome";
import { countVotes } from "./count-votes";
import { lockMeeting } from "./locks.server";
import type { ItemResult } from "./meeting";
import { attendanceOf, itemFacts } from "./meeting.queries.server";

/**
 * Ends the vote on an item and counts it by the announced rules; the count is kept and never changes. Refuses `noQuorum` when
 * too few who may decide this item are present: the item stays open until more come.
 * @returns whether the proposal was adopted
 */
export async function closeItem(who: Who, itemId: string): Promise<Outcome<boolean>> {
  return transaction(who, "item.close", async (tx) => {
    const found = await itemFacts(tx, who, itemId);
    if (!found) return refused("notFound");
    await lockMeeting(tx, found.meetingId);
    // Waits for votes that are being written, and keeps later ones out.
    await tx.select({ id: agendaItem.id }).from(agendaItem).where(eq(agendaItem.id, itemId)).for("update");
    const facts = (await itemFacts(tx, who, itemId)) ?? found;
    const may = policy["item.close"](who, facts);
    if (!may.ok) return may;

    const { decision } = await rulesOf(tx, facts.id);
    const result = await counted(tx, decision, { itemId, meetingId: facts.meetingId });
    const { quorum } = result;
    if (!quorum.reached)
      return refused("noQuorum", { present: quorum.counted, needed: quorum.needed, roster: result.roster });
    const closed = await tx
      .update(agendaItem)
      .set({ state: "voted", carried: result.adopted, result, closedAt: facts.now })
      .where(and(eq(agendaItem.id, itemId), eq(agendaItem.state, "voting")))
      .returning({ id: agendaItem.id });
    if (closed.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "item.closed",
      subject: { kind: "item", id: itemId },
      competitionId: facts.id,
      details: {
        carried: result.adopted,
        for: result.for,
        against: result.against,
        abstained: result.abstained,
        silent: result.silent,
        recused: result.recused,
        decidedBy: result.decidedBy,
      },
    });
    return made(result.adopted);
  });
}

async function counted(
  tx: Tx,
  rules: CompetitionRules["decision"],
  { itemId, meetingId }: { itemId: string; meetingId: string },
): Promise<ItemResult> {
  const members = await attendanceOf(tx, meetingId);
  const votes = await tx.select({ id: vote.personId, choice: vote.choice }).from(vote).where(eq(vote.itemId, itemId));
  const recusals = await tx.select({ id: recusal.personId }).from(recusal).where(eq(recusal.itemId, itemId));
  return countVotes(rules, members, {
    choices: new Map(votes.map(({ id, choice }) => [id, choice])),
    recused: new Set(recusals.map(({ id }) => id)),
  });
}
