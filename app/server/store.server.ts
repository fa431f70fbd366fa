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

/** How long a passed check of the store is believed. */
const BELIEVED_MS = 10 * 60_000;
let checkedAt = Number.NEGATIVE_INFINITY;

/**
 * Whether files of applicants would be safe in the store, as tried on throw-away objects just now or a few minutes ago. A
 * store that does not pass is tried again at the next call, and the reason is logged.
 */
export async function isStoreSafe(): Promise<boolean> {
  if (performance.now() - checkedAt < BELIEVED_MS) return true;
  const asked = performance.now();
  try {
    await probeStorage(store());
    checkedAt = asked;
    return true;
  } catch (error) {
    logTrouble("the file store does not pass its check", { error });
    return false;
  }
}

/** Lets go of the store's connections. */
export function closeStorage(): void {
  opened?.close();
  opened = undefined;
  checkedAt = Number.NEGATIVE_INFINITY;
}
