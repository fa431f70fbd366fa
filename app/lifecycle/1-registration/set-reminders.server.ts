import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { transaction } from "~db/client.server";
import { reminderRefusal } from "~db/schema/application";
import { done, type Outcome } from "../outcome";

/** Turns letters that remind of deadlines on or off: a preference, not a fact for the journal. */
export async function setReminders(who: Person, wanted: boolean): Promise<Outcome> {
  return transaction(who, "account.setReminders", async (tx) => {
    const may = policy["account.setReminders"](who, {});
    if (!may.ok) return may;
    if (wanted) await tx.delete(reminderRefusal).where(eq(reminderRefusal.personId, who.id));
    else await tx.insert(reminderRefusal).values({ personId: who.id }).onConflictDoNothing();
    return done;
  });
}
