import { setTimeout as pause } from "node:timers/promises";
import { type StoreCheck, type StoreState, storeChecks } from "~/lifecycle/store-state";
import { type ObjectStorage, openStorage, type StorageAddress } from "~storage/client.server";
import { probeStorage } from "~storage/probe.server";
import { logTrouble } from "./log.server";

let opened: ObjectStorage | undefined;

/** Opens the store that files live in and makes sure that its bucket exists. */
export async function openStore(address: StorageAddress): Promise<void> {
  opened = openStorage(address);
  await opened.ensureBucket();
}

/** The store; it is opened once, at the start. */
export function store(): ObjectStorage {
  if (!opened) throw new Error("the store is not open");
  return opened;
}

/** How long a passed check of the store is believed, and a failed one on pages that only show it. */
const BELIEVED_MS = 10 * 60_000;
const FAILED_MS = 10_000;
/** How long a page waits for a check: a store that does not answer must not hold it up. */
const PATIENCE_MS = 2_000;

let last: { state: StoreState; at: number } | undefined;
let trying: Promise<StoreState> | undefined;

/**
 * Whether files of applicants would be safe in the store, as tried on throw-away objects just now or a few minutes ago. A
 * store that does not pass is tried again at the next call, and the reason is logged.
 */
export async function isStoreSafe(): Promise<boolean> {
  const known = lastWithin(BELIEVED_MS);
  if (known?.failed === null) return true;
  return (await tryStore()).failed === null;
}

/** What the last check found, for pages; one that is old is made again. Null while the first goes on. Asks no policy. */
export async function storeState(): Promise<StoreState | null> {
  const known = lastWithin(last?.state.failed ? FAILED_MS : BELIEVED_MS);
  if (!known) await Promise.race([tryStore(), pause(PATIENCE_MS, undefined, { ref: false })]);
  return last?.state ?? null;
}

function lastWithin(milliseconds: number): StoreState | undefined {
  return last && performance.now() - last.at < milliseconds ? last.state : undefined;
}

function tryStore(): Promise<StoreState> {
  trying ??= tryNow(store()).finally(() => {
    trying = undefined;
  });
  return trying;
}

async function tryNow(storage: ObjectStorage): Promise<StoreState> {
  const [at, checkedAt, passed] = [performance.now(), new Date().toISOString(), [] as StoreCheck[]];
  const state = await probeStorage(storage, passed).then(
    (can) => ({ checkedAt, passed, failed: null, can }),
    (error: Error & { check?: StoreCheck }) => {
      logTrouble("the file store does not pass its check", { error });
      return { checkedAt, passed, failed: error.check ?? storeChecks[passed.length] ?? "forget", can: [] };
    },
  );
  if (storage === opened) last = { state, at };
  return state;
}

/** Lets go of the store's connections. */
export function closeStorage(): void {
  opened?.close();
  [opened, last, trying] = [undefined, undefined, undefined];
}
