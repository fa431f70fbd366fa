import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Role } from "~/access/roles";
import { record } from "~/journal/record.server";
import type { Sender } from "~/server/sender.server";
import type { Reader, Tx } from "~db/client.server";
import { consent } from "~db/schema/registration";
import { type ConsentPurpose, consentTextVersion } from "./applicant";

/** The consent that a role needs beside the one for the account; each purpose is a document of its own (152-ФЗ ст. 9). */
export function consentOfRole(role: Role): ConsentPurpose | null {
  if (role === "expert") return "expert";
  return role === "member" || role === "chair" ? "commission" : null;
}

/** Which of these consents the person has not given, in the same order. */
export async function missingConsents(
  reader: Reader,
  personId: string | null,
  wanted: readonly ConsentPurpose[],
): Promise<ConsentPurpose[]> {
  if (!personId || wanted.length === 0) return [...wanted];
  const given = await reader
    .select({ purpose: consent.purpose })
    .from(consent)
    .where(and(eq(consent.personId, personId), isNull(consent.withdrawnAt), inArray(consent.purpose, [...wanted])));
  return wanted.filter((purpose) => !given.some((row) => row.purpose === purpose));
}

/** Keeps consents as separate facts: which text, when, from where. */
export async function giveConsents(
  tx: Tx,
  personId: string,
  purposes: readonly ConsentPurpose[],
  evidence: Sender,
): Promise<void> {
  for (const purpose of purposes) {
    await tx.insert(consent).values({ personId, purpose, textVersion: consentTextVersion, evidence });
    record(tx, {
      type: "consent.given",
      subject: { kind: "person", id: personId },
      details: { purpose, version: consentTextVersion },
    });
  }
}
