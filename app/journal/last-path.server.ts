import { and, asc, gte, lt } from "drizzle-orm";
import { db } from "~db/client.server";
import { journalEntry } from "~db/schema/journal";
import { addLeaf, type Growing, merkleRoot, pathToLast } from "./merkle.server";

/** Leaves of one stretch; a power of two, so that a whole stretch is a whole subtree. */
const STRETCH = 1024;

type Known = {
  database: unknown;
  /** Over the roots of whole stretches. */
  stretches: Growing;
  /** Over the leaves of the newest stretch that was asked about. */
  newest: { number: number; leaves: Growing };
};

/** The journal only grows, so what is known of it never changes. Kept for one database at a time. */
let known: Known | undefined;

function knownNow(): Known {
  if (known?.database !== db()) known = { database: db(), stretches: [[]], newest: { number: 0, leaves: [[]] } };
  return known!;
}

/**
 * The path from the leaf `seq` to the root over everything up to it, from the leaf upwards. After the first time it reads
 * only leaves that were added since.
 */
export async function pathOfLast(seq: number): Promise<Buffer[]> {
  const number = Math.floor(seq / STRETCH);
  const [stretches, leaves] = await Promise.all([wholeStretches(number), leavesOf(number, seq)]);
  return [...pathToLast(leaves, seq % STRETCH), ...pathToLast(stretches, number)];
}

async function wholeStretches(count: number): Promise<Growing> {
  const { stretches } = knownNow();
  const from = stretches[0]!.length;
  const leaves = await readLeaves(from * STRETCH, count * STRETCH);
  // why: others may have read the same meanwhile, and each stretch counts once.
  for (let at = stretches[0]!.length; at < count; at += 1)
    addLeaf(stretches, merkleRoot(leaves.slice((at - from) * STRETCH, (at - from + 1) * STRETCH)));
  return stretches;
}

/** The leaves of a stretch, those up to `seq` at least. */
async function leavesOf(number: number, seq: number): Promise<Growing> {
  const now = knownNow();
  if (number > now.newest.number) now.newest = { number, leaves: [[]] };
  const growing: Growing = number === now.newest.number ? now.newest.leaves : [[]];
  const start = number * STRETCH;
  const from = growing[0]!.length;
  const leaves = await readLeaves(start + from, seq + 1);
  for (let at = growing[0]!.length; at <= seq - start; at += 1) addLeaf(growing, leaves[at - from]!);
  return growing;
}

async function readLeaves(from: number, to: number): Promise<Buffer[]> {
  if (from >= to) return [];
  const rows = await db()
    .select({ leaf: journalEntry.leaf })
    .from(journalEntry)
    .where(and(gte(journalEntry.seq, BigInt(from)), lt(journalEntry.seq, BigInt(to))))
    .orderBy(asc(journalEntry.seq));
  return rows.map(({ leaf }) => leaf);
}
