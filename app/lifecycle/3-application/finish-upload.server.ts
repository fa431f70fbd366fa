import { eq } from "drizzle-orm";
import type { Person, Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { type KeptFile, keepFile } from "~/server/keep-file.server";
import { store } from "~/server/store.server";
import { db, transaction } from "~db/client.server";
import { upload } from "~db/schema/application";
import { putPiece, readPieces, removePieces } from "~storage/incoming.server";
import { type Received, receive, type TemporaryFile } from "~storage/temporary-file.server";
import { type Attached, attachKept } from "./attach-file.server";
import { checkedPiece, type Piece } from "./take-piece.server";
import { piecesOf } from "./upload";
import { type LoadedUpload, mayUpload, statusOf, uploadFacts } from "./upload.queries.server";

/** The file is attached, is one we do not take, or has to be sent again because its pieces are not those of the browser. */
export type Finished = Attached | { again: true };

/** What the browser has of the whole file, and the last piece where it comes with the end: then the store never holds that. */
export type End = { sha256: string; last?: Piece };

/**
 * Ends an upload: joins the pieces, compares them with what the browser had, and goes the way of every file — inspected,
 * scanned, stored, read back, attached. Finishing twice, at once or after a lost answer, attaches once and answers the same.
 * Refuses `incomplete` while pieces are missing, `notFound`, and what `takePiece`, `application.upload` and `attachFile` refuse.
 */
export async function finishUpload(
  who: Who,
  applicationId: string,
  uploadId: string,
  { sha256, last }: End,
): Promise<Outcome<Finished>> {
  if (who.kind !== "person") return refused("notSignedIn");
  const facts = await uploadFacts(db(), who, applicationId, uploadId);
  if (!facts) return refused("notFound");
  const may = mayUpload(who, facts);
  if (!may.ok) return may;
  if (facts.attachmentId) return made({ id: facts.attachmentId });
  const piece = last && (await checkedPiece(who, facts.size, last));
  if (piece && !piece.ok) return piece;

  const held = piece && { number: last.number, bytes: piece.value };
  const joined = await join(who, facts, held);
  if ("ok" in joined) return joined;
  const { received } = joined;
  try {
    const isSame = received.ok && received.file.sha256 === sha256;
    const outcome = isSame ? await attachJoined(who, facts, received.file) : made({ again: true as const });
    if (outcome.ok) await forget(who, facts, outcome.value, held);
    return outcome;
  } finally {
    if (received.ok) await received.file.close();
  }
}

type Held = { number: number; bytes: Uint8Array };

/** The pieces as one file; where one is not there, what became of the upload meanwhile, or how many are missing. */
async function join(
  who: Person,
  { uploadId, applicationId, size }: LoadedUpload,
  held: Held | undefined,
): Promise<{ received: Received } | Outcome<Finished>> {
  try {
    return { received: await receive(readPieces(store(), uploadId, piecesOf(size), held), size) };
  } catch (error) {
    const id = (await uploadFacts(db(), who, applicationId, uploadId))?.attachmentId;
    if (id) return made({ id });
    await keepHeld(uploadId, held);
    const missing = piecesOf(size) - (await statusOf(uploadId, size)).have.length;
    if (missing === 0) throw error;
    return refused("incomplete", { missing });
  }
}

/** What came with the end and was not needed yet is not sent twice. */
async function keepHeld(uploadId: string, held: Held | undefined): Promise<void> {
  if (held) await putPiece(store(), uploadId, held.number, held.bytes);
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
async function forget(
  who: Person,
  { uploadId, size }: LoadedUpload,
  finished: Finished,
  held: Held | undefined,
): Promise<void> {
  if ("unfit" in finished && finished.unfit === "scannerAway") return keepHeld(uploadId, held);
  if ("unfit" in finished)
    await transaction(who, "application.upload", async (tx) => {
      await tx.delete(upload).where(eq(upload.id, uploadId));
      return made(undefined);
    });
  const kept = Array.from({ length: piecesOf(size) }, (_, number) => number).filter((one) => one !== held?.number);
  // why: what the store does not forget now, the collector takes when the upload has expired.
  await removePieces(store(), uploadId, kept).catch(() => {});
}
