import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { storedFile } from "~db/schema/application";
import { paper, paperDrawing } from "~db/schema/papers";
import { competitionFacts, type LoadedCompetition } from "../2-announcement/competition.queries.server";
import { made, refused } from "../outcome";
import { type DrawingState, JOURNAL, MOST_ROWS_AT_ONCE, type PaperKind, paperFormats } from "../papers";

/** What is drawn: a paper by its id, or the journal of registration (`JOURNAL`), as a file of a format. */
export type DrawingOf = { competitionId: string; subject: string; format: string };

export type LoadedDrawing = LoadedCompetition & {
  /** Null for the journal. */
  paperId: string | null;
  format: (typeof paperFormats)[number];
  /** The paper, or the newest protocol of opening, which says how long the journal is. */
  kind: PaperKind;
  number: string;
  version: number;
  rows: number;
  /** Null while nobody has asked for it. */
  drawing: {
    state: DrawingState;
    asOf: Date;
    rowsDrawn: number;
    rowsInAll: number;
    file: { key: string; name: string; size: number; contentType: string } | null;
  } | null;
};

/** Facts of one drawing for one person, or undefined when there is nothing of that kind to draw. */
export async function drawingFacts(
  reader: Reader,
  who: Who,
  { competitionId, subject, format: asked }: DrawingOf,
): Promise<LoadedDrawing | undefined> {
  const isJournal = subject === JOURNAL;
  const format = paperFormats.find((one) => one === asked);
  if (!format || !isUuid(competitionId) || !(isJournal || (isUuid(subject) && format !== "xlsx"))) return undefined;
  const facts = await competitionFacts(reader, who, competitionId);
  if (!facts) return undefined;
  const [row] = await reader
    .select({
      kind: paper.kind,
      number: sql<string>`coalesce(${paper.label}, ${paper.number}::text)`,
      version: paper.version,
      rows: paper.rows,
      drawing: {
        state: paperDrawing.state,
        asOf: paperDrawing.asOf,
        rowsDrawn: paperDrawing.rowsDrawn,
        rowsInAll: paperDrawing.rowsInAll,
      },
      file: {
        key: storedFile.key,
        name: storedFile.name,
        size: storedFile.size,
        contentType: storedFile.contentType,
      },
    })
    .from(paper)
    .leftJoin(
      paperDrawing,
      and(
        eq(paperDrawing.competitionId, paper.competitionId),
        isJournal ? isNull(paperDrawing.paperId) : eq(paperDrawing.paperId, paper.id),
        eq(paperDrawing.format, format),
      ),
    )
    .leftJoin(storedFile, eq(storedFile.id, paperDrawing.fileId))
    .where(
      and(
        eq(paper.competitionId, competitionId),
        isJournal ? eq(paper.kind, "openingProtocol") : eq(paper.id, subject),
      ),
    )
    .orderBy(desc(paper.number), desc(paper.version))
    .limit(1);
  if (!row) return undefined;
  const { drawing, file, rows, ...of } = row;
  return {
    ...facts,
    ...of,
    rows: rows ?? 0,
    format,
    paperId: isJournal ? null : subject,
    drawing: drawing && { ...drawing, file },
  };
}

/** How the drawing of a paper stands, for the page that waits for it. Refuses `notFound`. */
export async function readDrawing(who: Who, of: DrawingOf) {
  const facts = await drawingFacts(db(), who, of);
  if (!facts) return refused("notFound");
  const may = policy["paper.draw"](who, facts);
  if (!may.ok) return may;
  const { kind, number, version, rows, format, paperId, drawing } = facts;
  const isLarge = rows > MOST_ROWS_AT_ONCE;
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    paper: paperId === null ? null : { id: paperId, kind, number, version },
    format,
    rows: Math.max(rows, drawing?.rowsInAll ?? 0),
    drawn: drawing?.rowsDrawn ?? 0,
    asOf: drawing?.asOf ?? null,
    size: drawing?.file?.size ?? null,
    /** A paper that is drawn at once needs no drawing of its own. */
    state: isLarge ? (drawing?.state ?? null) : ("done" as const),
    isLarge,
  });
}

/** The kept file of a large paper, null while it has not been drawn; undefined for one that is drawn at once. */
export function keptFileOf({ rows, drawing }: LoadedDrawing) {
  if (rows <= MOST_ROWS_AT_ONCE) return undefined;
  return drawing?.state === "done" ? drawing.file : null;
}
