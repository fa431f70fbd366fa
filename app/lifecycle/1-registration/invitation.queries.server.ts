import { eq } from "drizzle-orm";
import type { Role } from "~/access/roles";
import type { Who } from "~/access/who";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { applicant, organiser, person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { ConsentPurpose, MemberRole } from "./applicant";
import { consentOfRole, missingConsents } from "./consents.server";
import { type Link, readLink } from "./one-time-link.server";

/** How the bearer of an invitation goes on: makes an account, accepts with the one they are in, signs in, or changes account. */
export type InvitationWay = "newcomer" | "accept" | "signIn" | "otherAccount";

/** What an invitation leads to: a role for an organiser or a competition, or the people of an applicant. */
export type InvitedTo =
  | { to: "role"; role: Role; organiser: string | null; competition: string | null }
  | { to: "applicant"; role: MemberRole; applicant: string };

export type OpenInvitation = {
  name: string;
  email: string;
  invitedTo: InvitedTo;
  way: InvitationWay;
  needs: ConsentPurpose[];
};

/** The purposes of links that are invitations. */
export const invitationPurposes = ["invitation", "firstAdmin", "membership"] as const;

/** The account an invitation belongs to: one that nobody has confirmed may be a stranger's and does not count. */
export async function accountOf(link: Link): Promise<{ id: string } | undefined> {
  const [row] = await db().select().from(person).where(eq(person.email, link.email));
  return row?.emailConfirmedAt && row.passwordHash && !row.disabledAt ? { id: row.id } : undefined;
}

/** What the page behind an invitation shows to whoever opened it. Refuses `linkExpired`. */
export async function readInvitation(who: Who, token: string): Promise<Outcome<OpenInvitation>> {
  const link = await readLink(db(), token, ...invitationPurposes);
  const invited = link?.invitation ?? link?.membership;
  if (!link || !invited) return refused("linkExpired");
  const account = await accountOf(link);
  const own = link.invitation && consentOfRole(link.invitation.role);
  return made({
    name: invited.name,
    email: link.email,
    invitedTo: await placeOf(link),
    way: wayOf(who, account),
    needs: await missingConsents(db(), account?.id ?? null, own ? ["account", own] : ["account"]),
  });
}

async function placeOf({ invitation, membership }: Link): Promise<InvitedTo> {
  if (membership) {
    const [row] = await db()
      .select({ name: applicant.shortName })
      .from(applicant)
      .where(eq(applicant.id, membership.applicantId));
    return { to: "applicant", role: membership.role, applicant: row?.name ?? "" };
  }
  const { role, organiserId, competitionId } = invitation!;
  const [organiserName, competitionTitle] = [
    await nameOfOrganiser(organiserId),
    await titleOfCompetition(competitionId),
  ];
  return { to: "role", role, organiser: organiserName, competition: competitionTitle };
}

function wayOf(who: Who, account: { id: string } | undefined): InvitationWay {
  if (!account) return "newcomer";
  if (who.kind !== "person") return "signIn";
  return who.id === account.id ? "accept" : "otherAccount";
}

async function nameOfOrganiser(id: string | null): Promise<string | null> {
  if (!id) return null;
  const [row] = await db().select({ name: organiser.name }).from(organiser).where(eq(organiser.id, id));
  return row?.name ?? null;
}

async function titleOfCompetition(id: string | null): Promise<string | null> {
  if (!id) return null;
  const [row] = await db().select({ title: competition.title }).from(competition).where(eq(competition.id, id));
  return row?.title ?? null;
}
