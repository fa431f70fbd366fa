import { type ObjectStorage, openStorage, type StorageAddress } from "~storage/client.server";

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

/** Lets go of the store's connections. */
export function closeStorage(): void {
  opened?.close();
  opened = undefined;
}
