import { createHash, randomUUID } from "node:crypto";
import type { ScanVerdict } from "../app/lifecycle/scan-verdict";
import type { Scan } from "./antivirus.server";
import { type Bytes, type ObjectStorage, statusOf } from "./client.server";
import { type FileKindName, type FileRefusal, fileKinds, usualFileSize } from "./file-kinds";
import { inspectFile } from "./inspect.server";
import { receive, type TemporaryFile } from "./temporary-file.server";

/** A file that is in the store: its address is its content, so it never changes. */
export type StoredFile = { sha256: string; size: number; contentType: string; key: string; scan: ScanVerdict };
export type Stored = { ok: true; file: StoredFile } | { ok: false; reason: FileRefusal };

/**
 * `name` as the sender gave it; `scope` is the organiser's or the person's id, so that tenants never share an object;
 * `scan` asks the antivirus, where there is one.
 */
export type Filing = { name: string; scope: string; allowed?: readonly FileKindName[]; scan?: Scan };

/**
 * The whole way of an uploaded file: taken in and hashed, inspected, scanned, written once under its hash, read back.
 * Returns a refusal for a file we do not take; throws when the store did not keep what it was given.
 */
export async function storeFile(
  storage: ObjectStorage,
  bytes: AsyncIterable<Uint8Array>,
  filing: Filing & { maxBytes?: number },
): Promise<Stored> {
  const received = await receive(bytes, filing.maxBytes ?? usualFileSize);
  if (!received.ok) return received;
  try {
    return await storeReceived(storage, received.file, filing);
  } finally {
    await received.file.close();
  }
}

/** The same for a file already taken in by `readUpload`; the caller closes it. */
export async function storeReceived(storage: ObjectStorage, file: TemporaryFile, filing: Filing): Promise<Stored> {
  const inspected = await inspectFile(file, filing.name, filing.allowed);
  if (!inspected.ok) return inspected;
  const scan = await verdictOf(file, filing.scan);
  if (scan === "infected" || scan === "scannerAway") return { ok: false, reason: scan };

  const { size, sha256 } = file;
  const contentType = fileKinds[inspected.kind].mime;
  const key = await write(storage, () => file.read(), { size, sha256, contentType, scope: filing.scope });
  return { ok: true, file: { sha256, size, contentType, key, scan } };
}

/** Stores what the application made by itself: nobody has to look into it. Throws when the store did not keep it. */
export async function storeOwn(
  storage: ObjectStorage,
  bytes: Uint8Array,
  { scope, contentType }: { scope: string; contentType: string },
): Promise<StoredFile> {
  const about = { size: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex"), contentType };
  const key = await write(storage, () => bytes, { ...about, scope });
  return { ...about, key, scan: "notScanned" };
}

/** Writes bytes once under their hash and reads them back; returns their key. */
async function write(
  storage: ObjectStorage,
  open: () => Bytes,
  { scope, ...about }: { size: number; sha256: string; contentType: string; scope: string },
): Promise<string> {
  const key = `files/${plainScope(scope)}/${about.sha256}`;
  await storage.putStream(key, open, { ...about, once: true });
  if (!(await keeps(storage, key, about))) {
    // why: what lies under this hash is not its content or cannot be read, as after a crash of the store, or is no more: repair it.
    await storage.putStream(key, open, about);
    if (!(await keeps(storage, key, about))) throw new Error(`the store did not keep ${key} as it was written`);
  }
  return key;
}

/** An antivirus that is asked and does not answer is a refusal to come back with, never a silent pass. */
async function verdictOf(
  file: TemporaryFile,
  scan: Scan | undefined,
): Promise<ScanVerdict | "infected" | "scannerAway"> {
  if (!scan) return "notScanned";
  return scan(file.read()).catch(() => "scannerAway" as const);
}

/**
 * Copies a file's bytes under a random key for a blind review and returns that key: neither the key nor the object
 * says whose file it was. Throws when the copy differs.
 */
export async function copyForReview(storage: ObjectStorage, key: string): Promise<string> {
  const source = await storage.get(key);
  const head = await storage.head(key);
  const received = await receive(source.body, source.size);
  if (!received.ok) throw new Error(`the store gave ${key} back as ${received.reason}`);
  const { file } = received;
  try {
    const copy = `blind/${randomUUID()}`;
    const contentType = head?.contentType ?? "application/octet-stream";
    await storage.putStream(copy, () => file.read(), { size: file.size, sha256: file.sha256, contentType, once: true });
    if (file.size !== source.size || !(await keeps(storage, copy, file))) throw new Error(`the copy of ${key} differs`);
    return copy;
  } finally {
    await file.close();
  }
}

/** Whether the store gives these bytes back. Throws when it does not answer. */
async function keeps(
  storage: ObjectStorage,
  key: string,
  { size, sha256 }: Pick<StoredFile, "size" | "sha256">,
): Promise<boolean> {
  const stored = await storage.get(key).catch((error: unknown) => {
    if (statusOf(error) === undefined) throw error;
    return undefined;
  });
  if (!stored) return false;
  const hash = createHash("sha256");
  let length = 0;
  for await (const part of stored.body) {
    hash.update(part);
    length += part.length;
  }
  return length === size && hash.digest("hex") === sha256;
}

function plainScope(scope: string): string {
  if (!/^[\w-]{1,64}$/.test(scope)) throw new Error("a file's scope is an id");
  return scope;
}
