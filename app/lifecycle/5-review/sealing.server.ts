import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { canonicalJson, type Json } from "~/journal/canonical-json";
import type { SheetPayload } from "./sheet-draft";

/** What a commitment is bound to, so that it fits nowhere else (guarantees.md §4.3). */
export type SealContext = {
  competitionId: string;
  pseudonym: string;
  sheetId: string;
  roundId: string;
  revision: number;
  /** The commitment of the revision before, "" for the first. */
  previous: string;
};
export type Sealed = { sealed: Buffer; commitment: string };

const NONCE_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a sheet with the round's key and commits to it with a fresh nonce, which is sealed inside. */
export function sealPayload(key: Buffer, context: SealContext, payload: SheetPayload): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(boundTo(context));
  const inside = canonicalJson({ nonce: nonce.toString("hex"), payload });
  const encrypted = Buffer.concat([cipher.update(inside, "utf8"), cipher.final()]);
  return {
    sealed: Buffer.concat([iv, cipher.getAuthTag(), encrypted]),
    commitment: commitmentTo(nonce, context, payload),
  };
}

/**
 * Opens a sealed revision and checks it against its commitment. Throws when the key, the context or a byte of it is not
 * what was sealed: that is tampering or damage, never a refusal.
 */
export function openSealed(key: Buffer, context: SealContext, { sealed, commitment }: Sealed): SheetPayload {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, IV_BYTES))
    .setAAD(boundTo(context))
    .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const inside = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  const { nonce, payload } = JSON.parse(inside.toString("utf8")) as { nonce: string; payload: SheetPayload };
  if (commitmentTo(Buffer.from(nonce, "hex"), context, payload) !== commitment) {
    throw new Error(`revision ${context.revision} of sheet ${context.sheetId} does not match its commitment`);
  }
  return payload;
}

/** HMAC-SHA256 over the length-prefixed context and the canonical payload, in hex. */
export function commitmentTo(nonce: Buffer, context: SealContext, payload: SheetPayload): string {
  return createHmac("sha256", nonce)
    .update(boundTo(context))
    .update(canonicalJson(payload as unknown as Json))
    .digest("hex");
}

function boundTo({ competitionId, pseudonym, sheetId, roundId, revision, previous }: SealContext): Buffer {
  const parts = ["pochin/score/v1", competitionId, pseudonym, sheetId, roundId, String(revision), previous];
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part, "utf8");
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
