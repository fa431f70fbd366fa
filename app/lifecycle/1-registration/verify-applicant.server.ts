import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { applicant } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { lockInn, twinsOf } from "./same-inn.server";
import { tellHeads } from "./verification.server";

/**
 * An organiser confirms that these people speak for the organisation. One ИНН has one verified owner: for a second
 * profile it refuses `alreadyExists`. Refuses `notFound`, `wrongState`, `changedMeanwhile` too.
 * @param inn the ИНН by which it was looked up, when it has not applied to this organiser
 */
export async function verifyApplicant(who: Person, applicantId: string, inn: string | null): Promise<Outcome> {
  if (!isUuid(applicantId)) return refused("notFound");
  return transaction(who, "applicant.verify", async (tx) => {
    const facts = await applicantFacts(tx, who, applicantId, inn);
    if (!facts) return refused("notFound");
    const may = policy["applicant.verify"](who, facts);
    if (!may.ok) return may;
    if (facts.inn) {
      await lockInn(tx, facts.inn);
      if (!facts.isBranch && (await twinsOf(tx, facts.inn)).some((twin) => twin.isVerified)) {
        return refused("alreadyExists");
      }
    }
    const verified = await tx
      .update(applicant)
      .set({
        ...{ verification: "verified", verifiedBy: who.id, verifiedAt: sql`clock_timestamp()` },
        ...{ refusalText: null, changedFacts: [] },
      })
      .where(and(eq(applicant.id, applicantId), eq(applicant.verification, facts.verification)))
      .returning({ id: applicant.id });
    if (verified.length === 0) return refused("changedMeanwhile");
    record(tx, { type: "applicant.verified", subject: { kind: "applicant", id: applicantId } });
    await tellHeads(tx, facts, true, "");
    return done;
  });
}
