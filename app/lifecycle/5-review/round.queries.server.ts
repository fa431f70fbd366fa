import Big from "big.js";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { RoundFacts } from "~/access/facts";
import type { Who } from "~/access/who";
import { byAlphabet } from "~db/alphabet";
import type { Reader } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { copy, round, sheet } from "~db/schema/blind";
import { person, roleGrant } from "~db/schema/registration";
import { copySource, openedSheet, roundOpening } from "~db/schema/review";
import { competitionColumns, type LoadedCompetition, rulesOf } from "../2-announcement/competition.queries.server";
import { moreExperts } from "./needs";

export type LoadedRound = LoadedCompetition & RoundFacts & { roundId: string; ordinal: number; dueAt: Date };

/** Facts of one round for the office and the chair, or undefined when there is none. One query. */
export async function roundFacts(reader: Reader, who: Who, roundId: string): Promise<LoadedRound | undefined> {
  const [row] = await reader
    .select({
      ...competitionColumns(who),
      roundId: round.id,
      ordinal: round.ordinal,
      round: round.state,
      dueAt: round.dueAt,
    })
    .from(round)
    .innerJoin(competition, eq(competition.id, round.competitionId))
    .where(eq(round.id, roundId));
  return row;
}

/** The rounds of a competition, the last one first. */
export function roundsOf(reader: Reader, competitionId: string) {
  return reader
    .select({ id: round.id, ordinal: round.ordinal, state: round.state, dueAt: round.dueAt })
    .from(round)
    .where(eq(round.competitionId, competitionId))
    .orderBy(desc(round.ordinal));
}

/** Which of the competitions have a closed round that their chair has not confirmed the opening of yet. */
export async function waitForChair(reader: Reader, competitionIds: readonly string[]): Promise<Set<string>> {
  if (competitionIds.length === 0) return new Set();
  const rows = await reader
    .select({ id: round.competitionId })
    .from(round)
    .leftJoin(roundOpening, and(eq(roundOpening.roundId, round.id), eq(roundOpening.role, "chair")))
    .where(
      and(inArray(round.competitionId, [...competitionIds]), eq(round.state, "closed"), isNull(roundOpening.roundId)),
    );
  return new Set(rows.map(({ id }) => id));
}

/** The last round of a competition, or undefined before the first. */
export async function lastRound(reader: Reader, competitionId: string) {
  return (await roundsOf(reader, competitionId).limit(1))[0];
}

/** People who hold the role of an expert of this competition now, by name. */
export function expertsOf(reader: Reader, competitionId: string) {
  return reader
    .select({ id: person.id, name: person.name, email: person.email, lang: person.lang })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(roleGrant.competitionId, competitionId),
        eq(roleGrant.role, "expert"),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
      ),
    )
    .groupBy(person.id)
    .orderBy(byAlphabet(person.name), asc(person.id));
}

/** States of a sheet that is on its way to count. */
export const liveSheetStates = ["assigned", "begun", "sealed"] as const;

/** The applications of a round: their copies, and whose sheets each has. Marks are not part of it. */
export async function roundApplications(reader: Reader, roundId: string) {
  const rows = await reader
    .select({
      applicationId: copySource.applicationId,
      applicantId: application.applicantId,
      number: application.number,
      title: application.title,
      copyId: copySource.copyId,
      pseudonym: copy.pseudonym,
      experts: sql<string[]>`array(
        select s.expert_id::text from blind.sheet s
        where s.copy_id = ${copySource.copyId} and s.state in ('assigned', 'begun', 'sealed'))`,
    })
    .from(copySource)
    .innerJoin(copy, eq(copy.id, copySource.copyId))
    .innerJoin(application, eq(application.id, copySource.applicationId))
    .where(eq(copySource.roundId, roundId))
    .orderBy(asc(application.number), asc(application.id));
  return rows.map((row) => ({ ...row, number: row.number ?? 0, title: row.title ?? "" }));
}

/** Totals of the counted sheets, by application: opened and not annulled, whatever the round. */
export async function countedTotals(reader: Reader, competitionId: string): Promise<Map<string, Big[]>> {
  const rows = await reader
    .select({ applicationId: openedSheet.applicationId, total: openedSheet.total })
    .from(openedSheet)
    .where(and(eq(openedSheet.competitionId, competitionId), isNull(openedSheet.annulledAt)))
    .orderBy(asc(openedSheet.applicationId), asc(openedSheet.sheetId));
  const totals = new Map<string, Big[]>();
  for (const { applicationId, total } of rows) {
    totals.set(applicationId, [...(totals.get(applicationId) ?? []), new Big(total)]);
  }
  return totals;
}

/**
 * How many experts each application of a round needs: as many as the rules announce in the first round, as many as are
 * still missing in an extra one.
 */
export async function neededExperts(
  reader: Reader,
  { competitionId, ordinal }: { competitionId: string; ordinal: number },
): Promise<(applicationId: string) => number> {
  const { review } = await rulesOf(reader, competitionId);
  if (ordinal === 1) return () => review.expertsPerApplication;
  const totals = await countedTotals(reader, competitionId);
  return (applicationId) => Math.max(1, moreExperts(review, totals.get(applicationId) ?? []));
}

/** Why an application asks for an extra round, and for how many experts. */
export type InNeed = { id: string; needs: number; why: "divergence" | "tooFew" };

/** Admitted applications that an extra round can be held for, in the order of numbers. */
export async function applicationsInNeed(reader: Reader, competitionId: string): Promise<InNeed[]> {
  const { review } = await rulesOf(reader, competitionId);
  const totals = await countedTotals(reader, competitionId);
  const admitted = await reader
    .select({ id: application.id })
    .from(application)
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "admitted")))
    .orderBy(asc(application.number), asc(application.id));
  return admitted
    .map(({ id }) => {
      const counted = totals.get(id) ?? [];
      const why = counted.length < review.minReviews ? ("tooFew" as const) : ("divergence" as const);
      return { id, needs: moreExperts(review, counted), why };
    })
    .filter(({ needs }) => needs > 0);
}

/** How many live sheets each expert has in a round. */
export async function loadsOf(reader: Reader, roundId: string): Promise<Map<string, number>> {
  const rows = await reader
    .select({ expertId: sheet.expertId, count: sql<number>`count(*)::int` })
    .from(sheet)
    .where(and(eq(sheet.roundId, roundId), inArray(sheet.state, [...liveSheetStates])))
    .groupBy(sheet.expertId);
  return new Map(rows.map((row) => [row.expertId, row.count]));
}
