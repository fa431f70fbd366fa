import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { type ObjectStorage, statusOf } from "./client.server";

/**
 * What a store can do beyond keeping bytes: refuse to overwrite (`writeOnce`), refuse bytes that differ from their
 * checksum (`checksums`). Without them the upload pipeline still reads every file back.
 */
export type StorageCapability = "writeOnce" | "checksums";

/**
 * Tries a store at start-up with one throw-away object. Returns what it can do; throws with plain words when it cannot
 * be used, would lose or change files, or shows them to anybody.
 */
export async function probeStorage(storage: ObjectStorage): Promise<StorageCapability[]> {
  const key = `probe/${randomUUID()}`;
  const bytes = randomBytes(1_200_000);
  await attempt("cannot be entered, or its bucket cannot be made", () => storage.ensureBucket());
  await attempt("cannot be written to", () => storage.put(key, bytes, { contentType: "application/octet-stream" }));
  try {
    return await capabilitiesOf(storage, key, bytes);
  } finally {
    await storage.remove([key, `${key}-wrong`, `${key}-again`, `${key}-race`]);
  }
}

async function capabilitiesOf(storage: ObjectStorage, key: string, bytes: Buffer): Promise<StorageCapability[]> {
  await demand("gives back other bytes than it was given", async () => bytes.equals(await readAll(storage, key)));
  const again = `${key}-again`;
  await demand("does not replace what is written again", async () => replaces(storage, again));
  await demand("does not list what it keeps", async () => (await listed(storage, `${key}-`)).join() === again);
  await demand("does not know when a file was written", async () => knowsAge(storage, key));
  await demand("shows files to anybody: make the bucket private", async () => !(await fetch(storage.address(key))).ok);
  const writeOnce = await keepsFirst(storage, key, bytes);
  const checksums = await refusesWrongSum(storage, key);
  await storage.remove([key]);
  await demand("does not forget what was removed", async () => (await storage.head(key)) === undefined);
  return [...(writeOnce ? (["writeOnce"] as const) : []), ...(checksums ? (["checksums"] as const) : [])];
}

async function keepsFirst(storage: ObjectStorage, key: string, first: Buffer): Promise<boolean> {
  const second = await storage.put(key, Buffer.from("second"), { contentType: "application/octet-stream", once: true });
  return second === "alreadyThere" && first.equals(await readAll(storage, key)) && (await keepsOneOfTwo(storage, key));
}

/** Two who write at once under one key: exactly one may believe that it was the first. */
async function keepsOneOfTwo(storage: ObjectStorage, key: string): Promise<boolean> {
  const write = (text: string) =>
    storage.put(`${key}-race`, Buffer.from(text), { contentType: "application/octet-stream", once: true });
  const ends = await Promise.all([write("one"), write("two")]);
  const kept = `${await readAll(storage, `${key}-race`)}`;
  return ends.filter((end) => end === "written").length === 1 && kept === (ends[0] === "written" ? "one" : "two");
}

async function replaces(storage: ObjectStorage, key: string): Promise<boolean> {
  for (const text of ["first", "second"])
    await storage.put(key, Buffer.from(text), { contentType: "application/octet-stream" });
  return `${await readAll(storage, key)}` === "second";
}

/** A clock that is a little wrong does no harm: only files of several days are ever collected. */
async function knowsAge(storage: ObjectStorage, key: string): Promise<boolean> {
  for await (const one of storage.list(key))
    if (one.key === key) return Math.abs(Date.now() - one.modified.getTime()) < 24 * 3600_000;
  return false;
}

async function refusesWrongSum(storage: ObjectStorage, key: string): Promise<boolean> {
  const bytes = Buffer.from("these bytes");
  const sha256 = createHash("sha256").update("other bytes").digest("hex");
  const options = { contentType: "application/octet-stream", size: bytes.length, sha256 };
  try {
    await storage.putStream(`${key}-wrong`, () => Readable.from([bytes]), options);
    return false;
  } catch (error) {
    if (statusOf(error) === undefined) throw error;
    return (await storage.head(`${key}-wrong`)) === undefined;
  }
}

async function readAll(storage: ObjectStorage, key: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of (await storage.get(key)).body) parts.push(part);
  return Buffer.concat(parts);
}

async function listed(storage: ObjectStorage, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys;
}

async function demand(fault: string, holds: () => Promise<boolean>): Promise<void> {
  if (!(await attempt(`does not answer while it is tried (${fault})`, holds)))
    throw new Error(`The file store ${fault}.`);
}

async function attempt<T>(fault: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`The file store ${fault}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
