import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader } from "~db/client.server";
import { application } from "~db/schema/application";
import { round } from "~db/schema/blind";
import { openedSheet } from "~db/schema/review";
import type { Marks } from "./score";
import type { Conclusion } from "./sheet";
import type { SheetPayload } from "./sheet-draft";

/** A sheet that counts: opened and not annulled. `total` is an exact decimal. */
export type CountedSheet = {
  sheetId: string;
  roundId: string;
  expertId: string;
  total: string;
  marks: Marks;
  conclusion: Conclusion;
};
export type OpenedScores = { applicationId: string; sheets: CountedSheet[] };

/**
 * The counted sheets of every admitted application, in the order of ids: the input of `rank()`
 * (`sheets.map((sheet) => sheet.marks)`). An application without counted sheets is there with none. One query.
 */
export async function openedScores(reader: Reader, competitionId: string): Promise<OpenedScores[]> {
  const rows = await reader
    .select({
      applicationId: application.id,
      sheetId: openedSheet.sheetId,
      roundId: openedSheet.roundId,
      expertId: openedSheet.expertId,
      total: openedSheet.total,
      payload: openedSheet.payload,
      conclusion: openedSheet.conclusion,
    })
    .from(application)
    .leftJoin(openedSheet, and(eq(openedSheet.applicationId, application.id), isNull(openedSheet.annulledAt)))
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "admitted")))
    .orderBy(asc(application.id), asc(openedSheet.sheetId));
  const scores = new Map<string, CountedSheet[]>();
  for (const { applicationId, sheetId, roundId, expertId, total, payload, conclusion } of rows) {
    const sheets = scores.get(applicationId) ?? [];
    scores.set(applicationId, sheets);
    if (!sheetId || !roundId || !expertId || !total || !payload || !conclusion) continue;
    sheets.push({ sheetId, roundId, expertId, total, conclusion, marks: marksOf(payload) });
  }
  return [...scores].map(([applicationId, sheets]) => ({ applicationId, sheets }));
}

/** The marks of a sheet alone, by criterion. */
export function marksOf(payload: Pick<SheetPayload, "marks">): Marks {
  return Object.fromEntries(Object.entries(payload.marks).map(([key, { mark }]) => [key, mark]));
}

/** Whether a round is still being held: its marks can change the ranking, so none is made before it is opened. */
export async function isReviewUnderWay(reader: Reader, competitionId: string): Promise<boolean> {
  const states = await reader.select({ state: round.state }).from(round).where(eq(round.competitionId, competitionId));
  return states.some(({ state }) => state !== "opened");
}

/** The opened sheets of one application for feedback and protocols: payload and round, annulled ones left out. */
export function openedSheetsOf(reader: Reader, applicationId: string) {
  return reader
    .select({
      sheetId: openedSheet.sheetId,
      ordinal: round.ordinal,
      total: openedSheet.total,
      conclusion: openedSheet.conclusion,
      payload: openedSheet.payload,
    })
    .from(openedSheet)
    .innerJoin(round, eq(round.id, openedSheet.roundId))
    .where(and(eq(openedSheet.applicationId, applicationId), isNull(openedSheet.annulledAt)))
    .orderBy(asc(round.ordinal), asc(openedSheet.sheetId));
}
