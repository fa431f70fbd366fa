import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { errand, person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { errandFacts } from "./errand.queries.server";

/**
 * The applicant's head withdraws the consent to help, or the helper gives the errand back: from the next request on the helper
 * reads and writes nothing of it. Refuses `notFound`, to other members too, and
 * `wrongState` when it has ended.
 */
export async function endErrand(
  who: Person,
  errandId: string,
): Promise<Outcome<{ applicantId: string; byHelper: boolean }>> {
  return transaction<{ applicantId: string; byHelper: boolean }>(who, "errand.end", async (tx) => {
    const facts = await errandFacts(tx, who, errandId);
    if (!facts) return refused("notFound");
    const may = policy["errand.end"](who, facts);
    if (!may.ok) return may;
    const ended = await tx
      .update(errand)
      .set({ endedAt: sql`clock_timestamp()`, endedBy: who.id })
      .where(and(eq(errand.id, errandId), isNull(errand.endedAt)))
      .returning({ id: errand.id });
    if (ended.length === 0) return refused("wrongState");
    const [helper] = await tx.select({ name: person.name }).from(person).where(eq(person.id, facts.helperId));
    record(tx, {
      type: "applicant.errandEnded",
      subject: { kind: "applicant", id: facts.applicantId },
      details: { helper: helper?.name ?? null },
    });
    return made({ applicantId: facts.applicantId, byHelper: facts.helperId === who.id });
  });
}
