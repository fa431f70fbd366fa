import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { transaction } from "~db/client.server";
import { letterReturn } from "~db/schema/outbox";
import { done, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import type { ReturnedForm } from "./letter.form";
import { letterFacts } from "./letter.queries.server";

/**
 * Notes that a sent letter came back, as the office saw it in its mailbox. Refuses `badInput` for a day that has not come,
 * `changedMeanwhile` when somebody has noted it already.
 */
export async function noteReturn(
  who: Person,
  competitionId: string,
  letterId: string,
  { returnedOn, remark }: ReturnedForm,
): Promise<Outcome> {
  return transaction(who, "letter.noteReturn", async (tx) => {
    const facts = await letterFacts(tx, who, competitionId, letterId);
    if (!facts) return refused("notFound");
    const may = policy["letter.noteReturn"](who, facts);
    if (!may.ok) return may;
    if (returnedOn > dayOf(facts.realNow, facts.zone)) return refused("badInput");
    const noted = await tx
      .insert(letterReturn)
      .values({ letterId, returnedOn, remark, notedBy: who.id })
      .onConflictDoNothing()
      .returning({ id: letterReturn.id });
    return noted.length > 0 ? done : refused("changedMeanwhile");
  });
}

/** Takes the note back: the letter had arrived. Refuses `changedMeanwhile` when it is taken back already. */
export async function takeReturnBack(who: Person, competitionId: string, letterId: string): Promise<Outcome> {
  return transaction(who, "letter.takeReturnBack", async (tx) => {
    const facts = await letterFacts(tx, who, competitionId, letterId);
    if (!facts) return refused("notFound");
    const may = policy["letter.takeReturnBack"](who, facts);
    if (!may.ok) return may;
    const taken = await tx
      .update(letterReturn)
      .set({ takenBackBy: who.id, takenBackAt: sql`clock_timestamp()` })
      .where(and(eq(letterReturn.letterId, letterId), isNull(letterReturn.takenBackAt)))
      .returning({ id: letterReturn.id });
    return taken.length > 0 ? done : refused("changedMeanwhile");
  });
}
