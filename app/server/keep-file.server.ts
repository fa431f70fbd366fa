import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import type { Tx } from "~db/client.server";
import { scanWith } from "~storage/antivirus.server";
import type { FileRefusal } from "~storage/file-kinds";
import { type Filing, type Stored, type StoredFile, storeOwn, storeReceived } from "~storage/store-file.server";
import type { TemporaryFile } from "~storage/temporary-file.server";
import { config } from "./config.server";
import { logTrouble } from "./log.server";
import { store } from "./store.server";
import { turns } from "./turns.server";

/** A file that lies in the store and that nothing refers to yet. */
export type KeptFile = StoredFile & {
  /** Milliseconds since it began to be stored, by a clock that nobody sets. */
  age(): number;
  /** Set by `referTo` when the collector took its object away meanwhile, so that it has to be stored again. */
  isGone: boolean;
};

/** Files that are inspected, written and read back at a time: more are no sooner done, and hold more memory. */
const inTurn = turns({ atOnce: 6 });

const TRIES = 4;
const PAUSE_MS = 250;

/**
 * Stores a received file and lets `refer` write the rows that point at it; the file's bytes are the caller's to close. Is
 * the object collected between the two (it was an old orphan of the same content), all of it is done again.
 * @returns what `refer` answered, or why the file is not taken
 */
export async function keepFile<T>(
  file: TemporaryFile,
  filing: Omit<Filing, "scan">,
  refer: (kept: KeptFile) => Promise<Outcome<T>>,
): Promise<Outcome<T | { unfit: FileRefusal }>> {
  return keep(() => storeReceived(store(), file, { ...filing, scan: scanner() }), refer);
}

/** The same for what the application made by itself, such as a drawn paper. */
export async function keepOwnFile(
  bytes: Uint8Array,
  filing: { scope: string; contentType: string },
  refer: (kept: KeptFile) => Promise<Outcome<undefined>>,
): Promise<Outcome<unknown>> {
  return keep(async () => ({ ok: true, file: await storeOwn(store(), bytes, filing) }), refer);
}

async function keep<T>(
  storing: () => Promise<Stored>,
  refer: (kept: KeptFile) => Promise<Outcome<T>>,
): Promise<Outcome<T | { unfit: FileRefusal }>> {
  for (let attempt = 1; ; attempt += 1) {
    const began = performance.now();
    const stored = await inTurn(storing);
    if (!stored.ok) return made({ unfit: stored.reason });
    const kept: KeptFile = { ...stored.file, age: () => performance.now() - began, isGone: false };
    const outcome = await refer(kept);
    if (!kept.isGone || attempt === TRIES) return outcome;
    await pause(PAUSE_MS * attempt);
  }
}

/** A second for what the database's clock and ours may differ by while one file is stored. */
const MARGIN_MS = 1_000;

/**
 * Writes the row by which facts refer to a kept file, in their transaction. Refuses `changedMeanwhile` when the collector
 * took the object away since it was stored, or is about to (A3): both take the lock of its key, and a removal leaves a row.
 * @returns the row's id
 */
export async function referTo(
  tx: Tx,
  kept: KeptFile,
  { name, uploadedBy }: { name: string; uploadedBy: string },
): Promise<Outcome<string>> {
  const { key, sha256, size, contentType, scan } = kept;
  await tx.execute(lockOf(key));
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into stored_file (id, key, sha256, size, content_type, scan, name, uploaded_by)
    select gen_random_uuid(), ${key}, ${sha256}, ${size}, ${contentType}, ${scan}, ${name}, ${uploadedBy}
    where not exists (select from file_removal where key = ${key} and (ended_at is null
      or ended_at > clock_timestamp() - make_interval(secs => ${(kept.age() + MARGIN_MS) / 1000}::float8)))
    returning id`);
  kept.isGone = row === undefined;
  return row ? made(row.id) : refused("changedMeanwhile");
}

/** Waits for whoever refers to an object or removes it, until the end of the transaction. */
export function lockOf(key: string) {
  return sql`select pg_advisory_xact_lock(hashtextextended(${key}, 33))`;
}

function scanner(): Filing["scan"] {
  const { clamd } = config();
  if (!clamd) return undefined;
  return async (bytes) => {
    try {
      return await scanWith(clamd, bytes);
    } catch (error) {
      logTrouble("the antivirus did not answer, a file was refused", { error });
      throw error;
    }
  };
}
