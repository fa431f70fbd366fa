import { createHash } from "node:crypto";
import type { Person } from "~/access/who";
import { beginUpload } from "~/lifecycle/3-application/begin-upload.server";
import { type Finished, finishUpload } from "~/lifecycle/3-application/finish-upload.server";
import { type Piece, takePiece } from "~/lifecycle/3-application/take-piece.server";
import { PIECE_BYTES, piecesOf, type UploadStatus } from "~/lifecycle/3-application/upload";
import type { Outcome } from "~/lifecycle/outcome";
import type { PickedFile } from "~/server/form-upload.server";
import { pdfOf, uploaded } from "~db/seed/files";

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
  const [head, tail] = [
    Buffer.from("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n"),
    Buffer.from("\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
  ];
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

/** The bytes of a file from a piece on. */
export const restOf = (bytes: Buffer, from: number) => bytes.subarray(from * PIECE_BYTES);

export function sendPiece({ who, applicationId, bytes }: Sending, uploadId: string, number: number) {
  return takePiece(who, applicationId, uploadId, pieceNumbered(bytes, number));
}

export function finish({ who, applicationId, bytes }: Sending, uploadId: string): Promise<Outcome<Finished>> {
  return finishUpload(who, applicationId, uploadId, { sha256: sha256Of(bytes) });
}

/** The end with the bytes from a piece on, which are sent nowhere else. */
export function finishWith({ who, applicationId, bytes }: Sending, uploadId: string, from: number) {
  const rest = restOf(bytes, from);
  const sent = { number: from, length: rest.length, bytes: inPackets(rest) };
  return finishUpload(who, applicationId, uploadId, { sha256: sha256Of(bytes), rest: sent });
}

/** All of it without a fault, as the page's script does it over a link that is quick or slow. */
export async function sendWhole(sending: Sending, link: "quick" | "slow" = "quick"): Promise<Outcome<Finished>> {
  const { id, have } = await begun(sending);
  const from = await sendMissing(sending.bytes, { have, link, send: (number) => sendPiece(sending, id, number) });
  return from === undefined ? finish(sending, id) : finishWith(sending, id, from);
}

type Missing = { have: readonly number[]; link: "quick" | "slow"; send(number: number): Promise<unknown> };

/**
 * Sends the pieces that go alone: over a slow link all but the last, over a quick one the first. Returns where the rest
 * begins that goes with the end; undefined when all are sent.
 */
export async function sendMissing(bytes: Buffer, { have, link, send }: Missing): Promise<number | undefined> {
  const pieces = piecesOf(bytes.length);
  const tail = Math.max(-1, ...have) + 1;
  for (let number = 0, sent = 0; number < pieces; number += 1) {
    if (have.includes(number)) continue;
    const isShort = number === pieces - 1 || (link === "quick" && sent > 0);
    if (number >= tail && isShort) return number;
    await send(number);
    sent += 1;
  }
  return undefined;
}

/** A document as a form takes it: a short PDF. Whoever asked for it closes its file. */
export async function aDocument(name = "Документ.pdf", text = name): Promise<PickedFile> {
  return { name, file: await uploaded(await pdfOf("документ", [text])) };
}
