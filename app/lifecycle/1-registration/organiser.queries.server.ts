import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { rolesFor } from "~/access/role-facts.server";
import type { Role } from "~/access/roles";
import type { Person } from "~/access/who";
import { type HistoryLine, readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db } from "~db/client.server";
import { oneTimeLink, organiser, person, roleGrant } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { isWaitingFor } from "./invitation.server";
import { mayEndRole, mayInvite, rolePlace } from "./role-place.server";
import type { HeldRole, WaitingRole } from "./role-rows";

export type MyOrganiser = { id: string; slug: string; name: string; shortName: string; zone: string; roles: Role[] };

/** Organisers in whose office a person works, for all competitions or for one; by name, at most 50. */
export async function myOrganisers(who: Person): Promise<MyOrganiser[]> {
  return db()
    .select({
      id: organiser.id,
      slug: organiser.slug,
      name: organiser.name,
      shortName: organiser.shortName,
      zone: organiser.zone,
      roles: sql<Role[]>`array_agg(distinct ${roleGrant.role}::text)`,
    })
    .from(organiser)
    .innerJoin(roleGrant, eq(roleGrant.organiserId, organiser.id))
    .where(
      and(
        eq(roleGrant.personId, who.id),
        isNull(roleGrant.until),
        sql`${roleGrant.role} in ('secretary', 'organiserAdmin')`,
      ),
    )
    .groupBy(organiser.id)
    .orderBy(byAlphabet(organiser.name), organiser.id)
    .limit(50);
}

/** Whether a person may add organisers, for the page with the form. Refuses `notFound` to others. */
export async function mayCreateOrganiser(who: Person): Promise<Outcome> {
  return policy["organiser.create"](who, { roles: await rolesFor(db(), who, null) });
}

export type OrganiserRow = { id: string; slug: string; name: string; locality: string; admins: number };

/** Organisers of the installation for its administrator, a page of 50 by name. Refuses `notFound` to others. */
export async function listOrganisers(
  who: Person,
  page: number,
): Promise<Outcome<{ rows: OrganiserRow[]; total: number }>> {
  const may = policy["organiser.list"](who, { roles: await rolesFor(db(), who, null) });
  if (!may.ok) return may;
  const rows = await db()
    .select({
      id: organiser.id,
      slug: organiser.slug,
      name: organiser.name,
      locality: organiser.locality,
      admins: sql<number>`(select count(*)::int from role_grant g
        where g.organiser_id = organiser.id and g.role = 'organiserAdmin' and g.until is null)`,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(organiser)
    .orderBy(byAlphabet(organiser.name), organiser.id)
    .limit(50)
    .offset((page - 1) * 50);
  return made({ rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 });
}

export type PeopleOfPlace = { held: HeldRole[]; waiting: WaitingRole[]; mayInvite: boolean; mayEnd: boolean };

export type ShownOrganiser = {
  id: string;
  slug: string;
  zone: string;
  contacts: { name: string; shortName: string; locality: string; address: string; phone: string; email: string };
  mayEdit: boolean;
  /** Writes news in its name. */
  mayNews: boolean;
  people: PeopleOfPlace;
  history: HistoryLine[];
};

/** An organiser with its people for its own office and the administrator of the installation. Refuses `notFound`. */
export async function readOrganiser(who: Person, organiserId: string): Promise<Outcome<ShownOrganiser>> {
  if (!isUuid(organiserId)) return refused("notFound");
  const place = await rolePlace(db(), who, { organiserId });
  if (!place) return refused("notFound");
  const may = policy["organiser.read"](who, place);
  if (!may.ok) return may;
  const [row] = await db().select().from(organiser).where(eq(organiser.id, organiserId));
  if (!row) return refused("notFound");
  const { name, shortName, locality, address, phone, email } = row;
  return made({
    id: row.id,
    slug: row.slug,
    zone: row.zone,
    contacts: { name, shortName, locality, address, phone, email },
    mayEdit: policy["organiser.edit"](who, place).ok,
    mayNews: policy["news.publish"](who, place).ok,
    people: {
      held: await rolesIn(who, { organiserId, competitionId: null }),
      waiting: await waitingIn({ organiserId, competitionId: null }),
      mayInvite: mayInvite(who, place).ok,
      mayEnd: mayEndRole(who, place).ok,
    },
    history: await readHistory(db(), who, [{ kind: "organiser", id: organiserId }], { audience: "office" }),
  });
}

export type PeopleOfCompetition = {
  id: string;
  title: string;
  organiserId: string;
  zone: string;
  people: PeopleOfPlace;
};

/** Experts, commission and secretaries of a competition for its office, those invited too. Refuses `notFound` to others. */
export async function readCompetitionPeople(who: Person, competitionId: string): Promise<Outcome<PeopleOfCompetition>> {
  if (!isUuid(competitionId)) return refused("notFound");
  const place = await rolePlace(db(), who, { competitionId });
  if (!place) return refused("notFound");
  const may = mayInvite(who, place);
  if (!may.ok) return may;
  const { organiserId } = place;
  const [row] = await db().select({ zone: organiser.zone }).from(organiser).where(eq(organiser.id, organiserId));
  return made({
    id: competitionId,
    title: place.competitionTitle ?? "",
    organiserId,
    zone: row?.zone ?? "UTC",
    people: {
      held: await rolesIn(who, { organiserId, competitionId }),
      waiting: await waitingIn({ organiserId, competitionId }),
      mayInvite: true,
      mayEnd: mayEndRole(who, place).ok,
    },
  });
}

/** Roles held in a place now; secretaries of the whole organiser are secretaries of each competition. */
async function rolesIn(who: Person, place: { organiserId: string; competitionId: string | null }): Promise<HeldRole[]> {
  const inPlace = place.competitionId
    ? sql`(${roleGrant.competitionId} = ${place.competitionId} or (${roleGrant.competitionId} is null and ${roleGrant.role} = 'secretary'))`
    : isNull(roleGrant.competitionId);
  const rows = await db()
    .select({
      id: roleGrant.id,
      role: roleGrant.role,
      personId: person.id,
      name: person.name,
      email: person.email,
      since: roleGrant.since,
      competitionId: roleGrant.competitionId,
    })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(and(eq(roleGrant.organiserId, place.organiserId), isNull(roleGrant.until), inPlace))
    .orderBy(roleGrant.role, byAlphabet(person.name), roleGrant.id)
    .limit(300);
  return rows.map(({ personId, competitionId, since, ...row }) => ({
    ...row,
    since: since.toISOString(),
    isWhole: competitionId === null,
    isSelf: personId === who.id,
  }));
}

async function waitingIn(place: { organiserId: string; competitionId: string | null }): Promise<WaitingRole[]> {
  const rows = await db()
    .select({
      id: oneTimeLink.id,
      invitation: oneTimeLink.invitation,
      email: oneTimeLink.email,
      createdAt: oneTimeLink.createdAt,
    })
    .from(oneTimeLink)
    .where(isWaitingFor(place))
    .orderBy(oneTimeLink.createdAt, oneTimeLink.id)
    .limit(300);
  return rows.map((row) => ({
    id: row.id,
    role: row.invitation!.role,
    name: row.invitation!.name,
    email: row.email,
    sentAt: row.createdAt.toISOString(),
  }));
}
