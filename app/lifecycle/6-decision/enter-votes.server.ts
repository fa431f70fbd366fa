import { eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { recusal, vote } from "~db/schema/decision";
import type { VoteChoice } from "../2-announcement/quorum";
import { done, type Outcome, refused } from "../outcome";
import { attendanceOf, holdItem, itemFacts } from "./meeting.queries.server";

/**
 * The secretary enters a show of hands, by the id of the member; an empty choice enters nothing. A vote that a member cast on
 * their own page is never overwritten: then `changedMeanwhile`. Refuses `badInput` for somebody absent, `conflictOfInterest`
 * for a recused member.
 */
export async function enterVotes(
  who: Who,
  itemId: string,
  votes: Readonly<Record<string, VoteChoice | "">>,
): Promise<Outcome> {
  return transaction(who, "item.enterVotes", async (tx) => {
    await holdItem(tx, itemId);
    const facts = await itemFacts(tx, who, itemId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["item.enterVotes"](who, facts);
    if (!may.ok) return may;
    const given = Object.entries(votes).filter((entry): entry is [string, VoteChoice] => entry[1] !== "");
    if (given.length === 0) return refused("incomplete");

    const here = new Set((await attendanceOf(tx, facts.meetingId)).filter((one) => one.present).map((one) => one.id));
    if (given.some(([id]) => !here.has(id))) return refused("badInput");
    const recused = await tx.select({ id: recusal.personId }).from(recusal).where(eq(recusal.itemId, itemId));
    if (recused.some(({ id }) => given.some(([voter]) => voter === id))) return refused("conflictOfInterest");

    const entered = await tx
      .insert(vote)
      .values(
        given.map(([personId, choice]) => ({
          itemId,
          competitionId: facts.id,
          personId,
          choice,
          enteredBy: who.id,
          byShowOfHands: true,
        })),
      )
      .onConflictDoUpdate({
        target: [vote.itemId, vote.personId],
        set: { choice: sql`excluded.choice`, enteredBy: sql`excluded.entered_by`, votedAt: sql`now()` },
        setWhere: eq(vote.byShowOfHands, true),
      })
      .returning({ id: vote.personId });
    if (entered.length < given.length) return refused("changedMeanwhile");
    record(tx, {
      type: "item.votesEntered",
      subject: { kind: "item", id: itemId },
      competitionId: facts.id,
      details: { votes: entered.length },
    });
    return done;
  });
}
