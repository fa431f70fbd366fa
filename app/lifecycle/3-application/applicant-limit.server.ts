import { and, count, eq, notInArray } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { application } from "~db/schema/application";
import { applicant } from "~db/schema/registration";

/** Makes starts of one applicant wait for each other, so that a limit holds for two browser windows too. */
export async function lockApplicant(tx: Tx, applicantId: string): Promise<void> {
  await tx.select({ id: applicant.id }).from(applicant).where(eq(applicant.id, applicantId)).for("update");
}

/** How many applications that are neither withdrawn nor thrown away the applicant has in a competition. */
export async function countOthers(tx: Tx, competitionId: string, applicantId: string): Promise<number> {
  const [row] = await tx
    .select({ number: count() })
    .from(application)
    .where(
      and(
        eq(application.competitionId, competitionId),
        eq(application.applicantId, applicantId),
        notInArray(application.state, ["discarded", "withdrawn"]),
      ),
    );
  return row?.number ?? 0;
}
