import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { transaction } from "~db/client.server";
import { person } from "~db/schema/registration";
import { done, type Outcome } from "../outcome";

/** Remembers the language of one's pages and letters: a preference, not a fact for the journal. */
export async function setLanguage(who: Person, lang: "ru" | "en"): Promise<Outcome> {
  return transaction(who, "account.setLanguage", async (tx) => {
    const may = policy["account.setLanguage"](who, {});
    if (!may.ok) return may;
    await tx.update(person).set({ lang }).where(eq(person.id, who.id));
    return done;
  });
}
