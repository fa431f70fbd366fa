import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Reader, Tx } from "~db/client.server";
import { applicant } from "~db/schema/registration";

/** A profile registered with the same ИНН; a branch shares its organisation's and is none. */
export type Twin = { id: string; shortName: string; locality: string; isVerified: boolean };

/** Profiles with this ИНН, the verified one first, at most ten. */
export async function twinsOf(reader: Reader, inn: string): Promise<Twin[]> {
  return reader
    .select({
      id: applicant.id,
      shortName: applicant.shortName,
      locality: applicant.locality,
      isVerified: sql<boolean>`${applicant.verification} = 'verified'`,
    })
    .from(applicant)
    .where(and(eq(applicant.inn, inn), ne(applicant.kind, "branch"), ne(applicant.verification, "refused")))
    .orderBy(asc(sql`${applicant.verification} <> 'verified'`), applicant.createdAt, applicant.id)
    .limit(10);
}

/** Holds back others who verify or register this ИНН until the transaction ends. */
export async function lockInn(tx: Tx, inn: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7072, hashtext(${inn}))`);
}
