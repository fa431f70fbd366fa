import { and, eq, inArray, isNull } from "drizzle-orm";
import { db } from "~db/client.server";
import { storedFile } from "~db/schema/application";
import { proof } from "~db/schema/proofs";
import type { ProofRow } from "./proof";

const rowColumns = {
  id: proof.id,
  fileId: proof.fileId,
  name: storedFile.name,
  size: storedFile.size,
  scan: storedFile.scan,
};

/** The documents of authorities, by membership. Ask the policy first: this function does not. */
export async function proofsOfMembers(membershipIds: readonly string[]): Promise<Map<string, ProofRow[]>> {
  const proofs = new Map<string, ProofRow[]>();
  if (membershipIds.length === 0) return proofs;
  const rows = await db()
    .select({ membershipId: proof.membershipId, ...rowColumns })
    .from(proof)
    .innerJoin(storedFile, eq(storedFile.id, proof.fileId))
    .where(and(inArray(proof.membershipId, [...membershipIds]), isNull(proof.removedAt)))
    .orderBy(proof.addedAt, proof.id);
  for (const { membershipId, ...row } of rows) proofs.set(membershipId!, [...(proofs.get(membershipId!) ?? []), row]);
  return proofs;
}

/** The documents of a request. Ask the policy first: this function does not. */
export async function proofsOfRequest(headRequestId: string): Promise<ProofRow[]> {
  return db()
    .select(rowColumns)
    .from(proof)
    .innerJoin(storedFile, eq(storedFile.id, proof.fileId))
    .where(and(eq(proof.headRequestId, headRequestId), isNull(proof.removedAt)))
    .orderBy(proof.addedAt, proof.id);
}
