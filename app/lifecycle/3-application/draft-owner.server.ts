import { createHash } from "node:crypto";
import type { Person } from "~/access/who";

/** What a browser keeps the drafts of a person under: tells people apart on one computer and says nothing else of them. */
export function draftOwner(who: Pick<Person, "id">): string {
  return createHash("sha256").update(`pochin/draft/v1\0${who.id}`).digest("base64url").slice(0, 22);
}
