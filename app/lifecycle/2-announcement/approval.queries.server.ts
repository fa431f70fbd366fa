import { and, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AnnounceFacts, ApprovalFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import type { Person, Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db, type Reader } from "~db/client.server";
import { approval, competition, rulesChange, rulesVersion } from "~db/schema/announcement";
import { person, roleGrant } from "~db/schema/registration";
import { made, type Outcome } from "../outcome";
import type { Approval } from "./approval";
import { competitionColumns, isKept, type LoadedCompetition } from "./competition.queries.server";
import { competitionForOffice, currentRules } from "./office.queries.server";
import { rulesDifferences } from "./rules-change";

const MOST = 50;
const decider = alias(person, "decider");

export type LoadedForAnnouncement = LoadedCompetition & AnnounceFacts;
export type LoadedApproval = LoadedCompetition &
  ApprovalFacts & {
    approvalId: string;
    version: number;
    formVersion: number | null;
    sha256: string;
    reason: string;
    proposer: string;
  };

/** Facts of a competition with what its rules say of announcing, or undefined when there is none. One query. */
export async function announceFacts(reader: Reader, who: Who, id: string): Promise<LoadedForAnnouncement | undefined> {
  const [row] = await reader
    .select({
      ...competitionColumns(who),
      byTwo: sql<boolean>`coalesce((${rulesVersion.rules}->>'announceByTwo')::boolean, false)`,
    })
    .from(competition)
    .innerJoin(rulesVersion, currentRules())
    .where(and(eq(competition.id, id), isKept));
  return row;
}

/** Facts of one proposal for one person, or undefined when there is none. One query. */
export async function approvalFacts(reader: Reader, who: Who, id: string): Promise<LoadedApproval | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await reader
    .select({
      ...competitionColumns(who),
      approvalId: approval.id,
      approval: approval.state,
      approvalSubject: approval.subject,
      version: approval.version,
      formVersion: approval.formVersion,
      sha256: approval.sha256,
      reason: approval.reason,
      proposer: approval.proposedBy,
    })
    .from(approval)
    .innerJoin(competition, eq(competition.id, approval.competitionId))
    .where(and(eq(approval.id, id), isKept));
  return row && { ...row, isProposer: who.kind === "person" && who.id === row.proposer };
}

/** People who could confirm what this person proposes: secretaries of the competition and the organiser's administrators, by name. */
export async function secondPeople(
  reader: Reader,
  who: Person,
  { id, organiserId }: { id: string; organiserId: string },
): Promise<{ personId: string; email: string; name: string; lang: string }[]> {
  return reader
    .select({ personId: person.id, email: person.email, name: person.name, lang: person.lang })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        inArray(roleGrant.role, ["secretary", "organiserAdmin"]),
        eq(roleGrant.organiserId, organiserId),
        or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, id)),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
        ne(person.id, who.id),
      ),
    )
    .groupBy(person.id)
    .orderBy(byAlphabet(person.name), person.id);
}

/** Proposals of a competition, newest first. Ask the policy first: this function does not. */
export async function approvalsOf(competitionId: string): Promise<Approval[]> {
  const rows = await db()
    .select({
      id: approval.id,
      subject: approval.subject,
      state: approval.state,
      version: approval.version,
      sha256: approval.sha256,
      reason: approval.reason,
      remarks: approval.remarks,
      proposedBy: person.name,
      decidedBy: decider.name,
      proposedAt: approval.proposedAt,
      decidedAt: approval.decidedAt,
    })
    .from(approval)
    .innerJoin(person, eq(person.id, approval.proposedBy))
    .leftJoin(decider, eq(decider.id, approval.decidedBy))
    .where(eq(approval.competitionId, competitionId))
    .orderBy(desc(approval.proposedAt), desc(approval.id))
    .limit(MOST);
  return rows.map(({ proposedAt, decidedAt, ...row }) => ({ ...row, at: (decidedAt ?? proposedAt).toISOString() }));
}

/**
 * What announcing asks of this person where the rules ask for two people: who could be the second, and what came of the last
 * proposal; null where one is enough. Ask the policy first: this function does not.
 */
export async function readAnnouncing(who: Person, competitionId: string) {
  const facts = await announceFacts(db(), who, competitionId);
  if (!facts?.byTwo) return null;
  const [people, approvals] = await Promise.all([secondPeople(db(), who, facts), approvalsOf(competitionId)]);
  return { seconds: people.map(({ name }) => name), last: approvals[0] ?? null };
}

/**
 * What was proposed to be announced, whole, for those who may confirm it, with earlier proposals. The rules are given as they
 * stand while a draft waits, the differences while a change does. Refuses `notFound`.
 */
export async function readApprovals(who: Person, competitionId: string | undefined) {
  const found = await competitionForOffice(who, competitionId);
  if (!found.ok) return found;
  const { facts, rules, address } = found.value;
  const may = policy["approval.read"](who, facts);
  if (!may.ok) return may;
  const approvals = await approvalsOf(facts.id);
  const pending = approvals.find(({ state }) => state === "proposed") ?? null;
  const loaded = pending && (await approvalFacts(db(), who, pending.id));
  const change = pending?.subject === "change" ? await preparedRules(facts.id) : undefined;
  const allows = (row: "approval.confirm" | "approval.return") => isOk(loaded && policy[row](who, loaded));
  return made({
    id: facts.id,
    title: facts.title,
    zone: facts.zone,
    now: facts.now.toISOString(),
    address,
    pending,
    rules: pending ? (change ?? rules) : null,
    differences: change ? rulesDifferences(rules, change) : [],
    decided: approvals.filter(({ state }) => state !== "proposed"),
    may: { confirm: allows("approval.confirm"), return: allows("approval.return") },
  });
}

const isOk = (outcome: Outcome | null | undefined) => outcome?.ok ?? false;

async function preparedRules(competitionId: string) {
  const [row] = await db()
    .select({ rules: rulesChange.rules })
    .from(rulesChange)
    .where(eq(rulesChange.competitionId, competitionId));
  return row?.rules;
}
