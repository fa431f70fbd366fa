import { and, asc, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import { db } from "~db/client.server";
import { journalEntry, journalPayload } from "~db/schema/journal";
import type { EventType } from "./events";
import { inclusionProof, merkleRoot } from "./merkle.server";

/** What a commitment of the journal binds, as RFC 8785 writes it. */
export type Committed = {
  type: string;
  subject: { kind: string; id: string };
  competitionId: string | null;
  actorId: string | null;
  details: Record<string, string | number | boolean | null>;
};

/**
 * That a fact stands in the journal, for whoever may know the fact itself: its place `seq`, the text of its entry with its
 * leaf, the path to the root over everything up to it, and what opens its commitment. Hashes are hexadecimal.
 */
export type JournalProof = {
  seq: number;
  at: string;
  entry: string;
  leaf: string;
  /** Entries under the root: this one is the last of them, so that the proof never changes. */
  size: number;
  root: string;
  path: string[];
  nonce: string;
  committed: Committed;
};

/** Leaves of one stretch; a power of two, so that a whole stretch is a whole subtree. */
const STRETCH = 1024;

/** Roots of whole stretches: the journal only grows, so they never change. Kept for one database at a time. */
let known: { database: unknown; roots: Buffer[] } = { database: undefined, roots: [] };

/**
 * The proof of the newest fact about an object that has one of these types and these details, or undefined when there is none.
 * Costs a few hundred hashes however long the journal is. Ask the policy first: this function does not.
 */
export async function proveFact(
  subjectId: string,
  types: readonly EventType[],
  details: Record<string, string | number>,
): Promise<JournalProof | undefined> {
  const [row] = await db()
    .select({ payload: journalPayload, entry: journalEntry.entry, leaf: journalEntry.leaf, at: journalEntry.at })
    .from(journalPayload)
    .innerJoin(journalEntry, eq(journalEntry.seq, journalPayload.seq))
    .where(
      and(
        eq(journalPayload.subjectId, subjectId),
        inArray(journalPayload.type, [...types]),
        sql`${journalPayload.details} @> ${JSON.stringify(details)}::jsonb`,
      ),
    )
    .orderBy(desc(journalPayload.seq))
    .limit(1);
  if (!row) return undefined;
  const seq = Number(row.payload.seq);
  const { root, path } = await pathOf(seq);
  const { type, subjectKind, competitionId, actorId } = row.payload;
  return {
    seq,
    at: row.at.toISOString(),
    entry: row.entry,
    leaf: row.leaf.toString("hex"),
    size: seq + 1,
    root: root.toString("hex"),
    path: path.map((hash) => hash.toString("hex")),
    nonce: row.payload.nonce.toString("hex"),
    committed: {
      type,
      subject: { kind: subjectKind, id: subjectId },
      competitionId,
      actorId,
      details: row.payload.details,
    },
  };
}

/** The root over the entries up to `seq`, and the path from its leaf: within its stretch, then over the stretches. */
async function pathOf(seq: number): Promise<{ root: Buffer; path: Buffer[] }> {
  const size = seq + 1;
  const whole = Math.floor(size / STRETCH);
  const stretches = (await wholeStretches(whole)).slice(0, whole);
  const from = seq - (seq % STRETCH);
  const own = await readLeaves(from, size);
  const roots = size % STRETCH === 0 ? stretches : [...stretches, merkleRoot(own)];
  const path = [...inclusionProof(own, seq - from), ...inclusionProof(roots, roots.length - 1)];
  return { root: merkleRoot(roots), path };
}

async function wholeStretches(count: number): Promise<Buffer[]> {
  if (known.database !== db()) known = { database: db(), roots: [] };
  const { roots } = known;
  const missing = await readLeaves(roots.length * STRETCH, count * STRETCH);
  const added: Buffer[] = [];
  for (let at = 0; at < missing.length; at += STRETCH) added.push(merkleRoot(missing.slice(at, at + STRETCH)));
  const all = [...roots, ...added];
  if (known.roots.length < all.length) known.roots = all;
  return all;
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
