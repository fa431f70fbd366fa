import { createHash } from "node:crypto";

/** The lot of every application, by its id, from a seed recorded with the ranking (domain.md §2.7, step 7); the lesser goes first. */
export function lotsOf(seed: string, ids: readonly string[]): Map<string, string> {
  return new Map(ids.map((id) => [id, createHash("sha256").update(`${seed}:${id}`).digest("hex")]));
}
