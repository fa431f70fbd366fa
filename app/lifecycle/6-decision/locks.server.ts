import { eq } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { meeting } from "~db/schema/decision";

/** Waits for everybody else who changes this competition, then keeps them waiting until the transaction ends. */
export async function lockCompetition(tx: Tx, competitionId: string): Promise<void> {
  await tx.select({ id: competition.id }).from(competition).where(eq(competition.id, competitionId)).for("update");
}

/** The same for a meeting: whoever changes its agenda, attendance or votes' ends goes one after another. */
export async function lockMeeting(tx: Tx, meetingId: string): Promise<void> {
  await tx.select({ id: meeting.id }).from(meeting).where(eq(meeting.id, meetingId)).for("update");
}
