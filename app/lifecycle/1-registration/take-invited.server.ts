import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import type { Sender } from "~/server/sender.server";
import type { Tx } from "~db/client.server";
import { membership, roleGrant } from "~db/schema/registration";
import { consentOfRole, giveConsents, missingConsents } from "./consents.server";
import type { Link } from "./one-time-link.server";
import { subjectOf } from "./role-place.server";

/** Gives what a link invites to, with the consents it needs; what is held already is not given twice. */
export async function takeInvited(tx: Tx, link: Link, who: Person, from: Sender): Promise<void> {
  await (link.membership ? takeMembership(tx, link, who, from) : takeRole(tx, link, who, from));
}

async function takeRole(tx: Tx, link: Link, who: Person, from: Sender): Promise<void> {
  const { role, organiserId, competitionId } = link.invitation!;
  const own = consentOfRole(role);
  await giveConsents(tx, who.id, await missingConsents(tx, who.id, own ? ["account", own] : ["account"]), from);
  await tx
    .insert(roleGrant)
    .values({ personId: who.id, organiserId, competitionId, role, grantedBy: link.invitedBy })
    .onConflictDoNothing();
  record(tx, {
    type: "role.granted",
    subject: organiserId ? subjectOf({ organiserId, competitionId }) : { kind: "person", id: who.id },
    competitionId: competitionId ?? undefined,
    details: { name: who.name, role },
  });
}

async function takeMembership(tx: Tx, link: Link, who: Person, from: Sender): Promise<void> {
  const { applicantId, role, authority } = link.membership!;
  await giveConsents(tx, who.id, await missingConsents(tx, who.id, ["account"]), from);
  await tx.insert(membership).values({ applicantId, personId: who.id, role, authority }).onConflictDoNothing();
  record(tx, {
    type: "applicant.memberAdded",
    subject: { kind: "applicant", id: applicantId },
    details: { name: who.name, role },
  });
}
