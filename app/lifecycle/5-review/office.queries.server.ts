import type Big from "big.js";
import { and, asc, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { application } from "~db/schema/application";
import { copy, round, sheet } from "~db/schema/blind";
import { person } from "~db/schema/registration";
import { assignment, openedSheet } from "~db/schema/review";
import { competitionFacts, type LoadedCompetition, rulesOf } from "../2-announcement/competition.queries.server";
import { applicationMoves } from "../3-application/application";
import { statesFrom } from "../moves";
import { made, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { awaitedFor, confirmationsOf } from "./confirm-opening.server";
import { barredPairs } from "./conflict.queries.server";
import { planRound } from "./prepare-round.server";
import {
  applicationsInNeed,
  countedTotals,
  expertsOf,
  type LoadedRound,
  loadsOf,
  neededExperts,
  roundApplications,
  roundFacts,
  roundsOf,
} from "./round.queries.server";
import { divergence, scoreOf } from "./score";
import { sheetRules } from "./sheet-draft";

const reviewed = statesFrom(applicationMoves, "admitted");

/** The facts of a competition for a page of its review, or a refusal. */
export async function reviewFacts(who: Who, competitionId: string | undefined): Promise<Outcome<LoadedCompetition>> {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["review.manage"](who, facts);
  return may.ok ? made(facts) : may;
}

/** The id of the last round of a competition; `notFound` for others and before the first round. */
export async function lastRoundOf(who: Who, competitionId: string | undefined): Promise<Outcome<string>> {
  const allowed = await reviewFacts(who, competitionId);
  if (!allowed.ok) return allowed;
  const last = (await roundsOf(db(), allowed.value.id))[0];
  return last ? made(last.id) : refused("notFound");
}

/** The sheets of a competition as the office may know them: whose, of what, in which state. Marks are not selected. */
function sheetStates(competitionId: string) {
  return db()
    .select({
      sheetId: assignment.sheetId,
      roundId: assignment.roundId,
      applicationId: assignment.applicationId,
      expert: person.name,
      state: sheet.state,
      endReason: assignment.endReason,
    })
    .from(assignment)
    .innerJoin(sheet, eq(sheet.id, assignment.sheetId))
    .innerJoin(person, eq(person.id, assignment.expertId))
    .where(eq(assignment.competitionId, competitionId))
    .orderBy(asc(person.name), asc(assignment.sheetId));
}

/**
 * The review of a competition for its office: the last round with its applications and the states of their sheets; totals
 * only of rounds that are opened (design.md §4). The number of queries does not depend on the number of applications.
 */
export async function readReview(who: Who, competitionId: string | undefined) {
  const allowed = await reviewFacts(who, competitionId);
  if (!allowed.ok) return allowed;
  const facts = allowed.value;
  const [rounds, states, experts, rules] = await Promise.all([
    roundsOf(db(), facts.id),
    sheetStates(facts.id),
    expertsOf(db(), facts.id),
    rulesOf(db(), facts.id),
  ]);
  const current = rounds[0];
  const mayPrepare = policy["review.prepare"](who, facts).ok;
  const subjects = rounds.map(({ id }) => ({ kind: "round" as const, id }));
  const [applications, totals, needy, plan, confirmations, history] = await Promise.all([
    current ? roundApplications(db(), current.id) : [],
    countedTotals(db(), facts.id),
    current?.state === "opened" ? applicationsInNeed(db(), facts.id) : [],
    planRound(db(), facts),
    current ? confirmationsOf(db(), current.id) : [],
    readHistory(db(), who, subjects, { audience: "office" }),
  ]);
  const awaited = current?.state === "closed" ? await awaitedFor(db(), facts, confirmations) : null;
  const needs = current ? await neededExperts(db(), { competitionId: facts.id, ordinal: current.ordinal }) : () => 0;
  const all = current?.state === "opened" ? await reviewedOf(facts.id) : applications;
  const shown = current?.state === "opened" ? states : states.filter((one) => one.roundId === current?.id);
  const reasons = new Map(needy.map((one) => [one.id, one.why]));
  return made({
    facts,
    round: current ?? null,
    rounds,
    experts,
    rules,
    confirmations,
    history,
    awaited,
    scoresAreOpen: policy["review.readScores"](who, facts).ok,
    plan:
      mayPrepare && plan.ok
        ? { ok: true as const, ordinal: plan.value.ordinal, count: plan.value.applicationIds.length }
        : { ok: false as const, left: plan.ok ? 0 : Number(plan.details?.left ?? 0) },
    applications: all.map((one) => ({
      id: one.applicationId,
      number: one.number,
      title: one.title,
      needs: needs(one.applicationId),
      sheets: shown.filter((state) => state.applicationId === one.applicationId),
      score: scoreWords(rules, totals.get(one.applicationId) ?? []),
      inNeed: reasons.get(one.applicationId) ?? null,
    })),
  });
}

/** The applications that were admitted to review, whatever was decided of them since. */
async function reviewedOf(competitionId: string) {
  const rows = await db()
    .select({ applicationId: application.id, number: application.number, title: application.title })
    .from(application)
    .where(and(eq(application.competitionId, competitionId), inArray(application.state, reviewed)))
    .orderBy(asc(application.number), asc(application.id));
  return rows.map((row) => ({ ...row, number: row.number ?? 0, title: row.title ?? "" }));
}

function scoreWords(rules: Awaited<ReturnType<typeof rulesOf>>, totals: readonly Big[]) {
  if (totals.length === 0) return null;
  return {
    totals: totals.map((total) => total.toFixed(2)),
    divergence: divergence(totals).toFixed(2),
    score: scoreOf(rules.review.divergence.formula, totals).score.toFixed(2),
  };
}

/** One application of the last round: who may be given it, who has it. A barred expert is named without the reason. */
export async function readAssignment(who: Who, competitionId: string | undefined, applicationId: string | undefined) {
  const allowed = await reviewFacts(who, competitionId);
  if (!allowed.ok) return allowed;
  const facts = allowed.value;
  const current = (await roundsOf(db(), facts.id))[0];
  if (!current || !isUuid(applicationId)) return refused("notFound");
  const target = (await roundApplications(db(), current.id)).find((one) => one.applicationId === applicationId);
  if (!target) return refused("notFound");
  const pool = await expertsOf(db(), facts.id);
  const [loads, needs, isBarred] = await Promise.all([
    loadsOf(db(), current.id),
    neededExperts(db(), { competitionId: facts.id, ordinal: current.ordinal }),
    barredPairs(db(), {
      competitionId: facts.id,
      today: dayOf(facts.now, facts.zone),
      expertIds: pool.map((one) => one.id),
    }),
  ]);
  return made({
    facts,
    round: current,
    application: target,
    needs: needs(applicationId),
    experts: pool.map(({ id, name }) => ({
      id,
      name,
      load: loads.get(id) ?? 0,
      has: target.experts.includes(id),
      mayTake: target.experts.includes(id) || !isBarred(id, applicationId),
    })),
  });
}

/** An unsealed or recused sheet for the page that replaces its expert. */
export async function readReplacement(who: Who, competitionId: string | undefined, sheetId: string | undefined) {
  if (!isUuid(sheetId)) return refused("notFound");
  const [row] = await db()
    .select({
      roundId: sheet.roundId,
      applicationId: assignment.applicationId,
      state: sheet.state,
      expert: person.name,
      number: application.number,
    })
    .from(sheet)
    .innerJoin(assignment, eq(assignment.sheetId, sheet.id))
    .innerJoin(person, eq(person.id, assignment.expertId))
    .innerJoin(application, eq(application.id, assignment.applicationId))
    .where(and(eq(sheet.id, sheetId), eq(assignment.competitionId, isUuid(competitionId) ? competitionId : sheetId)));
  const facts = row && (await roundFacts(db(), who, row.roundId));
  if (!row || !facts) return refused("notFound");
  const may = policy["review.replaceExpert"](who, facts);
  if (!may.ok) return may;
  const choice = await readAssignment(who, competitionId, row.applicationId);
  if (!choice.ok) return choice;
  const { experts, round: current } = choice.value;
  return made({ facts, ...row, ordinal: current.ordinal, experts: experts.filter((one) => one.mayTake && !one.has) });
}

/** An opened sheet for the office and the commission: marks, comments, whether it was annulled. */
export async function readOpenedSheet(who: Who, competitionId: string | undefined, sheetId: string | undefined) {
  if (!isUuid(sheetId)) return refused("notFound");
  const [row] = await db()
    .select({
      roundId: openedSheet.roundId,
      competitionId: openedSheet.competitionId,
      applicationId: openedSheet.applicationId,
      expert: person.name,
      payload: openedSheet.payload,
      total: openedSheet.total,
      annulledAt: openedSheet.annulledAt,
      annulReason: openedSheet.annulReason,
      number: application.number,
      title: application.title,
      ordinal: round.ordinal,
      rules: round.rules,
      tier: copy.tier,
      pseudonym: copy.pseudonym,
    })
    .from(openedSheet)
    .innerJoin(sheet, eq(sheet.id, openedSheet.sheetId))
    .innerJoin(copy, eq(copy.id, sheet.copyId))
    .innerJoin(round, eq(round.id, openedSheet.roundId))
    .innerJoin(application, eq(application.id, openedSheet.applicationId))
    .innerJoin(person, eq(person.id, openedSheet.expertId))
    .where(eq(openedSheet.sheetId, sheetId));
  const facts = row && row.competitionId === competitionId ? await roundFacts(db(), who, row.roundId) : undefined;
  if (!row || !facts) return refused("notFound");
  const may = policy["review.readOpened"](who, facts);
  if (!may.ok) return may;
  return made({
    ...row,
    rules: sheetRules(row.rules, row.tier),
    facts,
    mayAnnul: row.annulledAt === null && policy["review.annul"](who, facts).ok,
    history: await readHistory(db(), who, [{ kind: "sheet", id: sheetId }], { audience: "office" }),
  });
}

/** The closed round that waits for its opening, for the secretary and the chair. */
export async function readOpening(who: Who, competitionId: string | undefined) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  const current = facts && (await roundsOf(db(), facts.id))[0];
  const loaded: LoadedRound | undefined = current && (await roundFacts(db(), who, current.id));
  if (!loaded) return refused("notFound");
  // why: a page that shows "opened already" to those who opened it, and nothing to anybody else.
  const may = policy["review.confirmOpening"](who, {
    ...loaded,
    round: loaded.round === "opened" ? "closed" : loaded.round,
  });
  if (!may.ok) return may;
  const confirmations = await confirmationsOf(db(), loaded.roundId);
  const awaited = loaded.round === "closed" ? await awaitedFor(db(), loaded, confirmations) : null;
  return made({ facts: loaded, confirmations, awaited });
}
