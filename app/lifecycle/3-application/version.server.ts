import { createHash } from "node:crypto";
import { canonicalJson } from "~/journal/canonical-json";
import { DOCUMENTS } from "../2-announcement/form-template";
import type { ApplicationContent, VersionFile } from "./content";
import type { LoadedDraft } from "./draft.queries.server";
import { contentOf } from "./make-content";

/** What would be submitted now, and its fingerprint. */
export type Edition = { content: ApplicationContent; files: VersionFile[]; sha256: string };

/** The edition that a draft makes. In a correction only the opened sections are taken from the draft, the rest from `base`. */
export function editionOf(loaded: LoadedDraft, base?: { content: ApplicationContent; files: VersionFile[] }): Edition {
  const typed = contentOf(loaded.template, loaded.draft, loaded.applicant);
  const attached = loaded.files.map(({ fileId, kind, name, size, contentType, sha256 }) => ({
    fileId,
    kind,
    name,
    size,
    contentType,
    sha256,
  }));
  const opened = loaded.facts.correction?.sections;
  if (!base || !opened) return { content: typed, files: attached, sha256: sha256Of(typed, attached) };
  const kept = Object.entries(base.content).filter(([section]) => !opened.includes(section));
  const corrected = Object.entries(typed).filter(([section]) => opened.includes(section));
  const content = { ...Object.fromEntries([...kept, ...corrected]), applicant: base.content.applicant };
  const files = opened.includes(DOCUMENTS) ? attached : base.files;
  return { content, files, sha256: sha256Of(content, files) };
}

/**
 * The fingerprint of an edition: SHA-256, in hexadecimal, of the RFC 8785 text of its content and of its files by their
 * own content. Anybody who holds the JSON can compute it again.
 */
export function sha256Of(content: ApplicationContent, files: readonly VersionFile[]): string {
  const listed = files.map(({ kind, name, size, contentType, sha256 }) => ({ kind, name, size, contentType, sha256 }));
  return createHash("sha256")
    .update(canonicalJson({ content, files: listed }), "utf8")
    .digest("hex");
}
