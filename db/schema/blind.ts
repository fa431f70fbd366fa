import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgSchema,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { BlindContent } from "../../app/lifecycle/5-review/copy";
import { roundStates } from "../../app/lifecycle/5-review/round";
import { sheetStates } from "../../app/lifecycle/5-review/sheet";
import type { RoundRules, SheetDraft } from "../../app/lifecycle/5-review/sheet-draft";
import { id, instant, scanVerdict } from "./columns";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Everything an expert can reach. Nothing here names an applicant; the links to the sources live outside this schema. */
export const blind = pgSchema("blind");

export const roundState = pgEnum("round_state", roundStates);
export const sheetState = pgEnum("sheet_state", sheetStates);

/** A round as experts see it: what to score by, and until when. */
export const round = blind.table(
  "round",
  {
    id: id(),
    competitionId: uuid().notNull(),
    ordinal: integer().notNull(),
    state: roundState().notNull().default("preparing"),
    competitionTitle: text().notNull(),
    zone: text().notNull(),
    isTest: boolean().notNull(),
    rules: jsonb().$type<RoundRules>().notNull(),
    dueAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [unique("round_ordinal").on(t.competitionId, t.ordinal)],
);

/** The review copy of one application: redacted, with a pseudonym and an order of its own. */
export const copy = blind.table(
  "copy",
  {
    id: id(),
    roundId: uuid()
      .notNull()
      .references(() => round.id),
    pseudonym: text().notNull(),
    position: integer().notNull(),
    /** The key of the tier of its requested sum among the round's rules; null where there are no tiers. */
    tier: text(),
    content: jsonb().$type<BlindContent>().notNull(),
  },
  (t) => [unique("copy_pseudonym").on(t.roundId, t.pseudonym), unique("copy_of_round").on(t.roundId, t.id)],
);

/** A file of a review copy under a neutral name; `scan` is what was known of its source when it was copied. */
export const copyFile = blind.table(
  "copy_file",
  {
    id: id(),
    copyId: uuid()
      .notNull()
      .references(() => copy.id),
    key: text().notNull(),
    kind: text().notNull(),
    name: text().notNull(),
    contentType: text().notNull(),
    size: integer().notNull(),
    scan: scanVerdict().notNull().default("notScanned"),
  },
  (t) => [index("copy_file_copy").on(t.copyId)],
);

/** One expert's score sheet; `draft` is emptied when it is sealed. */
export const sheet = blind.table(
  "sheet",
  {
    id: id(),
    roundId: uuid().notNull(),
    copyId: uuid().notNull(),
    expertId: uuid().notNull(),
    position: integer().notNull(),
    state: sheetState().notNull().default("assigned"),
    draft: jsonb().$type<SheetDraft>(),
    draftVersion: integer().notNull().default(0),
    revision: integer().notNull().default(0),
    sealedAt: instant(),
  },
  (t) => [
    unique("sheet_of_expert").on(t.copyId, t.expertId),
    index("sheet_expert").on(t.expertId, t.state),
    foreignKey({ columns: [t.roundId, t.copyId], foreignColumns: [copy.roundId, copy.id] }),
  ],
);

/** A sealed revision: the payload encrypted with the round's key, its commitment chained to the revision before. */
export const sheetRevision = blind.table(
  "sheet_revision",
  {
    sheetId: uuid()
      .notNull()
      .references(() => sheet.id),
    revision: integer().notNull(),
    sealed: bytea().notNull(),
    commitment: text().notNull(),
    /** By the competition's clock. */
    sealedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sheetId, t.revision] })],
);

/** When its expert took a sealed revision up again, by the competition's clock. */
export const sheetReopening = blind.table(
  "sheet_reopening",
  { sheetId: uuid().notNull(), revision: integer().notNull(), at: instant().notNull() },
  (t) => [
    primaryKey({ columns: [t.sheetId, t.revision] }),
    foreignKey({ columns: [t.sheetId, t.revision], foreignColumns: [sheetRevision.sheetId, sheetRevision.revision] }),
  ],
);
