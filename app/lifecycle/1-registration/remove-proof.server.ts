import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { proof } from "~db/schema/proofs";
import { done, type Outcome, refused } from "../outcome";
import { authorityFacts } from "./proof.queries.server";

/**
 * Takes a document of an authority away: nobody downloads it any more, the row and the journal keep that it was there. Refuses
 * what `attachProof` refuses, and `notFound` for a document of something else.
 */
export async function removeProof(
  who: Person,
  applicantId: string,
  membershipId: string,
  proofId: string,
): Promise<Outcome> {
  if (!isUuid(proofId)) return refused("notFound");
  return transaction(who, "applicant.attachProof", async (tx) => {
    const facts = await authorityFacts(tx, who, applicantId, membershipId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.attachProof"](who, facts);
    if (!may.ok) return may;
    const removed = await tx
      .update(proof)
      .set({ removedAt: sql`clock_timestamp()` })
      .where(and(eq(proof.id, proofId), eq(proof.membershipId, membershipId), isNull(proof.removedAt)))
      .returning({ id: proof.id });
    if (removed.length === 0) return refused("notFound");
    record(tx, {
      type: "applicant.proofRemoved",
      subject: { kind: "applicant", id: applicantId },
      details: { name: facts.name },
    });
    return done;
  });
}
