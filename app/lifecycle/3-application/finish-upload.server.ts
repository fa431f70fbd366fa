import { eq } from "drizzle-orm";
import type { Person, Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { type KeptFile, keepFile } from "~/server/keep-file.server";
import { store } from "~/server/store.server";
import { db, transaction } from "~db/client.server";
import { upload } from "~db/schema/application";
import { readPieces, removePieces } from "~storage/incoming.server";
import { receive, type TemporaryFile } from "~storage/temporary-file.server";
import { type Attached, attachKept } from "./attach-file.server";
import { piecesOf } from "./upload";
import { type LoadedUpload, mayUpload, statusOf, uploadFacts } from "./upload.queries.server";

/** The file is attached, is one we do not take, or has to be sent again because its pieces are not those of the browser. */
export type Finished = Attached | { again: true };

/**
 * Ends an upload: joins the pieces, compares them with what the browser had, and goes the way of every file — inspected,
 * scanned, stored, read back, attached. Finishing twice, at once or after a lost answer, attaches once and answers the same.
 * @param sha256 of the whole file, hex, as the browser has it
 * Refuses `incomplete` while pieces are missing, `notFound`, and what `application.upload` and `attachFile` refuse.
 */
export async function finishUpload(
  who: Who,
  applicationId: string,
  uploadId: string,
  sha256: string,
): Promise<Outcome<Finished>> {
  if (who.kind !== "person") return refused("notSignedIn");
  const facts = await uploadFacts(db(), who, applicationId, uploadId);
  if (!facts) return refused("notFound");
  const may = mayUpload(who, facts);
  if (!may.ok) return may;
  if (facts.attachmentId) return made({ id: facts.attachmentId });
  const count = piecesOf(facts.size);
  const missing = count - (await statusOf(uploadId, facts.size)).have.length;
  const attachedMeanwhile = async () => (await uploadFacts(db(), who, applicationId, uploadId))?.attachmentId;
  if (missing > 0) {
    const id = await attachedMeanwhile();
    return id ? made({ id }) : refused("incomplete", { missing });
  }

  const received = await receive(readPieces(store(), uploadId, count), facts.size).catch(async (error: unknown) => {
    const id = await attachedMeanwhile();
    if (!id) throw error;
    return { ok: true as const, id };
  });
  if ("id" in received) return made({ id: received.id });
  if (!received.ok) return made({ unfit: received.reason });
  try {
    const isSame = received.file.sha256 === sha256;
    const outcome = isSame ? await attachJoined(who, facts, received.file) : made({ again: true as const });
    if (outcome.ok) await forget(who, facts, outcome.value);
    return outcome;
  } finally {
    await received.file.close();
  }
}

function attachJoined(
  who: Person,
  { organiserId, name, kind, applicationId, uploadId }: LoadedUpload,
  file: TemporaryFile,
) {
  return keepFile<Attached>(file, { name, scope: organiserId }, (kept) =>
    attachOnce(who, { applicationId, uploadId, kind, name, kept }),
  );
}

type Once = { applicationId: string; uploadId: string; kind: string; name: string; kept: KeptFile };

function attachOnce(who: Person, { applicationId, uploadId, kind, name, kept }: Once): Promise<Outcome<Attached>> {
  return transaction<Attached>(who, "application.upload", async (tx) => {
    await tx.select({ id: upload.id }).from(upload).where(eq(upload.id, uploadId)).for("update");
    const facts = await uploadFacts(tx, who, applicationId, uploadId);
    if (!facts) return refused("notFound");
    const may = mayUpload(who, facts);
    if (!may.ok) return may;
    if (facts.attachmentId) return made({ id: facts.attachmentId });
    const attached = await attachKept(tx, who, facts, { kind, name, kept });
    if (attached.ok) await tx.update(upload).set({ attachmentId: attached.value.id }).where(eq(upload.id, uploadId));
    return attached;
  });
}

/** Pieces that have served or never will; the row stays only where it answers a repeated request. */
async function forget(who: Person, { uploadId, size }: LoadedUpload, finished: Finished): Promise<void> {
  if ("unfit" in finished && finished.unfit === "scannerAway") return;
  if ("unfit" in finished)
    await transaction(who, "application.upload", async (tx) => {
      await tx.delete(upload).where(eq(upload.id, uploadId));
      return made(undefined);
    });
  // why: what the store does not forget now, the collector takes when the upload has expired.
  await removePieces(store(), uploadId, piecesOf(size)).catch(() => {});
}
