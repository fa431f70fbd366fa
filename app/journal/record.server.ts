import { createHash, createHmac, randomBytes } from "node:crypto";
import { actOf, type Tx } from "~db/client.server";
import { canonicalJson } from "./canonical-json";
import type { EventType, SubjectKind } from "./events";

/** A fact for the journal; `details` are plain values that fill the words of the history, never secrets or marks. */
export type Fact = {
  type: EventType;
  subject: { kind: SubjectKind; id: string };
  competitionId?: string;
  details?: Record<string, string | number | boolean | null>;
};

const SYSTEM_NAME = "";

/**
 * Collects a fact; it is appended to the journal when the transaction ends. The log itself carries a commitment salted
 * with 32 random bytes and bound to its context (guarantees.md §4.3), so that erasing the payload leaves nothing personal.
 */
export function record(tx: Tx, { type, subject, competitionId, details = {} }: Fact): void {
  const { who, rows } = actOf(tx);
  const actorId = who.kind === "person" ? who.id : null;
  const nonce = randomBytes(32);
  const commitment = commitmentOf(nonce, { type, subject, competitionId: competitionId ?? null, actorId, details });
  const entry = canonicalJson({ v: 1, type, competition: competitionId ?? null, subject, commitment });
  rows.push({
    entry,
    leaf: leafHash(entry).toString("hex"),
    nonce: nonce.toString("hex"),
    type,
    subjectKind: subject.kind,
    subjectId: subject.id,
    competitionId: competitionId ?? null,
    actorId,
    actorName: who.kind === "person" ? who.name : SYSTEM_NAME,
    details,
  });
}

/** The salted commitment to what an entry does not say openly. */
export function commitmentOf(
  nonce: Uint8Array,
  payload: {
    type: string;
    subject: { kind: string; id: string };
    competitionId: string | null;
    actorId: string | null;
    details: Record<string, string | number | boolean | null>;
  },
): string {
  return createHmac("sha256", nonce)
    .update(`pochin/journal/v1\0${canonicalJson(payload)}`)
    .digest("hex");
}

/** The RFC 6962 leaf of an entry: SHA-256 of a zero byte and the entry's text. */
export function leafHash(entry: string): Buffer {
  return createHash("sha256")
    .update(Buffer.concat([Buffer.of(0), Buffer.from(entry, "utf8")]))
    .digest();
}
