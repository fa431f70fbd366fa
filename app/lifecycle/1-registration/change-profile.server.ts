import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { person } from "~db/schema/registration";
import { done, type Outcome } from "../outcome";
import type { ProfileForm } from "./account.form";

/** Changes one's own name and the language of pages and letters. */
export async function changeProfile(who: Person, form: ProfileForm): Promise<Outcome> {
  return transaction(who, "account.changeName", async (tx) => {
    const may = policy["account.changeName"](who, {});
    if (!may.ok) return may;
    await tx.update(person).set({ name: form.name, lang: form.lang }).where(eq(person.id, who.id));
    record(tx, { type: "account.changed", subject: { kind: "person", id: who.id } });
    return done;
  });
}
