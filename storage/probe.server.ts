import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { type StoreCapability, type StoreCheck, storeCapabilities } from "../app/lifecycle/store-state";
import { type ObjectStorage, statusOf } from "./client.server";

/** What is wrong with a store that does not pass a check. */
const faults: Record<StoreCheck, string> = {
  enter: "cannot be entered, or its bucket cannot be made",
  write: "cannot be written to",
  readBack: "gives back other bytes than it was given",
  replace: "does not replace what is written again",
  list: "does not list what it keeps",
  date: "does not know when a file was written",
  private: "shows files to anybody: make the bucket private",
  forget: "does not forget what was removed",
};

/**
 * Tries a store with throw-away objects. Returns what it can do; throws with plain words, and the check as `check`, when it
 * cannot be used, would lose or change files, or shows them to anybody.
 * @param passed gets every check that it passes, as soon as it has
 */
export async function probeStorage(storage: ObjectStorage, passed: StoreCheck[] = []): Promise<StoreCapability[]> {
  const key = `probe/${randomUUID()}`;
  const bytes = randomBytes(1_200_000);
  const demand = async (check: StoreCheck, holds: () => Promise<unknown>) => {
    const isSo = await holds().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : error;
      throw Object.assign(new Error(`The file store ${faults[check]}: ${reason}`, { cause: error }), { check });
    });
    if (isSo === false) throw Object.assign(new Error(`The file store ${faults[check]}.`), { check });
    passed.push(check);
  };
  await demand("enter", () => storage.ensureBucket());
  await demand("write", () => storage.put(key, bytes, { contentType: "application/octet-stream" }));
  const leave = () => storage.remove([key, `${key}-wrong`, `${key}-again`, `${key}-race`]);
  const can = await tryObject(storage, { key, bytes, demand }).catch(async (error: unknown) => {
    // why: what is wrong has been found; that it cannot be tidied up either would hide it.
    await leave().catch(() => {});
    throw error;
  });
  await leave();
  return can;
}

type Trial = {
  key: string;
  bytes: Buffer;
  demand: (check: StoreCheck, holds: () => Promise<unknown>) => Promise<void>;
};

async function tryObject(storage: ObjectStorage, { key, bytes, demand }: Trial): Promise<StoreCapability[]> {
  const again = `${key}-again`;
  await demand("readBack", async () => bytes.equals(await readAll(storage, key)));
  await demand("replace", () => replaces(storage, again));
  await demand("list", async () => (await listed(storage, `${key}-`)).join() === again);
  await demand("date", () => knowsAge(storage, key));
  await demand("private", async () => !(await fetch(storage.address(key))).ok);
  const writeOnce = await keepsFirst(storage, key, bytes);
  const checksums = await refusesWrongSum(storage, key);
  await demand("forget", async () => {
    await storage.remove([key]);
    return (await storage.head(key)) === undefined;
  });
  const can = { writeOnce, checksums };
  return storeCapabilities.filter((one) => can[one]);
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
