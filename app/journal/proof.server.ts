import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import { db } from "~db/client.server";
import { journalEntry, journalPayload } from "~db/schema/journal";
import type { EventType, SubjectKind } from "./events";
import { pathOfLast } from "./last-path.server";
import { rootOverLast } from "./merkle.server";

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

/** A fact to prove: about which object, of one of which types, with which details. */
export type FactToProve = {
  subject: { kind: SubjectKind; id: string };
  types: readonly EventType[];
  details: Readonly<Record<string, string | number>>;
};

/**
 * The proof of the newest fact about each object that has one of these types and these details, in their order; undefined
 * where there is none. Reads what was added to the journal since it was asked last. Ask the policy first: this function
 * does not.
 */
export async function proveFacts(facts: readonly FactToProve[]): Promise<(JournalProof | undefined)[]> {
  if (facts.length === 0) return [];
  const rows = await db()
    .select({ payload: journalPayload, entry: journalEntry.entry, leaf: journalEntry.leaf, at: journalEntry.at })
    .from(journalPayload)
    .innerJoin(journalEntry, eq(journalEntry.seq, journalPayload.seq))
    .where(
      or(
        ...facts.map(({ subject, types, details }) =>
          and(
            eq(journalPayload.subjectKind, subject.kind),
            eq(journalPayload.subjectId, subject.id),
            inArray(journalPayload.type, [...types]),
            sql`${journalPayload.details} @> ${JSON.stringify(details)}::jsonb`,
          ),
        ),
      ),
    )
    .orderBy(desc(journalPayload.seq));
  const isOf = ({ payload }: (typeof rows)[number], { subject, types, details }: FactToProve) =>
    payload.subjectKind === subject.kind &&
    payload.subjectId === subject.id &&
    types.some((type) => type === payload.type) &&
    Object.entries(details).every(([key, value]) => payload.details[key] === value);
  return Promise.all(facts.map((fact) => rows.find((row) => isOf(row, fact))).map((row) => row && proofOf(row)));
}

type Row = { payload: typeof journalPayload.$inferSelect; entry: string; leaf: Buffer; at: Date };

async function proofOf({ payload, entry, leaf, at }: Row): Promise<JournalProof> {
  const seq = Number(payload.seq);
  const path = await pathOfLast(seq);
  const { type, subjectKind, subjectId, competitionId, actorId, details } = payload;
  return {
    seq,
    at: at.toISOString(),
    entry,
    leaf: leaf.toString("hex"),
    size: seq + 1,
    root: rootOverLast(leaf, path).toString("hex"),
    path: path.map((hash) => hash.toString("hex")),
    nonce: payload.nonce.toString("hex"),
    committed: { type, subject: { kind: subjectKind, id: subjectId }, competitionId, actorId, details },
  };
}
