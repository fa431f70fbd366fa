import { randomUUID } from "node:crypto";
import { policy } from "~/access/policy";
import { rolesFor } from "~/access/role-facts.server";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { organiser } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { sendInvitation } from "./invitation.server";
import type { NewOrganiserForm } from "./organiser.form";

/** Adds an organiser and invites its first administrator by letter. Refuses `alreadyExists` when the address is taken. */
export async function createOrganiser(who: Person, form: NewOrganiserForm): Promise<Outcome<{ id: string }>> {
  return transaction<{ id: string }>(who, "organiser.create", async (tx) => {
    const may = policy["organiser.create"](who, { roles: await rolesFor(tx, who, null) });
    if (!may.ok) return may;
    const { name, shortName, slug, zone, locality, adminName, adminEmail } = form;
    const id = randomUUID();
    const created = await tx
      .insert(organiser)
      .values({ id, name, shortName, slug, zone, locality })
      .onConflictDoNothing({ target: organiser.slug })
      .returning({ id: organiser.id });
    if (created.length === 0) return refused("alreadyExists");
    record(tx, { type: "organiser.created", subject: { kind: "organiser", id }, details: { name: shortName } });
    const place = { organiserId: id, organiserName: shortName, competitionId: null, competitionTitle: null };
    await sendInvitation(tx, who, place, { name: adminName, email: adminEmail, role: "organiserAdmin" });
    return made({ id });
  });
}
