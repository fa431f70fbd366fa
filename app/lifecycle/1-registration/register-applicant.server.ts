import { randomUUID } from "node:crypto";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { applicant, membership } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { ApplicantKind } from "./applicant";
import { lockInn, twinsOf } from "./same-inn.server";
import type { Profile } from "./shown-profile";

/**
 * Registers an organisation or a group; whoever does it becomes its head. A verified organisation with the same ИНН
 * refuses `alreadyExists`: its people are asked instead. Unverified ones never block, they only refuse until `anyway` says
 * that the person has seen them.
 */
export async function registerApplicant(
  who: Person,
  kind: ApplicantKind,
  profile: Profile,
  anyway: boolean,
): Promise<Outcome<{ id: string }>> {
  return transaction<{ id: string }>(who, "applicant.create", async (tx) => {
    const may = policy["applicant.create"](who, {});
    if (!may.ok) return may;
    if (profile.inn && kind !== "branch") {
      await lockInn(tx, profile.inn);
      const twins = await twinsOf(tx, profile.inn);
      if (twins.some((twin) => twin.isVerified) || (twins.length > 0 && !anyway)) return refused("alreadyExists");
    }
    const id = randomUUID();
    await tx.insert(applicant).values({ id, kind, createdBy: who.id, ...profile });
    await tx.insert(membership).values({ applicantId: id, personId: who.id, role: "head" });
    record(tx, { type: "applicant.registered", subject: { kind: "applicant", id }, details: { kind } });
    return made({ id });
  });
}
