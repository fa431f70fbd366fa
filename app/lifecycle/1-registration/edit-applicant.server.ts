import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { applicant } from "~db/schema/registration";
import { after } from "../moves";
import { made, type Outcome, refused } from "../outcome";
import { verificationMoves } from "./applicant";
import { applicantFacts } from "./applicant-facts.server";
import { lockApplicantPeople } from "./heads.server";
import type { Profile } from "./shown-profile";
import { changedFacts, type VerifiedFact } from "./verified-facts";

/**
 * Changes a profile. A verified one in which a fact changes that the organiser had checked is unverified again, and keeps which
 * facts those are until somebody verifies it anew. Refuses `notFound`, `wrongRole`, `changedMeanwhile`.
 * @returns the facts that have to be checked anew because of this change
 */
export async function editApplicant(
  who: Person,
  applicantId: string,
  profile: Profile,
): Promise<Outcome<{ recheck: VerifiedFact[] }>> {
  if (!isUuid(applicantId)) return refused("notFound");
  return transaction<{ recheck: VerifiedFact[] }>(who, "applicant.edit", async (tx) => {
    await lockApplicantPeople(tx, applicantId);
    const facts = await applicantFacts(tx, who, applicantId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.edit"](who, facts);
    if (!may.ok) return may;
    const [before] = await tx.select().from(applicant).where(eq(applicant.id, applicantId));
    const changed = before ? changedFacts(before, profile) : [];
    const revoked = changed.length > 0 ? after(verificationMoves, facts.verification, "revoke") : null;
    const waits = before?.verification === "unverified" ? before.changedFacts : [];
    const recheck = revoked || waits.length > 0 ? changed : [];
    const updated = await tx
      .update(applicant)
      .set({
        ...profile,
        changedFacts: [...new Set([...waits, ...recheck])],
        ...(revoked ? { verification: revoked, verifiedBy: null, verifiedAt: null } : {}),
      })
      .where(and(eq(applicant.id, applicantId), eq(applicant.verification, facts.verification)))
      .returning({ id: applicant.id });
    if (updated.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "applicant.changed",
      subject: { kind: "applicant", id: applicantId },
      details: { revoked: revoked !== null, ...(recheck.length > 0 ? { facts: recheck.join(",") } : {}) },
    });
    return made({ recheck });
  });
}
