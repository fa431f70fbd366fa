import type { ObjectStorage } from "./client.server";

/**
 * The pieces of an upload that comes in chunks, until `storeFile` joins them: `incoming/<upload>/<number>`.
 * A piece that comes twice replaces itself, so a client may repeat what it is not sure of.
 */
export async function putPiece(
  storage: ObjectStorage,
  upload: string,
  number: number,
  bytes: Uint8Array,
): Promise<void> {
  await storage.put(pieceKey(upload, number), bytes, { contentType: "application/octet-stream" });
}

/** The pieces 0 … count-1 as one stream. Throws when one of them is missing. */
export async function* readPieces(storage: ObjectStorage, upload: string, count: number): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < count; number++) {
    yield* (await storage.get(pieceKey(upload, number))).body;
  }
}

/** Forgets an upload's pieces. */
export async function removePieces(storage: ObjectStorage, upload: string): Promise<void> {
  await storage.remove(await keysOf(storage, `incoming/${plainId(upload)}/`));
}

/** Forgets the pieces of uploads that nobody went on with since `before`. Returns how many pieces there were. */
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
