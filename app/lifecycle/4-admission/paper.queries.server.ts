import { and, asc, desc, eq, max, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import type { AdmissionProtocolSnapshot } from "~/papers/admission-protocol.server";
import { drawPaper } from "~/papers/draw-paper.server";
import type { OpeningProtocolSnapshot } from "~/papers/opening-protocol.server";
import type { PaperFormat } from "~/papers/render.server";
import { isUuid } from "~/server/ids.server";
import { paperResponse } from "~/server/paper-response.server";
import { store } from "~/server/store.server";
import { db, type Reader } from "~db/client.server";
import { storedFile } from "~db/schema/application";
import { paper, signedCopy } from "~db/schema/papers";
import { person } from "~db/schema/registration";
import { downloadResponse } from "~storage/download.server";
import { acceptOf, type FileKindName, usualFileSize } from "~storage/file-kinds";
import { competitionFacts, type LoadedCompetition } from "../2-announcement/competition.queries.server";
import { rosterOf } from "../2-announcement/roster.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { MOST_ROWS_AT_ONCE, type PaperKind } from "../papers";
import { drawingFacts, keptFileOf } from "./drawing.queries.server";

/** What papers are drawn from. */
export type PaperSnapshot = OpeningProtocolSnapshot | AdmissionProtocolSnapshot;

/** The papers of a competition for its office, the newest version of each first, with what came back signed. */
export async function listPapers(who: Who, competitionId: string) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["paper.list"](who, facts);
  if (!may.ok) return may;
  const [papers, copies] = await Promise.all([papersOf(facts.id), copiesOf(facts.id)]);
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone, state: facts.state },
    mayChange: policy["paper.correct"](who, facts).ok,
    papers: papers.map((one) => ({ ...one, copies: copies.filter(({ paperId }) => paperId === one.id) })),
  });
}

/** The number as people read it. */
const numberShown = sql<string>`coalesce(${paper.label}, ${paper.number}::text)`;

function papersOf(competitionId: string) {
  return db()
    .select({
      id: paper.id,
      kind: paper.kind,
      number: numberShown,
      version: paper.version,
      isNewest: sql<boolean>`${paper.version} = max(${paper.version}) over (partition by ${paper.kind}, ${paper.number})`,
      isLarge: sql<boolean>`coalesce(${paper.rows}, 0) > ${MOST_ROWS_AT_ONCE}`,
      digest: paper.digest,
      reason: paper.reason,
      madeBy: person.name,
      madeAt: paper.madeAt,
    })
    .from(paper)
    .innerJoin(person, eq(person.id, paper.madeBy))
    .where(eq(paper.competitionId, competitionId))
    .orderBy(asc(paper.kind), asc(paper.number), desc(paper.version));
}

function copiesOf(competitionId: string) {
  return db()
    .select({
      id: signedCopy.id,
      paperId: signedCopy.paperId,
      kind: signedCopy.kind,
      name: storedFile.name,
      size: storedFile.size,
      scan: storedFile.scan,
      addedBy: person.name,
      addedAt: signedCopy.addedAt,
    })
    .from(signedCopy)
    .innerJoin(storedFile, eq(storedFile.id, signedCopy.fileId))
    .innerJoin(person, eq(person.id, signedCopy.addedBy))
    .where(eq(signedCopy.competitionId, competitionId))
    .orderBy(desc(signedCopy.addedAt), asc(signedCopy.id));
}

export type LoadedPaper = LoadedCompetition & {
  paperId: string;
  /** As people read it. */
  number: string;
  version: number;
  newest: number;
  digest: string;
  madeAt: Date;
  snapshot: PaperSnapshot;
};

/** Facts of one paper of a competition for one person, or undefined when there is none. */
export async function paperFacts(
  reader: Reader,
  who: Who,
  competitionId: string,
  paperId: string,
): Promise<LoadedPaper | undefined> {
  const facts =
    isUuid(competitionId) && isUuid(paperId) ? await competitionFacts(reader, who, competitionId) : undefined;
  if (!facts) return undefined;
  const newest = reader
    .select({ kind: paper.kind, number: paper.number, newest: max(paper.version).as("newest") })
    .from(paper)
    .where(eq(paper.competitionId, competitionId))
    .groupBy(paper.kind, paper.number)
    .as("latest");
  const [row] = await reader
    .select({
      paperId: paper.id,
      number: numberShown,
      version: paper.version,
      newest: newest.newest,
      digest: paper.digest,
      madeAt: paper.madeAt,
      snapshot: paper.snapshot,
    })
    .from(paper)
    .innerJoin(newest, and(eq(newest.kind, paper.kind), eq(newest.number, paper.number)))
    .where(and(eq(paper.competitionId, competitionId), eq(paper.id, paperId)));
  // Only keepPaper writes the snapshot, from this very type.
  return row && { ...facts, ...row, newest: row.newest ?? 0, snapshot: row.snapshot as unknown as PaperSnapshot };
}

