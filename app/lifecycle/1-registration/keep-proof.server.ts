import { and, count, eq, isNull } from "drizzle-orm";
import type { Person } from "~/access/who";
import type { PickedFile } from "~/server/form-upload.server";
import { type KeptFile, keepFile, referTo } from "~/server/keep-file.server";
import type { Tx } from "~db/client.server";
import { proof } from "~db/schema/proofs";
import type { FileKindName, FileRefusal } from "~storage/file-kinds";
import { done, type Outcome, refused } from "../outcome";
import { MAX_PROOFS } from "./proof";

/** What a document may be: a paper, or a picture of one. */
export const proofKinds: readonly FileKindName[] = ["pdf", "jpg", "png", "docx", "odt"];

/** What a document proves. */
type Proven = { membershipId: string } | { headRequestId: string };

/**
 * Stores a document the way of every file and lets `refer` write about it: nothing points at what the store does not hold.
 * @param scope whose it is in the store: the applicant's id
 */
export function keepProof<T>(
  { file, name }: PickedFile,
  scope: string,
  refer: (kept: KeptFile) => Promise<Outcome<T>>,
): Promise<Outcome<T | { unfit: FileRefusal }>> {
  return keepFile<T>(file, { name, scope, allowed: proofKinds }, refer);
}

/** Writes the rows of a document that lies in the store, in the transaction of whoever has asked the policy. */
export async function addProof(
  tx: Tx,
  who: Person,
  of: Proven,
  { kept, name }: { kept: KeptFile; name: string },
): Promise<Outcome> {
  const proves =
    "membershipId" in of ? eq(proof.membershipId, of.membershipId) : eq(proof.headRequestId, of.headRequestId);
  const [held] = await tx
    .select({ n: count() })
    .from(proof)
    .where(and(proves, isNull(proof.removedAt)));
  if ((held?.n ?? 0) >= MAX_PROOFS) return refused("limitExceeded", { max: MAX_PROOFS });
  const fileId = await referTo(tx, kept, { name, uploadedBy: who.id });
  if (!fileId.ok) return fileId;
  await tx.insert(proof).values({ ...of, fileId: fileId.value, addedBy: who.id });
  return done;
}
