import { createHash } from "node:crypto";

/** What a close says of the fingerprints it counted: SHA-256 over them in ascending order, one a line. */
export const rootOf = (hashes: readonly string[]): string =>
  createHash("sha256")
    .update([...hashes].sort().join("\n"))
    .digest("hex");
