import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import type { Reader, Tx } from "~db/client.server";
import { oneTimeLink, person, roleGrant } from "~db/schema/registration";
import { makeLink } from "./one-time-link.server";
import type { InvitableRole } from "./organiser";
import { type RolePlace, subjectOf } from "./role-place.server";

export type Invited = { name: string; email: string; role: InvitableRole };

/** Sends an invitation to a place, in a verb's transaction. The letter is in the addressee's language when they have an account. */
export async function sendInvitation(
  tx: Tx,
  who: Person,
  place: Omit<RolePlace, "roles">,
  invited: Invited,
): Promise<void> {
  const { name, email, role } = invited;
  const { organiserId, competitionId } = place;
  const token = await makeLink(tx, {
    purpose: "invitation",
    email,
    invitedBy: who.id,
    invitation: { role, organiserId, competitionId, name },
  });
  const [known] = await tx.select({ lang: person.lang }).from(person).where(eq(person.email, email));
  record(tx, {
    type: "role.invited",
    subject: subjectOf(place),
    competitionId: competitionId ?? undefined,
    details: { name, role },
  });
  await post(tx, "invitation", {
    to: { email, name, lang: known?.lang === "en" ? "en" : "ru" },
    competitionId: competitionId ?? undefined,
    props: {
      role,
      organiser: place.organiserName,
      competition: place.competitionTitle,
      invitedBy: who.name,
      url: `${config().baseUrl}/invitation/${token}`,
    },
  });
}

/** Whether this mailbox holds the role there already, or has an invitation to it that still waits. */
export async function isInvited(reader: Reader, place: RolePlace, { email, role }: Invited): Promise<boolean> {
  const held = await reader
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(person.email, email),
        eq(roleGrant.role, role),
        eq(roleGrant.organiserId, place.organiserId),
        sql`${roleGrant.competitionId} is not distinct from ${place.competitionId}`,
        isNull(roleGrant.until),
      ),
    );
  if (held.length > 0) return true;
  const waiting = await reader
    .select({ id: oneTimeLink.id })
    .from(oneTimeLink)
    .where(and(eq(oneTimeLink.email, email), isWaitingFor(place), sql`${oneTimeLink.invitation}->>'role' = ${role}`));
  return waiting.length > 0;
}

/** The condition of an invitation to this very place that can still be accepted. */
export function isWaitingFor(place: Pick<RolePlace, "organiserId" | "competitionId">) {
  return and(
    eq(oneTimeLink.purpose, "invitation"),
    isNull(oneTimeLink.usedAt),
    gt(oneTimeLink.expiresAt, sql`clock_timestamp()`),
    sql`${oneTimeLink.invitation}->>'organiserId' = ${place.organiserId}`,
    sql`(${oneTimeLink.invitation}->>'competitionId') is not distinct from ${place.competitionId}::text`,
  );
}
