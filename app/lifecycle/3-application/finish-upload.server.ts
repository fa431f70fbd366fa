import { eq, sql } from "drizzle-orm";
import type { Person, Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { type KeptFile, keepFile } from "~/server/keep-file.server";
import { store } from "~/server/store.server";
import { db, filledIn, leave, prepared, transaction } from "~db/client.server";
import { upload } from "~db/schema/application";
import { putPiece, readPieces, removePieces } from "~storage/incoming.server";
import { type Received, receive, type TemporaryFile } from "~storage/temporary-file.server";
import { type Attached, attachKept, mayAttach } from "./attach-file.server";
import { maySendMore, type SentBytes, takingIn } from "./take-piece.server";
import { PIECE_BYTES, piecesOf, restLength } from "./upload";
import { type LoadedUpload, mayUpload, statusOf, uploadFacts } from "./upload.queries.server";

/** The file is attached, is one we do not take, or has to be sent again because its pieces are not those of the browser. */
export type Finished = Attached | { again: true };

/**
 * What the browser has of the whole file, and over a quick link all the bytes from some piece on: they go by the store and
 * are never in memory together.
 */
export type End = { sha256: string; rest?: SentBytes };

/**
 * Ends an upload: joins the pieces, compares them with what the browser had, and goes the way of every file — inspected,
 * scanned, stored, read back, attached. Finishing twice, at once or after a lost answer, attaches once and answers the same.
 * Refuses `incomplete` while pieces are missing, `badInput` for a rest that is not of its length, `throttled`, `notFound`,
 * and what `application.upload` and `attachFile` refuse.
 */
export async function finishUpload(
  who: Who,
  applicationId: string,
  uploadId: string,
  { sha256, rest }: End,
): Promise<Outcome<Finished>> {
  if (who.kind !== "person") return refused("notSignedIn");
  const facts = await uploadFacts(db(), who, applicationId, uploadId);
  if (!facts) return refused("notFound");
  const may = mayUpload(who, facts);
  if (!may.ok) return may;
  if (facts.attachmentId) return made({ id: facts.attachmentId });
  if (rest && (rest.length === 0 || rest.length !== restLength(facts.size, rest.number))) return refused("badInput");
  if (rest && !(await maySendMore(who))) return refused("throttled");

  const joined = await takingIn(() => join(who, facts, rest));
  if ("ok" in joined) return joined;
  const { received } = joined;
  try {
    const isSame = received.ok && received.file.sha256 === sha256;
    const outcome = isSame ? await attachJoined(who, facts, received.file) : made({ again: true as const });
    if (outcome.ok) await forget(who, facts, outcome.value, { received, rest });
    return outcome;
  } finally {
    if (received.ok) await received.file.close();
  }
}

/** The bytes as one file; where a piece is not there, what became of the upload meanwhile, or how many are missing. */
async function join(
  who: Person,
  { uploadId, applicationId, size }: LoadedUpload,
  rest: SentBytes | undefined,
): Promise<{ received: Received } | Outcome<Finished>> {
  const before = piecesBefore(rest, size);
  try {
    return { received: await receive(inOrder(uploadId, before, rest), size) };
  } catch (error) {
    const id = (await uploadFacts(db(), who, applicationId, uploadId))?.attachmentId;
    if (id) return made({ id });
    const { have } = await statusOf(uploadId, size);
    const missing = before - have.filter((number) => number < before).length;
    if (missing === 0) throw error;
    return refused("incomplete", { missing });
  }
}

function piecesBefore(rest: SentBytes | undefined, size: number): number {
  return rest ? rest.number : piecesOf(size);
}

async function* inOrder(uploadId: string, before: number, rest: SentBytes | undefined): AsyncGenerator<Uint8Array> {
  yield* readPieces(store(), uploadId, before);
  if (rest) yield* rest.bytes;
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
    const [, facts, fits] = await Promise.all([
      locking(tx, { id: uploadId }),
      uploadFacts(tx, who, applicationId, uploadId),
      mayAttach(tx, applicationId, kind),
    ]);
    if (!facts) return refused("notFound");
    const may = mayUpload(who, facts);
    if (!may.ok) return may;
    if (facts.attachmentId) return made({ id: facts.attachmentId });
    if (!fits.ok) return fits;
    const attached = await attachKept(tx, who, facts, { kind, name, kept });
    if (attached.ok) leave(tx, marking(tx, { id: uploadId, attachmentId: attached.value.id }));
    return attached;
  });
}

// why first: what is read after it, in the same connection, is read when the upload is nobody else's.
const locking = prepared((database) =>
  database
    .select({ id: upload.id })
    .from(upload)
    .where(eq(upload.id, sql.placeholder("id")))
    .for("update"),
);

const marking = prepared((database) =>
  database
    .update(upload)
    .set(filledIn({ attachmentId: upload.attachmentId }))
    .where(eq(upload.id, sql.placeholder("id"))),
);

/** Pieces that have served or never will; the row stays only where it answers a repeated request. */
async function forget(
  who: Person,
  { uploadId, size }: LoadedUpload,
  finished: Finished,
  { received, rest }: { received: Received; rest: SentBytes | undefined },
): Promise<void> {
  if ("unfit" in finished && finished.unfit === "scannerAway") {
    if (rest && received.ok) await keepRest(uploadId, received.file, rest.number);
    return;
  }
  if ("unfit" in finished)
    await transaction(who, "application.upload", async (tx) => {
      await tx.delete(upload).where(eq(upload.id, uploadId));
      return made(undefined);
    });
  const kept = Array.from({ length: piecesBefore(rest, size) }, (_, number) => number);
  // why: what the store does not forget now, the collector takes when the upload has expired.
  await removePieces(store(), uploadId, kept).catch(() => {});
}

/** What came with the end is not sent twice when the file has to wait for the antivirus. */
async function keepRest(uploadId: string, file: TemporaryFile, from: number): Promise<void> {
  for (let number = from; number < piecesOf(file.size); number += 1)
    await putPiece(store(), uploadId, number, await file.piece(number * PIECE_BYTES, PIECE_BYTES));
}
