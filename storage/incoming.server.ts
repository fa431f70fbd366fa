import { createHash } from "node:crypto";
import type { ObjectStorage } from "./client.server";

/**
 * The pieces of an upload that comes in chunks, until `storeFile` joins them: `incoming/<upload>/<number>`.
 * A piece that comes twice replaces itself, so a client may repeat what it is not sure of.
 * @param sha256 of the bytes, when it is known already
 */
export async function putPiece(
  storage: ObjectStorage,
  upload: string,
  number: number,
  bytes: Uint8Array,
  sha256 = createHash("sha256").update(bytes).digest("hex"),
): Promise<void> {
  const options = { contentType: "application/octet-stream", size: bytes.length, sha256 };
  await storage.putStream(pieceKey(upload, number), () => bytes, options);
}

/** The pieces of an upload that are there: number and size. */
export async function listPieces(storage: ObjectStorage, upload: string): Promise<Map<number, number>> {
  const pieces = new Map<number, number>();
  for await (const { key, size } of storage.list(`incoming/${plainId(upload)}/`))
    pieces.set(Number(key.slice(key.lastIndexOf("/") + 1)), size);
  return pieces;
}

/** The pieces 0 … count-1 as one stream. Throws when one of them is missing. */
export async function* readPieces(storage: ObjectStorage, upload: string, count: number): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < count; number++) yield* (await storage.get(pieceKey(upload, number))).body;
}

/**
 * Forgets an upload's pieces.
 * @param numbers those that are there, when that is known; otherwise the store is asked which
 */
export async function removePieces(storage: ObjectStorage, upload: string, numbers?: readonly number[]): Promise<void> {
  const known = numbers?.map((number) => pieceKey(upload, number));
  await storage.remove(known ?? (await keysOf(storage, `incoming/${plainId(upload)}/`)));
}

/**
 * Forgets pieces that came before an instant; for uploads that have expired, since none lives that long.
 * @returns how many there were
 */
export async function sweepPieces(storage: ObjectStorage, before: Date): Promise<number> {
  const old = await keysOf(storage, "incoming/", before);
  await storage.remove(old);
  return old.length;
}

async function keysOf(storage: ObjectStorage, prefix: string, before?: Date): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key, modified } of storage.list(prefix)) {
    if (!before || modified < before) keys.push(key);
  }
  return keys;
}

function pieceKey(upload: string, number: number): string {
  if (!Number.isInteger(number) || number < 0) throw new Error("a piece's number is a whole number from 0");
  return `incoming/${plainId(upload)}/${number}`;
}

function plainId(upload: string): string {
  if (!/^[\w-]{1,64}$/.test(upload)) throw new Error("an upload is named by its id");
  return upload;
}
