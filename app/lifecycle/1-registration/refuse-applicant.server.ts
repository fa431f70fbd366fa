import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { applicant } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { tellHeads } from "./verification.server";

/**
 * An organiser could not confirm a profile and says why; it may be verified later. Refuses `notFound`, `wrongState`,
 * `changedMeanwhile`.
 * @param inn the ИНН by which it was looked up, when it has not applied to this organiser
 */
export async function refuseApplicant(
  who: Person,
  applicantId: string,
  inn: string | null,
  text: string,
): Promise<Outcome> {
  if (!isUuid(applicantId)) return refused("notFound");
  return transaction(who, "applicant.refuse", async (tx) => {
    const facts = await applicantFacts(tx, who, applicantId, inn);
    if (!facts) return refused("notFound");
    const may = policy["applicant.refuse"](who, facts);
    if (!may.ok) return may;
    const refusedNow = await tx
      .update(applicant)
      .set({ verification: "refused", refusalText: text, changedFacts: [] })
      .where(and(eq(applicant.id, applicantId), eq(applicant.verification, facts.verification)))
      .returning({ id: applicant.id });
    if (refusedNow.length === 0) return refused("changedMeanwhile");
    record(tx, { type: "applicant.refused", subject: { kind: "applicant", id: applicantId } });
    await tellHeads(tx, facts, false, text);
    return done;
  });
}
