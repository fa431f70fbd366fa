import { createHash } from "node:crypto";
import type { Person } from "~/access/who";
import { beginUpload } from "~/lifecycle/3-application/begin-upload.server";
import { type Finished, finishUpload } from "~/lifecycle/3-application/finish-upload.server";
import { type Piece, takePiece } from "~/lifecycle/3-application/take-piece.server";
import { PIECE_BYTES, piecesOf, type UploadStatus } from "~/lifecycle/3-application/upload";
import type { Outcome } from "~/lifecycle/outcome";

export const sha256Of = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** A rule of one document, which everything in these tests is attached as. */
export const charter = {
  key: "charter",
  title: "Устав",
  required: true,
  identifies: true,
  visibility: "office" as const,
};

/** A PDF of this many bytes whose middle nobody has seen before. */
export function aPdfOf(size: number, seed: string | number = Math.random()): Buffer {
  const [head, tail] = [Buffer.from("%PDF-1.7\n"), Buffer.from("\n%%EOF\n")];
  const middle = Buffer.alloc(Math.max(0, size - head.length - tail.length));
  for (let at = 0, block = sha256Of(`${seed}`); at < middle.length; at += block.length, block = sha256Of(block))
    middle.write(block, at, "latin1");
  return Buffer.concat([head, middle, tail]);
}

export const pieceOf = (bytes: Buffer, number: number) =>
  bytes.subarray(number * PIECE_BYTES, (number + 1) * PIECE_BYTES);

/** One file on its way by the verbs, as its person's browser sends it. */
export type Sending = { who: Person; applicationId: string; bytes: Buffer; name: string; kind?: string };

export function begin({ who, applicationId, bytes, name, kind = charter.key }: Sending) {
  return beginUpload(who, applicationId, { kind, name, size: bytes.length, first: sha256Of(pieceOf(bytes, 0)) });
}

export async function begun(sending: Sending): Promise<UploadStatus> {
  const outcome = await begin(sending);
  if (!outcome.ok || !("id" in outcome.value)) throw new Error(`not begun: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

async function* inPackets(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 16_000) yield bytes.subarray(at, at + 16_000);
}

function pieceNumbered(bytes: Buffer, number: number): Piece {
  const piece = pieceOf(bytes, number);
  return { number, length: piece.length, sha256: sha256Of(piece), bytes: inPackets(piece) };
}

export function sendPiece({ who, applicationId, bytes }: Sending, uploadId: string, number: number) {
  return takePiece(who, applicationId, uploadId, pieceNumbered(bytes, number));
}

export function finish({ who, applicationId, bytes }: Sending, uploadId: string): Promise<Outcome<Finished>> {
  return finishUpload(who, applicationId, uploadId, { sha256: sha256Of(bytes) });
}

/** The end with one of the pieces, which is sent nowhere else. */
export function finishWith({ who, applicationId, bytes }: Sending, uploadId: string, number: number) {
  return finishUpload(who, applicationId, uploadId, { sha256: sha256Of(bytes), last: pieceNumbered(bytes, number) });
}

/** All of it without a fault, as the page's script does it. */
export async function sendWhole(sending: Sending): Promise<Outcome<Finished>> {
  const { id, have } = await begun(sending);
  const missing = Array.from({ length: piecesOf(sending.bytes.length) }, (_, n) => n).filter((n) => !have.includes(n));
  const last = missing.pop();
  for (const number of missing) await sendPiece(sending, id, number);
  return last === undefined ? finish(sending, id) : finishWith(sending, id, last);
}
