import { canonicalJson, type Json } from "~/journal/canonical-json";
import { DOCUMENTS, type Section } from "../2-announcement/form-template";
import type { ApplicationContent, VersionFile } from "./content";

/** What a signature stands under. */
export type Signed = { content: ApplicationContent; files: readonly VersionFile[] };

/** A part of an application by which a person finds a change: `applicant`, a section of the form, the documents. */
export type ChangedPart = Section;

/** The head's signature as the form shows it. `changed` is what voids it; empty while it holds. Instants are ISO strings. */
export type SignOff = { signedBy: string; signedAt: string; sha256: string; changed: ChangedPart[] };

/** What differs between what was signed and what stands there now; nothing when they are the same edition. */
export function changedSince(signed: Signed, now: Signed): ChangedPart[] {
  const parts = [...new Set([...Object.keys(signed.content), ...Object.keys(now.content)])];
  const isSame = (one: Json, other: Json) => canonicalJson(one) === canonicalJson(other);
  const files = (of: Signed) =>
    of.files.map(({ kind, name, size, contentType, sha256 }) => ({ kind, name, size, contentType, sha256 }));
  const changed: ChangedPart[] = parts.filter(
    (part) => !isSame(signed.content[part] ?? null, now.content[part] ?? null),
  );
  return isSame(files(signed), files(now)) ? changed : [...changed, DOCUMENTS];
}

/** The first characters of a fingerprint, as people compare them. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} ${sha256.slice(8, 12)}`;
}
