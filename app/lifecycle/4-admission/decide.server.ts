import { and, eq } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { admissionDecision } from "~db/schema/admission";
import { application } from "~db/schema/application";
import type { LoadedApplication } from "../3-application/application.queries.server";
import type { AdmissionOutcome } from "./admission";

/** A decision on one application; the ground is a key of the rules with its clause. */
export type Decision = { outcome: AdmissionOutcome; text?: string; groundKey?: string; clause?: string };

/**
 * Moves an application and keeps the decision behind the move, by the competition's clock.
 * @returns whether the application was still in the state that the facts say
 */
export async function decide(
  tx: Tx,
  facts: LoadedApplication,
  decidedBy: string,
  decision: Decision,
): Promise<boolean> {
  const moved = await tx
    .update(application)
    .set({ state: decision.outcome })
    .where(and(eq(application.id, facts.applicationId), eq(application.state, facts.application)))
    .returning({ id: application.id });
  if (moved.length === 0) return false;
  await tx.insert(admissionDecision).values({
    ...decision,
    applicationId: facts.applicationId,
    competitionId: facts.id,
    decidedBy,
    decidedAt: facts.now,
  });
  return true;
}
