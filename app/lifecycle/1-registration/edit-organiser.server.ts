import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { organiser } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import type { OrganiserForm } from "./organiser.form";
import { rolePlace } from "./role-place.server";

/** Changes the name and contacts of an organiser; its public address and time zone stay. Refuses `notFound`. */
export async function editOrganiser(who: Person, organiserId: string, form: OrganiserForm): Promise<Outcome> {
  if (!isUuid(organiserId)) return refused("notFound");
  return transaction(who, "organiser.edit", async (tx) => {
    const facts = await rolePlace(tx, who, { organiserId });
    if (!facts) return refused("notFound");
    const may = policy["organiser.edit"](who, facts);
    if (!may.ok) return may;
    await tx.update(organiser).set(form).where(eq(organiser.id, organiserId));
    record(tx, { type: "organiser.changed", subject: { kind: "organiser", id: organiserId } });
    return done;
  });
}
