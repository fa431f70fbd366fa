import { and, asc, desc, eq, ne, notInArray, sql } from "drizzle-orm";
import type { SheetFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { store } from "~/server/store.server";
import { db, type Reader } from "~db/client.server";
import { copy, copyFile, round, sheet, sheetReopening, sheetRevision } from "~db/schema/blind";
import { downloadResponse } from "~storage/download.server";
import { made, type Outcome, refused } from "../outcome";
import { roundKey } from "./round-key.server";
import { openSealed, type SealContext } from "./sealing.server";
import { emptyDraft, type SheetDraft, sheetRules } from "./sheet-draft";

/** What an expert's verbs know of a sheet: facts for the policy, and what sealing is bound to. Of the blind schema only. */
export type LoadedSheet = SheetFacts & {
  sheetId: string;
  roundId: string;
  competitionId: string;
  competitionTitle: string;
  pseudonym: string;
  tier: string | null;
  draft: SheetDraft | null;
  draftVersion: number;
  revision: number;
};

const nobodysId = "00000000-0000-0000-0000-000000000000";
const idOf = (who: Who) => (who.kind === "person" ? who.id : nobodysId);
/** The clock of the competition, through its function: expert code reads no other schema. */
const roundNow = sql<Date>`competition_now(${round.competitionId})`.mapWith(round.dueAt);

/**
 * Facts of a sheet for one person. A sheet of somebody else, of a round in preparation, and no sheet at all are the same:
 * undefined, so that nothing tells whether it exists.
 */
export async function sheetFacts(reader: Reader, who: Who, sheetId: string): Promise<LoadedSheet | undefined> {
  const [row] = await reader
    .select({
      sheetId: sheet.id,
      roundId: round.id,
      competitionId: round.competitionId,
      competitionTitle: round.competitionTitle,
      pseudonym: copy.pseudonym,
      tier: copy.tier,
      sheet: sheet.state,
      round: round.state,
      draft: sheet.draft,
      draftVersion: sheet.draftVersion,
      revision: sheet.revision,
      isAssigned: sql<boolean>`true`,
    })
    .from(sheet)
    .innerJoin(copy, eq(copy.id, sheet.copyId))
    .innerJoin(round, eq(round.id, sheet.roundId))
    .where(and(eq(sheet.id, sheetId), eq(sheet.expertId, idOf(who)), ne(round.state, "preparing")));
  return row;
}

const isToDo = sql`${round.state} = 'running' and ${sheet.state} <> 'sealed'`;

/**
 * A person's own sheets: pseudonym, state, due date; those to do first. The order is drawn, so it says nothing of numbers or
 * arrival.
 */
export async function listSheets(who: Who) {
  const may = policy["sheet.list"](who, {});
  if (!may.ok) return may;
  const rows = await db()
    .select({
      id: sheet.id,
      pseudonym: copy.pseudonym,
      state: sheet.state,
      round: round.state,
      competition: round.competitionTitle,
      isTest: round.isTest,
      dueAt: round.dueAt,
      zone: round.zone,
      now: roundNow,
    })
    .from(sheet)
    .innerJoin(copy, eq(copy.id, sheet.copyId))
    .innerJoin(round, eq(round.id, sheet.roundId))
    .where(
      and(
        eq(sheet.expertId, idOf(who)),
        ne(round.state, "preparing"),
        notInArray(sheet.state, ["recused", "annulled"]),
      ),
    )
    .orderBy(desc(isToDo), asc(round.dueAt), asc(sheet.position), asc(sheet.id));
  return made(rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString(), now: row.now.toISOString() })));
}

