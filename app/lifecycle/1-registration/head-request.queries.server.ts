import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { HeadRequestFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import { memberRoleColumn, rolesColumn } from "~/access/role-facts.server";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db, type Reader } from "~db/client.server";
import { applicant, headRequest, membership, organiser, person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import type { HeadReason, HeadRequestRow, HeadRequestState } from "./head-request";
import { officeRoles } from "./office-applicants.queries.server";

const MOST = 50;

export type LoadedHeadRequest = HeadRequestFacts & {
  id: string;
  applicantId: string;
  applicant: string;
  organiserId: string;
  organiser: string;
  askedBy: string;
  asker: string;
  askerEmail: string;
  askerLang: string;
};

/** Facts of one request for one person, or undefined when there is none. One query. */
export async function headRequestFacts(
  reader: Reader,
  who: Person,
  requestId: string,
): Promise<LoadedHeadRequest | undefined> {
  if (!isUuid(requestId)) return undefined;
  const [row] = await reader
    .select({
      id: headRequest.id,
      applicantId: headRequest.applicantId,
      applicant: applicant.shortName,
      organiserId: headRequest.organiserId,
      organiser: organiser.shortName,
      askedBy: headRequest.askedBy,
      asker: person.name,
      askerEmail: person.email,
      askerLang: person.lang,
      headRequest: headRequest.state,
      approvedBy: headRequest.approvedBy,
      memberRole: memberRoleColumn(who, headRequest.applicantId),
      roles: rolesColumn(who, headRequest.organiserId, sql`null`),
    })
    .from(headRequest)
    .innerJoin(applicant, eq(applicant.id, headRequest.applicantId))
    .innerJoin(organiser, eq(organiser.id, headRequest.organiserId))
    .innerJoin(person, eq(person.id, headRequest.askedBy))
    .where(eq(headRequest.id, requestId));
  if (!row) return undefined;
  const { approvedBy, memberRole, ...facts } = row;
  const isInvolved = facts.askedBy === who.id || memberRole !== null;
  return { ...facts, isInvolved, isApprover: approvedBy === who.id };
}

export type AskHeadPage = {
  id: string;
  shortName: string;
  organisers: { id: string; name: string }[];
  asked: { state: HeadRequestState; organiser: string; declineText: string | null } | null;
  isHead: boolean;
};

/** The page where somebody asks to become the head, and how their last request stands. Refuses `notFound`, `notConfirmed`. */
export async function readAskHead(who: Person, applicantId: string): Promise<Outcome<AskHeadPage>> {
  if (!isUuid(applicantId)) return refused("notFound");
  const may = policy["applicant.askHead"](who, {});
  if (!may.ok) return may;
  const facts = await applicantFacts(db(), who, applicantId);
  if (!facts) return refused("notFound");
  const [organisers, [asked]] = await Promise.all([
    db()
      .select({ id: organiser.id, name: organiser.name })
      .from(organiser)
      .orderBy(byAlphabet(organiser.name))
      .limit(500),
    db()
      .select({ state: headRequest.state, organiser: organiser.name, declineText: headRequest.declineText })
      .from(headRequest)
      .innerJoin(organiser, eq(organiser.id, headRequest.organiserId))
      .where(and(eq(headRequest.applicantId, applicantId), eq(headRequest.askedBy, who.id)))
      .orderBy(desc(headRequest.askedAt))
      .limit(1),
  ]);
  const { shortName, memberRole } = facts;
  return made({ id: applicantId, shortName, organisers, asked: asked ?? null, isHead: memberRole === "head" });
}

/** Requests that wait for the offices of a person, the oldest first. Refuses `notFound` to everybody else. */
export async function waitingHeadRequests(who: Person): Promise<Outcome<HeadRequestRow[]>> {
  const may = policy["applicant.findByOffice"](who, { roles: await officeRoles(who) });
  if (!may.ok) return may;
  const rows = await db()
    .select({
      id: headRequest.id,
      applicant: applicant.shortName,
      asker: person.name,
      reason: headRequest.reason,
      state: headRequest.state,
      askedAt: headRequest.askedAt,
    })
    .from(headRequest)
    .innerJoin(applicant, eq(applicant.id, headRequest.applicantId))
    .innerJoin(person, eq(person.id, headRequest.askedBy))
    .where(
      and(
        inArray(headRequest.state, ["asked", "approved"]),
        sql`exists (select from role_grant g where g.person_id = ${who.id} and g.until is null and g.competition_id is null
          and g.organiser_id = ${headRequest.organiserId} and g.role in ('secretary', 'organiserAdmin'))`,
      ),
    )
    .orderBy(headRequest.askedAt, headRequest.id)
    .limit(MOST);
  return made(rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() })));
}

export type OfficeHeadRequest = {
  id: string;
  applicant: { name: string; fullName: string; inn: string | null; headName: string };
  organiser: string;
  asker: { name: string; email: string };
  reason: HeadReason;
  document: string;
  text: string;
  state: HeadRequestState;
  askedAt: string;
  approvedBy: string | null;
  declineText: string | null;
  heads: { name: string; email: string }[];
  may: { approve: boolean; confirm: boolean; decline: boolean };
};

/** A request for the people of the office who decide it, with the heads of now. Refuses `notFound`. */
export async function readHeadRequest(who: Person, requestId: string): Promise<Outcome<OfficeHeadRequest>> {
  const facts = await headRequestFacts(db(), who, requestId);
  if (!facts) return refused("notFound");
  const may = policy["headRequest.read"](who, facts);
  if (!may.ok) return may;
  const [[row], heads] = await Promise.all([
    db()
      .select({
        reason: headRequest.reason,
        document: headRequest.document,
        text: headRequest.text,
        askedAt: headRequest.askedAt,
        approvedBy: person.name,
        declineText: headRequest.declineText,
        fullName: applicant.fullName,
        inn: applicant.inn,
        headName: applicant.headName,
      })
      .from(headRequest)
      .innerJoin(applicant, eq(applicant.id, headRequest.applicantId))
      .leftJoin(person, eq(person.id, headRequest.approvedBy))
      .where(eq(headRequest.id, requestId)),
    db()
      .select({ name: person.name, email: person.email })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .where(and(eq(membership.applicantId, facts.applicantId), eq(membership.role, "head"), isNull(membership.until)))
      .orderBy(byAlphabet(person.name), person.id)
      .limit(MOST),
  ]);
  const { fullName, inn, headName, askedAt, ...told } = row!;
  return made({
    id: facts.id,
    applicant: { name: facts.applicant, fullName, inn, headName },
    organiser: facts.organiser,
    asker: { name: facts.asker, email: facts.askerEmail },
    state: facts.headRequest,
    ...told,
    askedAt: askedAt.toISOString(),
    heads,
    may: {
      approve: policy["headRequest.approve"](who, facts).ok,
      confirm: policy["headRequest.confirm"](who, facts).ok,
      decline: policy["headRequest.decline"](who, facts).ok,
    },
  });
}
