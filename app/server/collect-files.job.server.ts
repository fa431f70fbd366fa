import { inArray, lt, sql } from "drizzle-orm";
import { system } from "~/access/who";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { fileRemoval, storedFile, upload } from "~db/schema/application";
import { copyFile } from "~db/schema/blind";
import type { ObjectStorage } from "~storage/client.server";
import { sweepPieces } from "~storage/incoming.server";
import type { JobCall } from "./job";
import { lockOf } from "./keep-file.server";
import { store } from "./store.server";
import { withinLimit } from "./throttle.server";

/** What a run of the collector took away. */
export type Collected = { files: number; pieces: number };

const DAY_MS = 24 * 3600_000;
/** An object younger than this may be on its way into a transaction; an upload in pieces lives for three days. */
const SAFE_DAYS = 7;
/** Prefixes of the store whose objects rows refer to. */
const REFERRED = ["files/", "blind/"];
const PAGE = 500;

/** The job: once an hour, whichever process is called first. */
export async function collectFiles({ signal }: Pick<JobCall, "signal">): Promise<void> {
  if (!(await withinLimit("job:collectFiles", { limit: 1, windowSeconds: 3600 }))) return;
  await collect(store(), { olderThan: new Date(Date.now() - SAFE_DAYS * DAY_MS), signal });
}

/**
 * Removes what nothing refers to and what is older than an instant: objects of files and of review copies, pieces of
 * uploads that expired, and the rows of those. Several runs may go on at once beside uploads of the same content: every
 * removal is written down before the object goes, under the lock that `referTo` takes (A3).
 */
export async function collect(
  storage: ObjectStorage,
  { olderThan, signal }: { olderThan: Date; signal?: AbortSignal },
): Promise<Collected> {
  await endInterrupted(storage);
  let files = 0;
  for (const prefix of REFERRED)
    for await (const keys of oldKeys(storage, prefix, olderThan)) {
      if (signal?.aborted) return { files, pieces: 0 };
      for (const key of await unreferred(keys)) if (await removeOrphan(storage, key)) files += 1;
    }
  const pieces = await sweepPieces(storage, olderThan);
  await forgetExpired();
  return { files, pieces };
}

async function* oldKeys(storage: ObjectStorage, prefix: string, olderThan: Date): AsyncGenerator<string[]> {
  let keys: string[] = [];
  for await (const { key, modified } of storage.list(prefix)) {
    if (modified < olderThan) keys.push(key);
    if (keys.length < PAGE) continue;
    yield keys;
    keys = [];
  }
  if (keys.length > 0) yield keys;
}

/** Those of the keys that no row names; whether that is still so is asked again, one by one, under the lock. */
async function unreferred(keys: string[]): Promise<string[]> {
  const rows = await db()
    .select({ key: storedFile.key })
    .from(storedFile)
    .where(inArray(storedFile.key, keys))
    .union(db().select({ key: copyFile.key }).from(copyFile).where(inArray(copyFile.key, keys)));
  const named = new Set(rows.map(({ key }) => key));
  return keys.filter((key) => !named.has(key));
}

async function removeOrphan(storage: ObjectStorage, key: string): Promise<boolean> {
  const marked = await transaction(system, "job.collectFiles", async (tx) => {
    await tx.execute(lockOf(key));
    const rows = await tx.execute(sql`
      insert into file_removal as r (key)
      select ${key} where not exists (select from stored_file where key = ${key})
        and not exists (select from blind.copy_file where key = ${key})
      on conflict (key) do update set began_at = clock_timestamp(), ended_at = null where r.ended_at is not null
      returning key`);
    return { ok: true, value: rows.length === 1 };
  });
  if (!marked.ok || !marked.value) return false;
  await endRemoval(storage, key);
  return true;
}

/** The object goes first: until the row says that it is gone, nobody refers to it. */
async function endRemoval(storage: ObjectStorage, key: string): Promise<void> {
  await storage.remove([key]);
  await transaction(system, "job.collectFiles", async (tx) => {
    await tx.execute(sql`update file_removal set ended_at = clock_timestamp() where key = ${key} and ended_at is null`);
    return done;
  });
}

/** Removals of a process that died between the row and the object. */
async function endInterrupted(storage: ObjectStorage): Promise<void> {
  const rows = await db()
    .select({ key: fileRemoval.key })
    .from(fileRemoval)
    .where(sql`${fileRemoval.endedAt} is null and ${fileRemoval.beganAt} < clock_timestamp() - interval '15 minutes'`);
  for (const { key } of rows) await endRemoval(storage, key);
}

/** Rows of uploads that expired, and of removals that no upload can meet any more. */
async function forgetExpired(): Promise<void> {
  await transaction(system, "job.collectFiles", async (tx) => {
    await tx.delete(upload).where(lt(upload.expiresAt, sql`clock_timestamp()`));
    await tx.delete(fileRemoval).where(lt(fileRemoval.endedAt, sql`clock_timestamp() - interval '30 days'`));
    return done;
  });
}
