import { and, eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import type { Tx } from "~db/client.server";
import { approval } from "~db/schema/announcement";
import type { LoadedCompetition } from "./competition.queries.server";

/** Takes off a proposal that waits, since what was proposed has been edited; in the transaction of the edit. */
export async function voidApproval(tx: Tx, who: Person, facts: LoadedCompetition): Promise<void> {
  const voided = await tx
    .update(approval)
    .set({ state: "voided", decidedBy: who.id, decidedAt: facts.now })
    .where(and(eq(approval.competitionId, facts.id), eq(approval.state, "proposed")))
    .returning({ subject: approval.subject });
  for (const { subject } of voided)
    record(tx, {
      type: "approval.voided",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { subject },
    });
}
