/** What is tried on the file store, in this order; after the first that it does not pass nothing more is tried. */
export const storeChecks = ["enter", "write", "readBack", "replace", "list", "date", "private", "forget"] as const;
export type StoreCheck = (typeof storeChecks)[number];

/**
 * What a store can do beyond keeping bytes: refuse to overwrite (`writeOnce`), refuse bytes that differ from their
 * checksum (`checksums`). Without them every file is still read back.
 */
export const storeCapabilities = ["writeOnce", "checksums"] as const;
export type StoreCapability = (typeof storeCapabilities)[number];

/** What the last check of the store found, and when: `failed` is null for a store that files are safe in. */
export type StoreState = {
  checkedAt: string;
  passed: StoreCheck[];
  failed: StoreCheck | null;
  can: StoreCapability[];
};
