import { eq } from "drizzle-orm";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { applicationVersion } from "~db/schema/application";
import { parseReceiptCode } from "./receipt-code";

/** All that a receipt tells a stranger: that it is one, when the application arrived, and its fingerprint (design.md §5). */
export type CheckedReceipt = { code: string; arrivedAt: string; zone: string; sha256: string };

/** Looks a receipt up by its code as typed; null when there is none. */
export async function checkReceipt(typed: string): Promise<CheckedReceipt | null> {
  const code = parseReceiptCode(typed);
  if (!code) return null;
  const [row] = await db()
    .select({ arrivedAt: applicationVersion.arrivedAt, sha256: applicationVersion.sha256, zone: competition.zone })
    .from(applicationVersion)
    .innerJoin(competition, eq(competition.id, applicationVersion.competitionId))
    .where(eq(applicationVersion.receiptCode, code));
  return row ? { code, arrivedAt: row.arrivedAt.toISOString(), zone: row.zone, sha256: row.sha256 } : null;
}
