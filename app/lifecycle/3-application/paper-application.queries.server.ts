import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { PaperApplicationFacts, PaperIntakeFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { application, storedFile } from "~db/schema/application";
import { paperApplication, paperScan } from "~db/schema/paper-applications";
import { applicant, person } from "~db/schema/registration";
import { acceptOf, type FileKindName, usualFileSize } from "~storage/file-kinds";
import { competitionColumns, isKept, type LoadedCompetition } from "../2-announcement/competition.queries.server";
import type { PaperIntake } from "../2-announcement/rules";
import { made, type Outcome, refused } from "../outcome";
import { wallTimeOf } from "../time";
import {
  type PaperContents,
  type PaperRow,
  type PaperScan,
  type PaperState,
  scanKinds,
  waitingPaperStates,
} from "./paper-application";

const PAGE_SIZE = 50;

/** What a scan may be. */
export const paperFiles: readonly FileKindName[] = ["pdf", "jpg", "png"];

const intakeColumn = sql<PaperIntake>`coalesce((select r.rules->>'paperApplications' from ${rulesVersion} r
  where r.competition_id = ${competition.id} and r.version = ${competition.rulesVersion}), 'no')`;

export type LoadedIntake = LoadedCompetition & PaperIntakeFacts & { intake: PaperIntake };

/** Facts about taking applications on paper in a competition, or undefined when there is none. One query. */
export async function intakeFacts(reader: Reader, who: Who, competitionId: string): Promise<LoadedIntake | undefined> {
  if (!isUuid(competitionId)) return undefined;
  const [row] = await reader
    .select({ ...competitionColumns(who), intake: intakeColumn })
    .from(competition)
    .where(and(eq(competition.id, competitionId), isKept));
  return row && { ...row, takesPaper: row.intake !== "no" };
}

export type LoadedPaperApplication = LoadedCompetition &
  PaperApplicationFacts & {
    intake: PaperIntake;
    paperId: string;
    entry: string;
    name: string;
    bearer: string;
    way: PaperRow["way"];
    arrivedAt: Date;
    registeredAt: Date;
    typist: string;
    applicationId: string | null;
    consentBy: string | null;
    consentOn: string | null;
    typedSha256: string | null;
    remark: string;
    reason: string;
    withdrawalEntry: string | null;
    withdrawalArrivedAt: Date | null;
  };

/** Facts of one paper application for one person, or undefined when there is none. One query. */
export async function paperApplicationFacts(
  reader: Reader,
  who: Who,
  competitionId: string,
  paperId: string,
): Promise<LoadedPaperApplication | undefined> {
  if (!isUuid(competitionId) || !isUuid(paperId)) return undefined;
  const [row] = await reader
    .select({
      ...competitionColumns(who),
      intake: intakeColumn,
      paperId: paperApplication.id,
      paper: paperApplication.state,
      typistId: paperApplication.typistId,
      typist: person.name,
      entry: paperApplication.entry,
      name: paperApplication.name,
      bearer: paperApplication.bearer,
      way: paperApplication.way,
      arrivedAt: paperApplication.arrivedAt,
      registeredAt: paperApplication.registeredAt,
      applicationId: paperApplication.applicationId,
      consentBy: paperApplication.consentBy,
      consentOn: paperApplication.consentOn,
      typedSha256: paperApplication.typedSha256,
      remark: paperApplication.remark,
      reason: paperApplication.reason,
      withdrawalEntry: paperApplication.withdrawalEntry,
      withdrawalArrivedAt: paperApplication.withdrawalArrivedAt,
    })
    .from(paperApplication)
    .innerJoin(competition, eq(competition.id, paperApplication.competitionId))
    .innerJoin(person, eq(person.id, paperApplication.typistId))
    .where(and(eq(paperApplication.id, paperId), eq(competition.id, competitionId), isKept));
  return row && { ...row, isTypist: who.kind === "person" && row.typistId === who.id };
}

/** The papers of a competition for its office, by when they came, fifty a page: numbers, times and states, no applicant. */
export async function listPaperApplications(who: Who, competitionId: string, page: number) {
  const facts = await intakeFacts(db(), who, competitionId);
  if (!facts) return refused("notFound");
  const may = policy["paperApplication.list"](who, facts);
  if (!may.ok) return may;
  const rows = await db()
    .select({
      id: paperApplication.id,
      entry: paperApplication.entry,
      arrivedAt: paperApplication.arrivedAt,
      way: paperApplication.way,
      state: paperApplication.state,
      typist: person.name,
      total: sql<number>`(count(*) over ())::int`,
      waiting: sql<number>`(count(*) filter (where ${inArray(paperApplication.state, [...waitingPaperStates])}) over ())::int`,
    })
    .from(paperApplication)
    .innerJoin(person, eq(person.id, paperApplication.typistId))
    .where(eq(paperApplication.competitionId, facts.id))
    .orderBy(asc(paperApplication.arrivedAt), asc(paperApplication.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    mayRegister: policy["paperApplication.register"](who, facts).ok,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / PAGE_SIZE)),
    /** Papers that keep the reception from being closed; 0 before its end. */
    waiting: facts.state === "announced" && facts.now > facts.closesAt ? (rows[0]?.waiting ?? 0) : 0,
    rows: rows.map(
      ({ total: _, waiting: __, ...row }): PaperRow => ({ ...row, arrivedAt: row.arrivedAt.toISOString() }),
    ),
  });
}

