import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { db } from "~db/client.server";
import { made, refused } from "../outcome";
import { loadDraft } from "./draft.queries.server";
import { filesToRead } from "./file.queries.server";
import { documentTitles } from "./own-application.queries.server";
import { neededScans } from "./paper-application";
import { paperApplicationFacts, scansOf } from "./paper-application.queries.server";
import { readingFor } from "./reading";
import { blockersOf } from "./section.queries.server";
import { editionOf } from "./version.server";

/** The end of typing in, for the typist: what the form finds missing, and whether the scans are there. */
export async function readPaperToFinish(who: Person, competitionId: string, paperId: string) {
  const facts = await paperApplicationFacts(db(), who, competitionId, paperId);
  if (!facts) return refused("notFound");
  const mayRead = policy["paperApplication.readContents"](who, facts);
  if (!mayRead.ok) return mayRead;
  const may = policy["paperApplication.type"](who, facts);
  if (!may.ok) return may;
  const [loaded, scans] = await Promise.all([
    facts.applicationId === null ? undefined : loadDraft(db(), who, facts.applicationId),
    scansOf(db(), paperId),
  ]);
  if (!loaded) return refused("incomplete");
  return made({
    competition: { id: facts.id, title: facts.title },
    id: paperId,
    entry: facts.entry,
    check: `/applicant/applications/${loaded.facts.applicationId}/check`,
    gaps: blockersOf(loaded).map(({ key, title }) => ({ key, title })),
    isScanned: neededScans.every((kind) => scans.some((scan) => scan.kind === kind)),
    consentBy: facts.consentBy ?? "",
    consentOn: facts.consentOn ?? "",
  });
}

/** What was typed in, with the scans of the paper, for the second person. Refuses `secondPerson`, `wrongState`, `notFound`. */
export async function readPaperToCompare(who: Person, competitionId: string, paperId: string) {
  const facts = await paperApplicationFacts(db(), who, competitionId, paperId);
  if (!facts) return refused("notFound");
  const mayRead = policy["paperApplication.read"](who, facts);
  if (!mayRead.ok) return mayRead;
  const may = policy["paperApplication.compare"](who, facts);
  if (!may.ok) return may;
  const loaded = facts.applicationId === null ? undefined : await loadDraft(db(), who, facts.applicationId);
  if (!loaded) return refused("wrongState");
  const edition = editionOf(loaded);
  const [scans, files] = await Promise.all([scansOf(db(), paperId), filesToRead(db(), edition.files)]);
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    id: paperId,
    entry: facts.entry,
    name: facts.name,
    bearer: facts.bearer,
    typist: facts.typist,
    arrivedAt: facts.arrivedAt.toISOString(),
    consent: { by: facts.consentBy ?? "", on: facts.consentOn ?? "" },
    scans,
    text: {
      reading: readingFor("office", edition.content, loaded.template),
      files,
      documents: documentTitles(loaded.rules),
    },
    seen: edition.sha256,
  });
}
