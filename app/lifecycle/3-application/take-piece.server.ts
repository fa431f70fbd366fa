import { createHash } from "node:crypto";
import type { Who } from "~/access/who";
import { done, made, type Outcome, refused } from "~/lifecycle/outcome";
import { store } from "~/server/store.server";
import { withinLimit } from "~/server/throttle.server";
import { db } from "~db/client.server";
import { putPiece } from "~storage/incoming.server";
import { PIECE_BYTES, pieceLength } from "./upload";
import { mayUpload, uploadFacts } from "./upload.queries.server";

/** A piece as it came: its number, its bytes, how many they are said to be, and the SHA-256 (hex) that the browser had of them. */
export type Piece = { number: number; length: number; sha256: string; bytes: AsyncIterable<Uint8Array> };

/** The piece that a request's body is, with its SHA-256 in the header `x-sha256`. */
export function pieceIn({ body, headers }: Request, number: string | null | undefined): Piece {
  return {
    number: /^\d{1,4}$/.test(number ?? "") ? Number(number) : Number.POSITIVE_INFINITY,
    length: Number(headers.get("content-length")),
    sha256: headers.get("x-sha256") ?? "",
    // why: Node's streams of the web can be read in turn, which their types of the browser do not say.
    bytes: (body ?? []) as unknown as AsyncIterable<Uint8Array>,
  };
}

/** Reads what was not read of a piece: over a slow link a browser hears our answer only when it has sent what it began. */
export async function hearOut({ length, bytes }: Piece): Promise<void> {
  // why: what is no piece at all is cut off.
  if (length <= PIECE_BYTES) for await (const _ of bytes);
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
  const piece = await checkedPiece(who, facts.size, { number, length, sha256, bytes });
  if (!piece.ok) return piece;
  await putPiece(store(), uploadId, number, piece.value, sha256);
  return done;
}

/** The bytes of a piece that fits a file of this size. Refuses `badInput` and `throttled`; asks no policy. */
export async function checkedPiece(
  who: Who,
  size: number,
  { number, length, sha256, bytes }: Piece,
): Promise<Outcome<Buffer>> {
  if (length === 0 || length !== pieceLength(size, number)) return refused("badInput");
  if (!(await withinLimit(`upload:piece:${who.kind === "person" ? who.id : ""}`, PIECES))) return refused("throttled");
  const piece = await takeIn(bytes, length);
  return piece && createHash("sha256").update(piece).digest("hex") === sha256 ? made(piece) : refused("badInput");
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
