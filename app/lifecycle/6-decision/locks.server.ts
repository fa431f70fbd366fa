import { eq } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { meeting } from "~db/schema/decision";

/** Waits for everybody else who changes this meeting: its agenda, attendance and votes' ends, one after another. */
export async function lockMeeting(tx: Tx, meetingId: string): Promise<void> {
  await tx.select({ id: meeting.id }).from(meeting).where(eq(meeting.id, meetingId)).for("update");
}
