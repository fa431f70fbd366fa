import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { applicant } from "~db/schema/registration";
import { after } from "../moves";
import { done, type Outcome, refused } from "../outcome";
import { verificationMoves } from "./applicant";
import { applicantFacts } from "./applicant-facts.server";
import type { Profile } from "./shown-profile";

const verifiedFacts = ["fullName", "inn", "ogrn", "kpp"] as const;

/**
 * Changes a profile. A verified one whose name or requisites change has to be verified anew. Refuses `notFound`,
 * `wrongRole`, `changedMeanwhile`.
 */
export async function editApplicant(who: Person, applicantId: string, profile: Profile): Promise<Outcome> {
  if (!isUuid(applicantId)) return refused("notFound");
  return transaction(who, "applicant.edit", async (tx) => {
    const facts = await applicantFacts(tx, who, applicantId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.edit"](who, facts);
    if (!may.ok) return may;
    const [before] = await tx.select().from(applicant).where(eq(applicant.id, applicantId));
    const touched = verifiedFacts.some((fact) => before?.[fact] !== profile[fact]);
    const revoked = touched ? after(verificationMoves, facts.verification, "revoke") : null;
    const changed = await tx
      .update(applicant)
      .set({ ...profile, ...(revoked ? { verification: revoked, verifiedBy: null, verifiedAt: null } : {}) })
      .where(and(eq(applicant.id, applicantId), eq(applicant.verification, facts.verification)))
      .returning({ id: applicant.id });
    if (changed.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "applicant.changed",
      subject: { kind: "applicant", id: applicantId },
      details: { revoked: revoked !== null },
    });
    return done;
  });
}
