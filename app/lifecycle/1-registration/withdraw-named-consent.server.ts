import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { namedPerson } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";

/**
 * Notes that somebody whom the applicant named has withdrawn their consent: their contact is erased at once, that the consent
 * was given and withdrawn stays. Refuses `notFound`, also when it is withdrawn already, and `wrongRole`.
 */
export async function withdrawNamedConsent(who: Person, applicantId: string, personId: string): Promise<Outcome> {
  if (!isUuid(applicantId) || !isUuid(personId)) return refused("notFound");
  return transaction(who, "applicant.namePeople", async (tx) => {
    const facts = await applicantFacts(tx, who, applicantId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.namePeople"](who, facts);
    if (!may.ok) return may;
    const [withdrawn] = await tx
      .update(namedPerson)
      .set({ withdrawnAt: sql`clock_timestamp()`, contact: "" })
      .where(
        and(eq(namedPerson.id, personId), eq(namedPerson.applicantId, applicantId), isNull(namedPerson.withdrawnAt)),
      )
      .returning({ purpose: namedPerson.purpose });
    if (!withdrawn) return refused("notFound");
    record(tx, {
      type: "applicant.namedConsentWithdrawn",
      subject: { kind: "applicant", id: applicantId },
      details: { purpose: withdrawn.purpose },
    });
    return done;
  });
}