/** One's own sheet with the copy it is about; a sealed one is opened for its expert with the round's key. */
export async function readSheet(who: Who, sheetId: string | undefined) {
  const facts = isUuid(sheetId) ? await sheetFacts(db(), who, sheetId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["sheet.read"](who, facts);
  if (!may.ok) return may;
  const [[read], files, past, sealed] = await Promise.all([
    db()
      .select({
        content: copy.content,
        rules: round.rules,
        dueAt: round.dueAt,
        zone: round.zone,
        isTest: round.isTest,
        now: roundNow,
      })
      .from(sheet)
      .innerJoin(copy, eq(copy.id, sheet.copyId))
      .innerJoin(round, eq(round.id, sheet.roundId))
      .where(eq(sheet.id, facts.sheetId)),
    filesOf(facts.sheetId),
    pastOf(facts.sheetId),
    facts.sheet === "sealed" ? openLast(facts) : null,
  ]);
  if (!read) throw new Error(`sheet ${facts.sheetId} has no copy`);
  return made({
    id: facts.sheetId,
    pseudonym: facts.pseudonym,
    competition: facts.competitionTitle,
    state: facts.sheet,
    round: facts.round,
    draftVersion: facts.draftVersion,
    revision: facts.revision,
    draft: sealed?.draft ?? facts.draft ?? emptyDraft,
    commitment: sealed?.commitment ?? null,
    files,
    past,
    expert: who.kind === "person" ? who.name : "",
    content: read.content,
    rules: sheetRules(read.rules, facts.tier),
    zone: read.zone,
    isTest: read.isTest,
    dueAt: read.dueAt.toISOString(),
    now: read.now.toISOString(),
    may: {
      save: policy["sheet.save"](who, facts).ok,
      reopen: policy["sheet.reopen"](who, facts).ok,
      recuse: policy["sheet.recuse"](who, facts).ok,
    },
  });
}

/** When its expert sealed a sheet and took it up again, newest first; dated by the competition's clock. */
async function pastOf(sheetId: string) {
  const { revision, sealedAt } = sheetRevision;
  const rows = await db()
    .select({ revision, sealedAt, reopenedAt: sheetReopening.at })
    .from(sheetRevision)
    .leftJoin(sheetReopening, and(eq(sheetReopening.sheetId, sheetId), eq(sheetReopening.revision, revision)))
    .where(eq(sheetRevision.sheetId, sheetId))
    .orderBy(desc(revision));
  return rows.flatMap(({ revision, sealedAt, reopenedAt }) => [
    ...(reopenedAt ? [{ did: "reopened" as const, revision, at: reopenedAt.toISOString() }] : []),
    { did: "sealed" as const, revision, at: sealedAt.toISOString() },
  ]);
}

function filesOf(sheetId: string) {
  return db()
    .select({ id: copyFile.id, kind: copyFile.kind, name: copyFile.name, size: copyFile.size, scan: copyFile.scan })
    .from(copyFile)
    .innerJoin(sheet, eq(sheet.copyId, copyFile.copyId))
    .where(eq(sheet.id, sheetId))
    .orderBy(asc(copyFile.name), asc(copyFile.id));
}

/** A file of one's own review copy, streamed under its neutral name. */
export async function sendSheetFile(
  who: Who,
  sheetId: string | undefined,
  fileId: string | undefined,
): Promise<Outcome<Response>> {
  const facts = isUuid(sheetId) && isUuid(fileId) ? await sheetFacts(db(), who, sheetId) : undefined;
  if (!facts || !isUuid(fileId)) return refused("notFound");
  const may = policy["sheet.read"](who, facts);
  if (!may.ok) return may;
  const [file] = await db()
    .select({ key: copyFile.key, name: copyFile.name, contentType: copyFile.contentType })
    .from(copyFile)
    .innerJoin(sheet, eq(sheet.copyId, copyFile.copyId))
    .where(and(eq(sheet.id, facts.sheetId), eq(copyFile.id, fileId)));
  return file ? made(await downloadResponse(store(), file)) : refused("notFound");
}

/** The last sealed revision of a sheet, opened for its own expert. */
export async function openLast(facts: LoadedSheet): Promise<{ draft: SheetDraft; commitment: string }> {
  const revisions = await db()
    .select({ revision: sheetRevision.revision, sealed: sheetRevision.sealed, commitment: sheetRevision.commitment })
    .from(sheetRevision)
    .where(eq(sheetRevision.sheetId, facts.sheetId))
    .orderBy(asc(sheetRevision.revision));
  const last = revisions.at(-1);
  if (!last || last.revision !== facts.revision) throw new Error(`sheet ${facts.sheetId} misses its sealed revision`);
  const context = sealContext(facts, last.revision, revisions.at(-2)?.commitment ?? "");
  const { total: _, ...draft } = openSealed(await roundKey(facts.roundId), context, last);
  return { draft, commitment: last.commitment };
}

/** What a revision of this sheet is bound to. */
export function sealContext(facts: LoadedSheet, revision: number, previous: string): SealContext {
  const { competitionId, pseudonym, sheetId, roundId } = facts;
  return { competitionId, pseudonym, sheetId, roundId, revision, previous };
}
