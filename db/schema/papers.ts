import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { statesOf } from "../../app/lifecycle/moves";
import { drawingMoves, type NumberedKind, paperFormats, paperKinds, signedCopyKinds } from "../../app/lifecycle/papers";
import { competition, competitionMode } from "./announcement";
import { storedFile } from "./application";
import { id, instant } from "./columns";
import { organiser, person } from "./registration";

export const paperKind = pgEnum("paper_kind", paperKinds);
export const paperFormat = pgEnum("paper_format", paperFormats);
export const drawingState = pgEnum("drawing_state", statesOf(drawingMoves));
export const signedCopyKind = pgEnum("signed_copy_kind", signedCopyKinds);

/** A paper as it was made: its files are drawn from the snapshot, a correction is a new version of the same number. */
export const paper = pgTable(
  "paper",
  {
    id: id(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    kind: paperKind().notNull(),
    number: integer().notNull(),
    /** The number as the act writes it; null where that is the bare number. */
    label: text(),
    version: integer().notNull().default(1),
    snapshot: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Applications that it lists. */
    rows: integer().generatedAlwaysAs(sql`jsonb_array_length(snapshot->'applications')`),
    digest: text().notNull(),
    /** Why the version before was not right; empty for the first. */
    reason: text().notNull().default(""),
    madeBy: uuid()
      .notNull()
      .references(() => person.id),
    madeAt: instant().notNull(),
  },
  (t) => [
    unique("paper_version").on(t.competitionId, t.kind, t.number, t.version),
    unique("paper_of_competition").on(t.competitionId, t.id),
  ],
);

/**
 * The last number of a series of papers: of a competition or of an organiser's year, of one kind or of all. Whoever makes a
 * paper holds the row until that is committed, so numbers neither repeat nor have holes; test competitions count apart.
 */
export const paperSeries = pgTable(
  "paper_series",
  {
    id: id(),
    organiserId: uuid()
      .notNull()
      .references(() => organiser.id),
    mode: competitionMode().notNull(),
    competitionId: uuid().references(() => competition.id),
    year: integer(),
    kind: text().$type<NumberedKind>(),
    last: integer().notNull(),
  },
  (t) => [unique("paper_series_one").on(t.organiserId, t.mode, t.competitionId, t.year, t.kind).nullsNotDistinct()],
);

/** What a version of a paper came back as after people signed it; nothing is ever taken away. */
export const signedCopy = pgTable(
  "signed_copy",
  {
    id: id(),
    paperId: uuid().notNull(),
    competitionId: uuid().notNull(),
    kind: signedCopyKind().notNull(),
    fileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    addedBy: uuid()
      .notNull()
      .references(() => person.id),
    addedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("signed_copy_paper").on(t.paperId, t.addedAt),
    foreignKey({ columns: [t.competitionId, t.paperId], foreignColumns: [paper.competitionId, paper.id] }),
  ],
);

/**
 * How far the drawing of a large paper has come, one row a paper and format. Without a paper it is the journal of
 * registration as of a moment. Whoever draws holds the row until `leasedUntil`; a row left behind is begun anew.
 */
export const paperDrawing = pgTable(
  "paper_drawing",
  {
    id: id(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    paperId: uuid(),
    format: paperFormat().notNull(),
    state: drawingState().notNull(),
    /** By the competition's own clock. */
    asOf: instant().notNull(),
    rowsDrawn: integer().notNull().default(0),
    rowsInAll: integer().notNull().default(0),
    fileId: uuid().references(() => storedFile.id),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    askedAt: instant().notNull().defaultNow(),
    worker: uuid(),
    leasedUntil: instant(),
    tries: integer().notNull().default(0),
  },
  (t) => [
    unique("paper_drawing_one").on(t.competitionId, t.paperId, t.format).nullsNotDistinct(),
    index("paper_drawing_due").on(t.state, t.askedAt),
    foreignKey({ columns: [t.competitionId, t.paperId], foreignColumns: [paper.competitionId, paper.id] }),
  ],
);
