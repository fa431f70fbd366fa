import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { consent, person, session } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";

/**
 * Withdraws one's own consent. Without the one for the account the account is closed and its sessions end; what was
 * filed stays for the terms of the archive law (domain.md §2.4). Refuses `notFound`.
 * @returns whether the account is closed by it
 */
export async function withdrawConsent(who: Person, consentId: string): Promise<Outcome<{ closed: boolean }>> {
  if (!isUuid(consentId)) return refused("notFound");
  return transaction<{ closed: boolean }>(who, "account.withdrawConsent", async (tx) => {
    const may = policy["account.withdrawConsent"](who, {});
    if (!may.ok) return may;
    const [withdrawn] = await tx
      .update(consent)
      .set({ withdrawnAt: sql`clock_timestamp()` })
      .where(and(eq(consent.id, consentId), eq(consent.personId, who.id), isNull(consent.withdrawnAt)))
      .returning({ purpose: consent.purpose });
    if (!withdrawn) return refused("notFound");
    const { purpose } = withdrawn;
    record(tx, { type: "consent.withdrawn", subject: { kind: "person", id: who.id }, details: { purpose } });
    if (purpose !== "account") return made({ closed: false });
    await tx.update(person).set({ disabledAt: sql`clock_timestamp()` }).where(eq(person.id, who.id));
    await tx.delete(session).where(eq(session.userId, who.id));
    return made({ closed: true });
  });
}
