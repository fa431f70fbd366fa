import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { type Tx, transaction } from "~db/client.server";
import { errand, person } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { errandFacts, type LoadedErrand } from "./errand.queries.server";

/** The helper gives an errand back. Refuses `notFound` to everybody else, and `wrongState` when it has ended. */
export async function endErrand(who: Person, errandId: string): Promise<Outcome> {
  return transaction(who, "errand.end", async (tx) => {
    const facts = await errandFacts(tx, who, errandId);
    if (!facts) return refused("notFound");
    const may = policy["errand.end"](who, facts);
    return may.ok ? settleErrand(tx, who, facts) : may;
  });
}

/** Ends an errand: from the next request on the helper reads and writes nothing of it. Ask the policy first. */
export async function settleErrand(tx: Tx, who: Person, { id, applicantId, helperId }: LoadedErrand): Promise<Outcome> {
  const ended = await tx
    .update(errand)
    .set({ endedAt: sql`clock_timestamp()`, endedBy: who.id })
    .where(and(eq(errand.id, id), isNull(errand.endedAt)))
    .returning({ id: errand.id });
  if (ended.length === 0) return refused("wrongState");
  const [helper] = await tx.select({ name: person.name }).from(person).where(eq(person.id, helperId));
  record(tx, {
    type: "applicant.errandEnded",
    subject: { kind: "applicant", id: applicantId },
    details: { helper: helper?.name ?? null },
  });
  return done;
}
