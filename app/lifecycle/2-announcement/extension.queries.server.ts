import { and, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ExtensionFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import type { Person, Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { competition, extension } from "~db/schema/announcement";
import { person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { wallTimeOf } from "../time";
import { competitionColumns, competitionFacts, type LoadedCompetition, rulesOf } from "./competition.queries.server";
import { type DeadlinePage, type Extension, latestClose } from "./extension";

const MOST = 50;
const decider = alias(person, "decider");

/** Facts of a proposal with those of its competition; `from` and `to` are the ends of reception it is about. */
export type LoadedExtension = LoadedCompetition &
  ExtensionFacts & { extensionId: string; from: Date; to: Date; reason: string };

/** Facts of one proposal for one person, or undefined when there is none. */
export async function extensionFacts(reader: Reader, who: Who, id: string): Promise<LoadedExtension | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await reader
    .select({
      ...competitionColumns(who),
      extensionId: extension.id,
      extension: extension.state,
      extensionKind: extension.kind,
      proposedBy: extension.proposedBy,
      from: extension.fromAt,
      to: extension.toAt,
      reason: extension.reason,
    })
    .from(extension)
    .innerJoin(competition, eq(competition.id, extension.competitionId))
    .where(eq(extension.id, id));
  if (!row) return undefined;
  const { proposedBy, ...facts } = row;
  return { ...facts, isProposer: who.kind === "person" && who.id === proposedBy };
}

/** Proposals of a competition, newest first; for everybody only those that were confirmed. */
export async function extensionsOf(competitionId: string, { confirmed = false } = {}): Promise<Extension[]> {
  const rows = await db()
    .select({
      id: extension.id,
      kind: extension.kind,
      state: extension.state,
      from: extension.fromAt,
      to: extension.toAt,
      reason: extension.reason,
      proposedBy: person.name,
      decidedBy: decider.name,
      proposedAt: extension.proposedAt,
      decidedAt: extension.decidedAt,
    })
    .from(extension)
    .innerJoin(person, eq(person.id, extension.proposedBy))
    .leftJoin(decider, eq(decider.id, extension.decidedBy))
    .where(and(eq(extension.competitionId, competitionId), confirmed ? eq(extension.state, "confirmed") : undefined))
    .orderBy(desc(extension.proposedAt), desc(extension.id))
    .limit(MOST);
  return rows.map(({ from, to, proposedAt, decidedAt, ...row }) => ({
    ...row,
    from: from.toISOString(),
    to: to.toISOString(),
    at: (decidedAt ?? proposedAt).toISOString(),
  }));
}

/** The end of reception for the office: what it is, what is proposed, what was decided. Refuses `notFound`. */
export async function readDeadline(who: Person, competitionId: string): Promise<Outcome<DeadlinePage>> {
  const facts = isUuid(competitionId) && (await competitionFacts(db(), who, competitionId));
  if (!facts) return refused("notFound");
  const may = policy["extension.read"](who, facts);
  return may.ok ? made(await deadlinePage(who, facts)) : may;
}

/** The same for the chair, who confirms or declines what the office proposes. Refuses `notFound`. */
export async function readDeadlineByChair(who: Person, competitionId: string): Promise<Outcome<DeadlinePage>> {
  const facts = isUuid(competitionId) && (await competitionFacts(db(), who, competitionId));
  if (!facts) return refused("notFound");
  const may = policy["extension.readByChair"](who, facts);
  return may.ok ? made(await deadlinePage(who, facts)) : may;
}

async function deadlinePage(who: Person, facts: LoadedCompetition): Promise<DeadlinePage> {
  const [rules, extensions] = await Promise.all([rulesOf(db(), facts.id), extensionsOf(facts.id)]);
  const pending = extensions.find(({ state }) => state === "proposed");
  const loaded = pending && (await extensionFacts(db(), who, pending.id));
  return {
    id: facts.id,
    title: facts.title,
    zone: facts.zone,
    now: facts.now.toISOString(),
    closesAt: facts.closesAt.toISOString(),
    suggested: wallTimeOf(facts.closesAt, facts.zone),
    latest: latestClose(rules).toISOString(),
    isOver: facts.now > facts.closesAt,
    isSettled: facts.state !== "announced",
    pending: pending ?? null,
    decided: extensions.filter(({ state }) => state !== "proposed"),
    may: {
      propose: !pending && policy["extension.propose"](who, { ...facts, extensionKind: "incident" }).ok,
      confirm: outcomeIsOk(loaded && policy["extension.confirm"](who, loaded)),
      decline: outcomeIsOk(loaded && policy["extension.decline"](who, loaded)),
    },
  };
}

const outcomeIsOk = (outcome: Outcome | undefined) => outcome?.ok ?? false;
