import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "~/journal/canonical-json";

/** SHA-256, in hexadecimal, of the RFC 8785 text of a snapshot: what the footer of a paper names. */
export function digestOf(snapshot: Json): string {
  return createHash("sha256").update(canonicalJson(snapshot), "utf8").digest("hex");
}
