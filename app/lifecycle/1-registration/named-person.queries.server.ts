import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db } from "~db/client.server";
import { applicant, namedPerson } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { hasRequisites, type NamedPurpose } from "./applicant";
import { applicantFacts } from "./applicant-facts.server";
import { MAX_NAMED, type NamedPerson } from "./named-person";

export type NamedPeoplePage = {
  id: string;
  shortName: string;
  isGroup: boolean;
  mayEdit: boolean;
  people: NamedPerson[];
};

/** The people whom an applicant names, for its own people. Refuses `notFound`. */
export async function readNamedPeople(who: Person, applicantId: string): Promise<Outcome<NamedPeoplePage>> {
  if (!isUuid(applicantId)) return refused("notFound");
  const facts = await applicantFacts(db(), who, applicantId);
  if (!facts?.memberRole) return refused("notFound");
  const may = policy["applicant.read"](who, facts);
  if (!may.ok) return may;
  const [[own], people] = await Promise.all([
    db().select({ kind: applicant.kind }).from(applicant).where(eq(applicant.id, applicantId)),
    namedBy(applicantId),
  ]);
  return made({
    id: applicantId,
    shortName: facts.shortName,
    isGroup: !!own && !hasRequisites(own.kind),
    mayEdit: policy["applicant.namePeople"](who, facts).ok,
    people,
  });
}

async function namedBy(applicantId: string): Promise<NamedPerson[]> {
  const rows = await db()
    .select({
      id: namedPerson.id,
      purpose: namedPerson.purpose,
      name: namedPerson.name,
      contact: namedPerson.contact,
      way: namedPerson.way,
      givenOn: namedPerson.givenOn,
      withdrawnAt: namedPerson.withdrawnAt,
    })
    .from(namedPerson)
    .where(eq(namedPerson.applicantId, applicantId))
    .orderBy(sql`${namedPerson.withdrawnAt} is not null`, byAlphabet(namedPerson.name), namedPerson.id)
    .limit(MAX_NAMED);
  return rows.map(({ purpose, withdrawnAt, ...row }) => ({
    ...row,
    purpose: purpose as NamedPurpose,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }));
}

/** The members of a group whose consent stands, by name. For the office that admits its applications: no contacts. */
export async function groupMembersOf(applicantId: string): Promise<{ id: string; name: string; givenOn: string }[]> {
  return db()
    .select({ id: namedPerson.id, name: namedPerson.name, givenOn: namedPerson.givenOn })
    .from(namedPerson)
    .where(
      and(eq(namedPerson.applicantId, applicantId), eq(namedPerson.purpose, "group"), isNull(namedPerson.withdrawnAt)),
    )
    .orderBy(byAlphabet(namedPerson.name), namedPerson.id)
    .limit(MAX_NAMED);
}
