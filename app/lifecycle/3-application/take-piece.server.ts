import { createHash } from "node:crypto";
import type { Who } from "~/access/who";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { store } from "~/server/store.server";
import { withinLimit } from "~/server/throttle.server";
import { turns } from "~/server/turns.server";
import { db } from "~db/client.server";
import { putPiece } from "~storage/incoming.server";
import { pieceLength } from "./upload";
import { mayUpload, uploadFacts } from "./upload.queries.server";

/** Bytes of a file as a request's body: the number of the piece that they are or begin with, and how many they are said to be. */
export type SentBytes = { number: number; length: number; bytes: AsyncIterable<Uint8Array> };

/** A piece as it came, with the SHA-256 (hex) that the browser had of it. */
export type Piece = SentBytes & { sha256: string };

/** What a request's body is of a file. */
export function sentIn({ body, headers }: Request, number: string | null | undefined): SentBytes {
  return {
    number: /^\d{1,4}$/.test(number ?? "") ? Number(number) : Number.POSITIVE_INFINITY,
    length: Number(headers.get("content-length")),
    // why: Node's streams of the web can be read in turn, which their types of the browser do not say.
    bytes: (body ?? []) as unknown as AsyncIterable<Uint8Array>,
  };
}

const PIECES = { limit: 1_200, windowSeconds: 60 };

/**
 * Takes a piece of an upload into the store; the same piece may come again and replaces itself. No more than one piece is
 * in memory. Refuses `badInput` for a piece that is not of its length or its SHA-256, `wrongState` for a finished upload,
 * `throttled`, `notFound`, and what `application.upload` refuses.
 */
export async function takePiece(
  who: Who,
  applicationId: string,
  uploadId: string,
  { number, length, sha256, bytes }: Piece,
): Promise<Outcome> {
  const facts = await uploadFacts(db(), who, applicationId, uploadId);
  if (!facts) return refused("notFound");
  const may = mayUpload(who, facts);
  if (!may.ok) return may;
  if (facts.attachmentId) return refused("wrongState");
  if (length === 0 || length !== pieceLength(facts.size, number)) return refused("badInput");
  if (!(await maySendMore(who))) return refused("throttled");
  return takingIn(async () => {
    const piece = await takeIn(bytes, length);
    if (!piece || createHash("sha256").update(piece).digest("hex") !== sha256) return refused("badInput");
    await putPiece(store(), uploadId, number, piece, sha256);
    return done;
  });
}

/**
 * Bodies of files that are read at a time. Those who wait leave their bytes with the system, which asks their browsers to
 * wait too; a slow link does not keep its turn.
 */
export const takingIn = turns({ atOnce: 12, longestMs: 250 });

/** Whether somebody has not sent too many pieces in the last minute; counts one more. */
export function maySendMore(who: Who): Promise<boolean> {
  return withinLimit(`upload:piece:${who.kind === "person" ? who.id : ""}`, PIECES);
}

/** Exactly so many bytes, or undefined; a body that is too long is not read to its end. */
async function takeIn(bytes: AsyncIterable<Uint8Array>, length: number): Promise<Buffer | undefined> {
  const piece = Buffer.allocUnsafe(length);
  let filled = 0;
  for await (const part of bytes) {
    if (filled + part.length > length) return undefined;
    piece.set(part, filled);
    filled += part.length;
  }
  return filled === length ? piece : undefined;
}