/** What can be corrected in a protocol of opening, with the people of the roster to choose from; the newest version only. */
export async function readPaperToCorrect(who: Who, competitionId: string, paperId: string) {
  const facts = await paperFacts(db(), who, competitionId, paperId);
  if (facts?.snapshot.kind !== "openingProtocol" || facts.version !== facts.newest) return refused("notFound");
  const may = policy["paper.correct"](who, facts);
  if (!may.ok) return may;
  const roster = await rosterOf(db(), { competitionId, organiserId: facts.organiserId });
  const there = new Set(facts.snapshot.present.map(({ name }) => name));
  return made({
    competition: { id: facts.id, title: facts.title },
    members: roster.map(({ id, name }) => ({ id, name })),
    place: facts.snapshot.place,
    present: roster.filter(({ name }) => there.has(name)).map(({ id }) => id),
  });
}

/** What a signed paper comes back as: a scan, a file with the signature inside, or a signature apart. */
export const signedCopyFiles: readonly FileKindName[] = ["pdf", "jpg", "png", "docx", "p7s"];

/** Which paper is about to get a signed copy, and what that may be. */
export async function readPaperToSign(who: Who, competitionId: string, paperId: string) {
  const facts = await paperFacts(db(), who, competitionId, paperId);
  if (!facts) return refused("notFound");
  const may = policy["paper.attachSigned"](who, facts);
  if (!may.ok) return may;
  const { number, version, snapshot } = facts;
  return made({
    competition: { id: facts.id, title: facts.title },
    kind: snapshot.kind,
    number,
    version,
    accept: acceptOf(signedCopyFiles),
    maxBytes: usualFileSize,
  });
}

/** What the newest version of a paper says, or undefined. Ask the policy first: this function does not. */
export async function newestPaper<Kind extends PaperKind>(
  reader: Reader,
  competitionId: string,
  kind: Kind,
): Promise<Extract<PaperSnapshot, { kind: Kind }> | undefined> {
  const [row] = await reader
    .select({ snapshot: paper.snapshot })
    .from(paper)
    .where(and(eq(paper.competitionId, competitionId), eq(paper.kind, kind)))
    .orderBy(desc(paper.number), desc(paper.version))
    .limit(1);
  // Only keepPaper writes the snapshot, from this very type.
  return row?.snapshot as unknown as Extract<PaperSnapshot, { kind: Kind }> | undefined;
}

/**
 * A version of a paper as a file, drawn from what was kept: the same bytes every time. Null for a large one that has not
 * been drawn. Refuses `notFound`.
 */
export async function paperFile(
  who: Who,
  of: { competitionId: string; paperId: string },
  format: PaperFormat,
): Promise<Outcome<Response | null>> {
  const drawing = await drawingFacts(db(), who, { competitionId: of.competitionId, subject: of.paperId, format });
  if (!drawing) return refused("notFound");
  const may = policy["paper.list"](who, drawing);
  if (!may.ok) return may;
  const kept = keptFileOf(drawing);
  if (kept !== undefined) return made(kept && (await downloadResponse(store(), kept)));
  const facts = await paperFacts(db(), who, of.competitionId, of.paperId);
  if (!facts) return refused("notFound");
  const { snapshot, digest, madeAt } = facts;
  return made(paperResponse(await drawPaper({ snapshot, digest, format, date: madeAt.toISOString() })));
}

/** What a paper came back as after it was signed, streamed to the office. Refuses `notFound`. */
export async function sendSignedCopy(
  who: Who,
  of: { competitionId: string; paperId: string; copyId: string },
): Promise<Outcome<Response>> {
  const facts = isUuid(of.copyId) ? await paperFacts(db(), who, of.competitionId, of.paperId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["paper.list"](who, facts);
  if (!may.ok) return may;
  const [file] = await db()
    .select({ key: storedFile.key, name: storedFile.name, contentType: storedFile.contentType })
    .from(signedCopy)
    .innerJoin(storedFile, eq(storedFile.id, signedCopy.fileId))
    .where(and(eq(signedCopy.id, of.copyId), eq(signedCopy.paperId, of.paperId)));
  return file ? made(await downloadResponse(store(), file)) : refused("notFound");
}
