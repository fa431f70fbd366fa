import { eq } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { competition } from "~db/schema/announcement";

/** Waits for everybody else who changes this competition, then keeps them waiting until the transaction ends. */
export async function lockCompetition(tx: Tx, competitionId: string): Promise<void> {
  await tx.select({ id: competition.id }).from(competition).where(eq(competition.id, competitionId)).for("update");
}
