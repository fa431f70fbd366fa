import { eq } from "drizzle-orm";
import type { Role } from "~/access/roles";
import type { Who } from "~/access/who";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { organiser, person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { ConsentPurpose } from "./applicant";
import { consentOfRole, missingConsents } from "./consents.server";
import { type Link, readLink } from "./one-time-link.server";

/** How the bearer of an invitation goes on: makes an account, accepts with the one they are in, signs in, or changes account. */
export type InvitationWay = "newcomer" | "accept" | "signIn" | "otherAccount";

export type OpenInvitation = {
  name: string;
  email: string;
  role: Role;
  organiser: string | null;
  competition: string | null;
  way: InvitationWay;
  needs: ConsentPurpose[];
};

/** The account an invitation belongs to: one that nobody has confirmed may be a stranger's and does not count. */
export async function accountOf(link: Link): Promise<{ id: string } | undefined> {
  const [row] = await db().select().from(person).where(eq(person.email, link.email));
  return row?.emailConfirmedAt && row.passwordHash && !row.disabledAt ? { id: row.id } : undefined;
}

/** What the page behind an invitation shows to whoever opened it. Refuses `linkExpired`. */
export async function readInvitation(who: Who, token: string): Promise<Outcome<OpenInvitation>> {
  const link = await readLink(db(), token, "invitation", "firstAdmin");
  if (!link?.invitation) return refused("linkExpired");
  const { role, organiserId, competitionId, name } = link.invitation;
  const account = await accountOf(link);
  const own = consentOfRole(role);
  return made({
    name,
    email: link.email,
    role,
    organiser: await nameOfOrganiser(organiserId),
    competition: await titleOfCompetition(competitionId),
    way: wayOf(who, account),
    needs: await missingConsents(db(), account?.id ?? null, own ? ["account", own] : ["account"]),
  });
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
