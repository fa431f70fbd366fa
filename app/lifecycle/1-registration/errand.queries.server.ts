import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { ErrandFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import { memberRoleColumn, rolesColumn } from "~/access/role-facts.server";
import type { Person, Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db, type Reader } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { applicant, errand, organiser, person, roleGrant } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { ErrandRow } from "./errand";

const MOST = 50;

/** The offices for which a person is a helper now. */
export async function desksOf(reader: Reader, who: Person): Promise<{ id: string; name: string }[]> {
  return reader
    .selectDistinct({ id: organiser.id, name: organiser.shortName })
    .from(roleGrant)
    .innerJoin(organiser, eq(organiser.id, roleGrant.organiserId))
    .where(and(eq(roleGrant.personId, who.id), eq(roleGrant.role, "helper"), isNull(roleGrant.until)))
    .orderBy(organiser.shortName, organiser.id);
}

const rowColumns = {
  id: errand.id,
  applicant: applicant.shortName,
  helper: person.name,
  desk: organiser.shortName,
  principal: errand.principal,
  way: errand.way,
  givenOn: errand.givenOn,
};

function errands(reader: Reader) {
  return reader
    .select(rowColumns)
    .from(errand)
    .innerJoin(applicant, eq(applicant.id, errand.applicantId))
    .innerJoin(person, eq(person.id, errand.helperId))
    .innerJoin(organiser, eq(organiser.id, errand.organiserId))
    .$dynamic();
}

/** The errands that hold now, of one helper by the applicants' names. Refuses `notFound` to people without the role. */
export async function ownErrands(who: Person): Promise<Outcome<ErrandRow[]>> {
  const roles = (await desksOf(db(), who)).length > 0 ? (["helper"] as const) : [];
  const may = policy["errand.take"](who, { roles });
  if (!may.ok) return may;
  const rows = await errands(db())
    .where(and(eq(errand.helperId, who.id), isNull(errand.endedAt)))
    .orderBy(byAlphabet(applicant.shortName), errand.id)
    .limit(MOST);
  return made(rows);
}

/** The errands of an applicant that hold now. Ask the policy first: this function does not. */
export async function errandsOf(applicantId: string): Promise<ErrandRow[]> {
  return errands(db())
    .where(and(eq(errand.applicantId, applicantId), isNull(errand.endedAt)))
    .orderBy(desc(errand.takenAt), errand.id)
    .limit(MOST);
}

/** The errand by which a person helps an applicant now, or undefined; its role must hold too. */
export async function liveErrand(
  reader: Reader,
  who: Who,
  applicantId: string,
): Promise<{ desk: string; principal: string } | undefined> {
  if (who.kind !== "person") return undefined;
  const [row] = await reader
    .select({ desk: organiser.shortName, principal: errand.principal })
    .from(errand)
    .innerJoin(organiser, eq(organiser.id, errand.organiserId))
    .innerJoin(
      roleGrant,
      and(
        eq(roleGrant.personId, errand.helperId),
        eq(roleGrant.organiserId, errand.organiserId),
        eq(roleGrant.role, "helper"),
        isNull(roleGrant.until),
      ),
    )
    .where(and(eq(errand.helperId, who.id), eq(errand.applicantId, applicantId), isNull(errand.endedAt)));
  return row;
}

export type LoadedErrand = ErrandFacts & { id: string; applicantId: string; applicant: string; helperId: string };

/** Facts of one errand for one person, or undefined when there is none. One query. */
export async function errandFacts(reader: Reader, who: Person, errandId: string): Promise<LoadedErrand | undefined> {
  if (!isUuid(errandId)) return undefined;
  const [row] = await reader
    .select({
      id: errand.id,
      applicantId: errand.applicantId,
      applicant: applicant.shortName,
      helperId: errand.helperId,
      isLive: sql<boolean>`${errand.endedAt} is null`,
      memberRole: memberRoleColumn(who, errand.applicantId),
      roles: rolesColumn(who, errand.organiserId, sql`null`),
    })
    .from(errand)
    .innerJoin(applicant, eq(applicant.id, errand.applicantId))
    .where(eq(errand.id, errandId));
  if (!row) return undefined;
  const isHelper = row.helperId === who.id && row.isLive && row.roles.includes("helper");
  return { ...row, isHelper };
}

export type ErrandPage = {
  id: string;
  errand: ErrandRow;
  applicantId: string;
  drafts: { id: string; competition: string; state: (typeof application.$inferSelect)["state"] }[];
  open: { id: string; title: string; organiser: string }[];
};

/** An errand for its helper: what they began by it, and the competitions where they may begin. Refuses `notFound`. */
export async function readErrand(who: Person, errandId: string): Promise<Outcome<ErrandPage>> {
  const facts = await errandFacts(db(), who, errandId);
  if (!facts) return refused("notFound");
  const may = policy["errand.read"](who, facts);
  if (!may.ok) return may;
  const [[row], drafts, open] = await Promise.all([
    errands(db()).where(eq(errand.id, errandId)),
    db()
      .select({ id: application.id, competition: competition.title, state: application.state })
      .from(application)
      .innerJoin(competition, eq(competition.id, application.competitionId))
      .where(and(eq(application.applicantId, facts.applicantId), eq(application.createdBy, who.id)))
      .orderBy(desc(application.createdAt), application.id)
      .limit(MOST),
    db()
      .select({ id: competition.id, title: competition.title, organiser: organiser.shortName })
      .from(competition)
      .innerJoin(organiser, eq(organiser.id, competition.organiserId))
      .where(
        and(
          inArray(competition.state, ["announced"]),
          sql`clock_timestamp() + ${competition.clockShift} between ${competition.opensAt} and ${competition.closesAt}`,
        ),
      )
      .orderBy(competition.closesAt, competition.id)
      .limit(MOST),
  ]);
  return made({ id: errandId, errand: row!, applicantId: facts.applicantId, drafts, open });
}