/** What registering a paper begins with: the competition, and the time it is there. */
export async function readPaperRegistration(who: Who, competitionId: string) {
  const facts = await intakeFacts(db(), who, competitionId);
  if (!facts) return refused("notFound");
  const may = policy["paperApplication.register"](who, facts);
  if (!may.ok) return may;
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    now: wallTimeOf(facts.now, facts.zone),
    closesAt: facts.closesAt.toISOString(),
    isClosed: facts.state !== "announced",
  });
}

/**
 * One paper application for its office. What it says and whose it is: for who types it in, for the second person while they
 * compare it, for everybody after the opening; `contents` is null for the others. Refuses `notFound`.
 */
export async function readPaperApplication(who: Who, competitionId: string, paperId: string) {
  const facts = await paperApplicationFacts(db(), who, competitionId, paperId);
  if (!facts) return refused("notFound");
  const may = policy["paperApplication.read"](who, facts);
  if (!may.ok) return may;
  const readsContents = policy["paperApplication.readContents"](who, facts).ok;
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    id: facts.paperId,
    state: facts.paper,
    entry: facts.entry,
    way: facts.way,
    typist: facts.typist,
    arrivedAt: facts.arrivedAt.toISOString(),
    registeredAt: facts.registeredAt.toISOString(),
    reason: facts.reason,
    withdrawal:
      facts.withdrawalEntry === null || facts.withdrawalArrivedAt === null
        ? null
        : { entry: facts.withdrawalEntry, arrivedAt: facts.withdrawalArrivedAt.toISOString() },
    /** Where it is typed in, or read by who did. */
    application: facts.isTypist && facts.applicationId !== null ? facts.applicationId : null,
    contents: readsContents ? await contentsOf(facts) : null,
    history: await readHistory(db(), who, [{ kind: "paperApplication", id: facts.paperId }], { audience: "office" }),
    accept: acceptOf(paperFiles),
    maxBytes: usualFileSize,
    may: {
      type: policy["paperApplication.type"](who, facts).ok,
      attachScan: policy["paperApplication.attachScan"](who, facts).ok,
      compare: policy["paperApplication.compare"](who, facts).ok,
      setAside: policy["paperApplication.setAside"](who, facts).ok,
      withdraw: policy["paperApplication.withdraw"](who, facts).ok,
    },
  });
}

async function contentsOf(facts: LoadedPaperApplication): Promise<PaperContents> {
  const [[row], scans] = await Promise.all([
    facts.applicationId === null
      ? []
      : db()
          .select({ shortName: applicant.shortName })
          .from(application)
          .innerJoin(applicant, eq(applicant.id, application.applicantId))
          .where(eq(application.id, facts.applicationId)),
    scansOf(db(), facts.paperId),
  ]);
  const { name, bearer, remark, consentBy, consentOn } = facts;
  return {
    ...{ name, bearer, remark, scans },
    applicant: row?.shortName ?? null,
    consent: consentBy !== null && consentOn !== null ? { by: consentBy, on: consentOn } : null,
  };
}

/** The scans of a paper application, by kinds, then by when they were added. Asks no policy. */
export async function scansOf(reader: Reader, paperId: string): Promise<PaperScan[]> {
  const rows = await reader
    .select({
      id: paperScan.id,
      kind: paperScan.kind,
      name: storedFile.name,
      size: storedFile.size,
      scan: storedFile.scan,
    })
    .from(paperScan)
    .innerJoin(storedFile, eq(storedFile.id, paperScan.fileId))
    .where(eq(paperScan.paperId, paperId))
    .orderBy(asc(paperScan.addedAt), asc(paperScan.id));
  return scanKinds.flatMap((kind) => rows.filter((row) => row.kind === kind));
}

/** A paper that is to be set aside or withdrawn, by its number in the book. Refuses `notFound`, `wrongState`, `wrongStage`. */
export async function readPaperToSettle(
  who: Who,
  competitionId: string,
  paperId: string,
  act: "setAside" | "withdraw",
): Promise<
  Outcome<{
    competition: { id: string; title: string; zone: string };
    id: string;
    entry: string;
    state: PaperState;
    arrivedAt: string;
    now: string;
    accept: string;
    maxBytes: number;
  }>
> {
  const facts = await paperApplicationFacts(db(), who, competitionId, paperId);
  if (!facts) return refused("notFound");
  const mayRead = policy["paperApplication.read"](who, facts);
  if (!mayRead.ok) return mayRead;
  const may = policy[`paperApplication.${act}`](who, facts);
  if (!may.ok) return may;
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    id: facts.paperId,
    entry: facts.entry,
    state: facts.paper,
    arrivedAt: facts.arrivedAt.toISOString(),
    now: wallTimeOf(facts.now, facts.zone),
    accept: acceptOf(paperFiles),
    maxBytes: usualFileSize,
  });
}
