import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeParts } from "../write-parts.server";

/** Writes bytes to a new file that only this user reads, and returns once they are on the disk. A failure leaves no file. */
export async function writeSynced(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await writeParts(file, bytes);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
}

/** Writes a value as JSON beside `path` and renames it there, so that a reader sees the old value or the new one. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  const fresh = `${path}.${randomUUID()}.tmp`;
  await writeSynced(fresh, once(Buffer.from(JSON.stringify(value))));
  await move(fresh, path);
}

/** Renames and makes the new name durable. */
export async function move(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Makes the names in a folder durable. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Creates a folder, with its parents, that only this user enters. */
export async function ownFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  return path;
}

/** Where an object lives: names are hashes, so a key can be of any length and can never leave the folder. */
export function placeOf(folder: string, key: string): { folder: string; name: string } {
  const name = createHash("sha256").update(key).digest("hex");
  return { folder: join(folder, name.slice(0, 2)), name };
}

/** One at a time for each name: whoever comes second waits for the first. */
export function oneAtATime(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = tails.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    tails.set(name, mine);
    try {
      return await mine;
    } finally {
      if (tails.get(name) === mine) tails.delete(name);
    }
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
