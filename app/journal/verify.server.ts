import { asc, eq } from "drizzle-orm";
import type { Reader } from "~db/client.server";
import { journalEntry, journalPayload } from "~db/schema/journal";
import { merkleRoot } from "./merkle.server";
import { commitmentOf, leafHash } from "./record.server";

/** Where the journal stands: how many entries, and the root over all of them in hexadecimal. */
export async function journalRoot(reader: Reader): Promise<{ size: number; root: string }> {
  const leaves = await readLeaves(reader);
  return { size: leaves.length, root: merkleRoot(leaves).toString("hex") };
}

/**
 * Checks the whole journal: sequence without gaps, every leaf the hash of its entry, every kept payload under the
 * commitment of its entry. Answers what is wrong, by sequence number; nothing when all is well.
 */
export async function checkJournal(reader: Reader): Promise<string[]> {
  const rows = await reader
    .select({ entry: journalEntry, payload: journalPayload })
    .from(journalEntry)
    .leftJoin(journalPayload, eq(journalPayload.seq, journalEntry.seq))
    .orderBy(asc(journalEntry.seq));
  return rows.flatMap(({ entry, payload }, index) => {
    const wrong: string[] = [];
    if (entry.seq !== BigInt(index)) wrong.push(`${entry.seq}: out of sequence`);
    if (!leafHash(entry.entry).equals(entry.leaf)) wrong.push(`${entry.seq}: the leaf is not of this entry`);
    if (
      payload &&
      commitmentOf(payload.nonce, contextOf(payload)) !== (JSON.parse(entry.entry) as { commitment: string }).commitment
    )
      wrong.push(`${entry.seq}: the payload is not what was committed to`);
    return wrong;
  });
}

function contextOf(payload: typeof journalPayload.$inferSelect) {
  const { type, subjectKind, subjectId, competitionId, actorId, details } = payload;
  return { type, subject: { kind: subjectKind, id: subjectId }, competitionId, actorId, details };
}

async function readLeaves(reader: Reader): Promise<Buffer[]> {
  const rows = await reader.select({ leaf: journalEntry.leaf }).from(journalEntry).orderBy(asc(journalEntry.seq));
  return rows.map((row) => row.leaf);
}
