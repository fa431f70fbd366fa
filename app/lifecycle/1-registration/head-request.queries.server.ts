import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { HeadRequestFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import { memberRoleColumn, rolesColumn } from "~/access/role-facts.server";
import { nobody, type Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import type { Recipient } from "~/server/post.server";
import { byAlphabet } from "~db/alphabet";
import { db, type Reader } from "~db/client.server";
import { applicant, headRequest, organiser, person } from "~db/schema/registration";
import { acceptOf, usualFileSize } from "~storage/file-kinds";
import { made, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { proofsOfRequest } from "./attached-proofs.server";
import {
  type HeadReason,
  type HeadRequestPage,
  type HeadRequestRow,
  type HeadRequestState,
  type NewHead,
  OBJECTION_DAYS,
} from "./head-request";
import { headsOf } from "./heads.server";
import { proofKinds } from "./keep-proof.server";
import { officeRoles } from "./office-applicants.queries.server";
import { bearerOf } from "./one-time-link.server";

const MOST = 50;
const DAY_MS = 86_400_000;

/** An account whose mailbox is said to be lost. */
export type LostAccount = Recipient & { personId: string };

export type LoadedHeadRequest = HeadRequestFacts & {
  id: string;
  applicantId: string;
  applicant: string;
  organiserId: string;
  organiser: string;
  zone: string;
  reason: HeadReason;
  askedBy: string;
  asker: string;
  askerEmail: string;
  askerLang: string;
  /** As the document names the new head, empty for a lost mailbox; and the document. */
  head: NewHead;
  document: string;
  lost: LostAccount | null;
};

const lostOne = alias(person, "lost_one");

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
      zone: organiser.zone,
      reason: headRequest.reason,
      askedBy: headRequest.askedBy,
      asker: person.name,
      askerEmail: person.email,
      askerLang: person.lang,
      lostId: lostOne.id,
      lostName: lostOne.name,
      lostEmail: lostOne.email,
      lostLang: lostOne.lang,
      head: { name: headRequest.headName, post: headRequest.headPost, until: headRequest.headUntil },
      document: headRequest.document,
      headRequest: headRequest.state,
      approvedBy: headRequest.approvedBy,
      servesOffice: sql<boolean>`${headRequest.reason} = 'mailboxLost' and exists (
        select from role_grant g where g.person_id in (${headRequest.askedBy}, ${headRequest.accountId}) and g.until is null)`,
      isDue: sql<boolean>`${headRequest.reason} <> 'mailboxLost'
        or ${headRequest.askedAt} < clock_timestamp() - make_interval(days => ${OBJECTION_DAYS})`,
      memberRole: memberRoleColumn(who, headRequest.applicantId),
      roles: rolesColumn(who, headRequest.organiserId, sql`null`),
    })
    .from(headRequest)
    .innerJoin(applicant, eq(applicant.id, headRequest.applicantId))
    .innerJoin(organiser, eq(organiser.id, headRequest.organiserId))
    .innerJoin(person, eq(person.id, headRequest.askedBy))
    .leftJoin(lostOne, eq(lostOne.id, headRequest.accountId))
    .where(eq(headRequest.id, requestId));
  if (!row) return undefined;
  const { approvedBy, lostId, lostName, lostEmail, lostLang, ...facts } = row;
  const isMove = facts.reason === "mailboxLost";
  const isClaimant = facts.askedBy === who.id;
  const isOther = !isClaimant && lostId !== who.id;
  const lang = lostLang === "en" ? "en" : "ru";
  return {
    ...facts,
    lost: lostId ? { personId: lostId, name: lostName!, email: lostEmail!, lang } : null,
    isClaimant,
    isInvolved: !isOther || facts.memberRole !== null,
    isColleague: isMove && isOther && (facts.memberRole === "head" || facts.memberRole === "signatory"),
    isApprover: approvedBy === who.id,
    hasAccount: !isMove || lostId !== null,
  };
}

export type AskHeadPage = {
  id: string;
  shortName: string;
  organisers: { id: string; name: string }[];
  asked: { reason: HeadReason; state: HeadRequestState; organiser: string; declineText: string | null } | null;
  isHead: boolean;
  /** Of the asker: most often the new head. */
  name: string;
  accept: string;
  maxBytes: number;
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
      .select({
        reason: headRequest.reason,
        state: headRequest.state,
        organiser: organiser.name,
        declineText: headRequest.declineText,
      })
      .from(headRequest)
      .innerJoin(organiser, eq(organiser.id, headRequest.organiserId))
      .where(and(eq(headRequest.applicantId, applicantId), eq(headRequest.askedBy, who.id)))
      .orderBy(desc(headRequest.askedAt))
      .limit(1),
  ]);
  const { shortName, memberRole } = facts;
  return made({
    ...{ id: applicantId, shortName, organisers, asked: asked ?? null, isHead: memberRole === "head", name: who.name },
    ...{ accept: acceptOf(proofKinds), maxBytes: usualFileSize },
  });
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
      zone: organiser.zone,
    })
    .from(headRequest)
    .innerJoin(applicant, eq(applicant.id, headRequest.applicantId))
    .innerJoin(organiser, eq(organiser.id, headRequest.organiserId))
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

/** A request for those who decide it, with its documents and the heads of now. Refuses `notFound`. */
export async function readHeadRequest(
  who: Person,
  requestId: string,
  as: "headRequest.read" | "headRequest.readAsColleague" = "headRequest.read",
): Promise<Outcome<HeadRequestPage>> {
  const facts = await headRequestFacts(db(), who, requestId);
  if (!facts) return refused("notFound");
  const may = policy[as](who, facts);
  if (!may.ok) return may;
  const [[row], heads, proofs] = await Promise.all([
    db()
      .select({
        lostEmail: headRequest.lostEmail,
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
    headsOf(db(), facts.applicantId),
    proofsOfRequest(requestId),
  ]);
  const { fullName, inn, headName, askedAt, lostEmail, ...told } = row!;
  const dueAt = new Date(askedAt.getTime() + OBJECTION_DAYS * DAY_MS);
  return made({
    id: facts.id,
    applicant: { id: facts.applicantId, name: facts.applicant, fullName, inn, headName },
    organiser: facts.organiser,
    zone: facts.zone,
    asker: { name: facts.asker, email: facts.askerEmail },
    reason: facts.reason,
    lost: lostEmail ? { email: lostEmail, name: facts.lost?.name ?? null } : null,
    newHead: facts.head.name ? facts.head : null,
    document: facts.document,
    state: facts.headRequest,
    ...told,
    proofs,
    askedAt: askedAt.toISOString(),
    dueAt: facts.isDue ? null : dueAt.toISOString(),
    heads: heads.map(({ name, email }) => ({ name, email })),
    may: {
      approve: policy["headRequest.approve"](who, facts).ok,
      confirm: policy["headRequest.confirm"](who, facts).ok,
      decline: policy["headRequest.decline"](who, facts).ok,
    },
  });
}

/** Whose address a link of an objection is about, and what for. Refuses `linkExpired`. */
export async function readObjection(token: string): Promise<Outcome<{ email: string; name: string }>> {
  const may = policy["account.objectToMove"](nobody, {});
  if (!may.ok) return may;
  const bearer = await bearerOf(db(), token, "objectToMove");
  return bearer ? made({ email: bearer.link.email, name: bearer.who.name }) : refused("linkExpired");
}
