import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { db, type Reader, type Tx, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { copy, copyFile, round } from "~db/schema/blind";
import { copySource } from "~db/schema/review";
import { competitionFacts, type LoadedCompetition, rulesOf } from "../2-announcement/competition.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { newestPaper } from "../4-admission/paper.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { dayEnd } from "../time";
import { dropCopies, type MadeCopy, makeCopies } from "./make-copies.server";
import { applicationsInNeed, lastRound } from "./round.queries.server";
import { forgetRoundKey, makeRoundKey } from "./round-key.server";

type Plan = { ordinal: number; applicationIds: string[] };

/**
 * Prepares a round of review: a key, and a redacted copy of every application that is to be scored. The first round takes
 * all admitted ones; a later one those that diverge or have too few counted sheets (domain.md §2.7, steps 3-4).
 * Refuses `alreadyExists` while a round is under way, `notConcluded` before the protocol that the rules ask for, `incomplete` while an application waits for its admission, `badInput`
 * for an extra round without a day in the future. Answers the round's id.
 */
export async function prepareRound(
  who: Who,
  competitionId: string,
  { dueOn }: { dueOn?: string } = {},
): Promise<Outcome<string>> {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["review.prepare"](who, facts);
  if (!may.ok) return may;
  const plan = await planRound(db(), facts);
  if (!plan.ok) return plan;
  const rules = await rulesOf(db(), facts.id);
  const dueAt = dueFor(plan.value, facts, rules, dueOn);
  if (!dueAt) return refused("badInput");
  const roundId = randomUUID();
  const copies = await makeCopies(rules, plan.value.applicationIds);
  await makeRoundKey(roundId);
  const outcome = await transaction(who, "review.prepare", (tx) =>
    writeRound(tx, who, { roundId, plan: plan.value, copies, rules, dueAt, competitionId }),
  );
  if (!outcome.ok) await Promise.all([dropCopies(copies), forgetRoundKey(roundId)]);
  return outcome;
}

/** What the next round would be, or why there can be none now. */
export async function planRound(reader: Reader, facts: LoadedCompetition): Promise<Outcome<Plan>> {
  const last = await lastRound(reader, facts.id);
  if (last) {
    if (last.state !== "opened") return refused("alreadyExists");
    const needy = await applicationsInNeed(reader, facts.id);
    if (needy.length === 0) return refused("wrongState");
    return made({ ordinal: last.ordinal + 1, applicationIds: needy.map((one) => one.id) });
  }
  const rows = await reader
    .select({ id: application.id, state: application.state })
    .from(application)
    .where(and(eq(application.competitionId, facts.id), inArray(application.state, ["opened", "returned", "admitted"])))
    .orderBy(asc(application.id));
  const left = rows.filter((row) => row.state !== "admitted").length;
  if (left > 0) return refused("incomplete", { left });
  if (rows.length === 0) return refused("wrongState");
  const { admissionByCommission } = await rulesOf(reader, facts.id);
  if (admissionByCommission && !(await newestPaper(reader, facts.id, "admissionProtocol")))
    return refused("notConcluded");
  return made({ ordinal: 1, applicationIds: rows.map((row) => row.id) });
}

function dueFor(plan: Plan, facts: LoadedCompetition, rules: CompetitionRules, dueOn?: string): Date | null {
  if (plan.ordinal === 1 && !dueOn) return new Date(rules.dates.reviewDueAt);
  if (!dueOn) return null;
  const due = new Date(dayEnd(dueOn, facts.zone).getTime() - 1000);
  return due > facts.now ? due : null;
}

type Written = {
  roundId: string;
  competitionId: string;
  plan: Plan;
  copies: readonly MadeCopy[];
  rules: CompetitionRules;
  dueAt: Date;
};

async function writeRound(
  tx: Tx,
  who: Who,
  { roundId, plan, copies, rules, dueAt, competitionId }: Written,
): Promise<Outcome<string>> {
  // why: whoever opens the meeting meanwhile either sees this round, or is seen here.
  await tx.select({ id: competition.id }).from(competition).where(eq(competition.id, competitionId)).for("share");
  const facts = await competitionFacts(tx, who, competitionId);
  if (!facts) return refused("notFound");
  const may = policy["review.prepare"](who, facts);
  if (!may.ok) return may;
  const still = await planRound(tx, facts);
  if (!still.ok) return still;
  if (JSON.stringify(still.value) !== JSON.stringify(plan)) return refused("changedMeanwhile");
  const { blind, commentMinLength } = rules.review;
  const tiers = (rules.tiers ?? []).map(({ key, weights }) => ({ key, weights }));
  const inserted = await tx
    .insert(round)
    .values({
      id: roundId,
      competitionId,
      ordinal: plan.ordinal,
      competitionTitle: facts.title,
      zone: facts.zone,
      isTest: facts.mode === "test",
      rules: { blind, commentMinLength, criteria: rules.criteria, ...(tiers.length > 0 ? { tiers } : {}) },
      dueAt,
    })
    .onConflictDoNothing()
    .returning({ id: round.id });
  if (inserted.length === 0) return refused("alreadyExists");
  await tx
    .insert(copy)
    .values(
      copies.map(({ id, pseudonym, position, tier, content }) => ({ id, roundId, pseudonym, position, tier, content })),
    );
  const files = copies.flatMap((one) => one.files.map((file) => ({ ...file, copyId: one.id })));
  if (files.length > 0) await tx.insert(copyFile).values(files);
  await tx
    .insert(copySource)
    .values(copies.map(({ id, applicationId }) => ({ copyId: id, roundId, competitionId, applicationId })));
  record(tx, {
    type: "round.prepared",
    subject: { kind: "round", id: roundId },
    competitionId,
    details: { ordinal: plan.ordinal, applications: copies.length, blind },
  });
  return made(roundId);
}
