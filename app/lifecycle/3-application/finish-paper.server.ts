import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { db, type Tx, transaction } from "~db/client.server";
import { paperApplication } from "~db/schema/paper-applications";
import { consentTextVersion } from "../1-registration/applicant";
import { signersOf } from "../1-registration/heads.server";
import { done, made, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { applicationFacts } from "./application.queries.server";
import { type LoadedDraft, loadDraft } from "./draft.queries.server";
import { lockPaper } from "./lock-paper.server";
import { neededScans } from "./paper-application";
import type { ComparePaperForm, FinishPaperForm } from "./paper-application.form";
import { type LoadedPaperApplication, paperApplicationFacts, scansOf } from "./paper-application.queries.server";
import { blockersOf } from "./section.queries.server";
import { keepSubmission } from "./submit-application.server";
import { type Edition, editionOf } from "./version.server";

/**
 * The typist has typed everything in. Where the rules ask for a second person it now waits for them, otherwise it counts at
 * once, with the arrival that was registered. A paper may leave out what the form asks for: the office cannot refuse to take
 * it for that, so `asOnPaper` lets it through and the check of admission judges. Refuses `proofNeeded` without scans of the
 * application and of the consent, `incomplete`, `notYet` for a consent of a day to come, `wrongState`, `notFound`.
 * @returns whether it counts now
 */
export async function finishPaper(
  who: Person,
  competitionId: string,
  paperId: string,
  { consentBy, consentOn, asOnPaper }: FinishPaperForm,
): Promise<Outcome<{ isCounted: boolean }>> {
  const loaded = await draftOf(who, competitionId, paperId);
  return transaction<{ isCounted: boolean }>(who, "paperApplication.type", async (tx) => {
    const facts = await lockPaper(tx, who, competitionId, paperId);
    if (!facts) return refused("notFound");
    const may = policy["paperApplication.type"](who, facts);
    if (!may.ok) return may;
    if (!loaded) return refused("incomplete");
    const scans = await scansOf(tx, paperId);
    if (neededScans.some((kind) => !scans.some((scan) => scan.kind === kind))) return refused("proofNeeded");
    if (consentOn > dayOf(facts.now, facts.zone)) return refused("notYet");
    const gaps = blockersOf(loaded).length;
    if (gaps > 0 && !asOnPaper) return refused("incomplete");
    const edition = editionOf(loaded);
    await tx
      .update(paperApplication)
      .set({
        ...{ state: "typed", remark: "", consentBy, consentOn },
        consentVersion: consentTextVersion,
        typedSha256: edition.sha256,
        typedAt: facts.now,
      })
      .where(and(eq(paperApplication.id, paperId), eq(paperApplication.state, "registered")));
    record(tx, {
      type: "paperApplication.typed",
      subject: { kind: "paperApplication", id: paperId },
      competitionId: facts.id,
      details: { entry: facts.entry, sha256: edition.sha256, gaps },
    });
    if (facts.intake === "compared") return made({ isCounted: false });
    await count(tx, who, facts, loaded, edition);
    return made({ isCounted: true });
  });
}

/**
 * The second person has compared what was typed in with the paper: it counts now, or goes back to its typist with a remark.
 * Refuses `secondPerson` to the typist, `changedMeanwhile` when the content is not what was seen, `wrongState`, `notFound`.
 */
export async function comparePaper(
  who: Person,
  competitionId: string,
  paperId: string,
  { answer, remark, seen }: ComparePaperForm,
): Promise<Outcome> {
  const loaded = await draftOf(who, competitionId, paperId);
  return transaction(who, "paperApplication.compare", async (tx) => {
    const facts = await lockPaper(tx, who, competitionId, paperId);
    if (!facts) return refused("notFound");
    const may = policy["paperApplication.compare"](who, facts);
    if (!may.ok) return may;
    if (answer === "differs") return sendBack(tx, facts, remark);
    const edition = loaded && editionOf(loaded);
    if (!edition || edition.sha256 !== facts.typedSha256 || edition.sha256 !== seen) return refused("changedMeanwhile");
    await tx
      .update(paperApplication)
      .set({ comparedBy: who.id, comparedAt: facts.now })
      .where(eq(paperApplication.id, paperId));
    record(tx, {
      type: "paperApplication.compared",
      subject: { kind: "paperApplication", id: paperId },
      competitionId: facts.id,
      details: { entry: facts.entry, sha256: edition.sha256 },
    });
    await count(tx, who, facts, loaded, edition);
    return done;
  });
}

async function sendBack(tx: Tx, facts: LoadedPaperApplication, remark: string): Promise<Outcome> {
  await tx
    .update(paperApplication)
    .set({ state: "registered", remark })
    .where(and(eq(paperApplication.id, facts.paperId), eq(paperApplication.state, "typed")));
  record(tx, {
    type: "paperApplication.sentBack",
    subject: { kind: "paperApplication", id: facts.paperId },
    competitionId: facts.id,
    details: { entry: facts.entry },
  });
  return done;
}

/** The draft that a paper is typed into; undefined when its applicant is not named yet. Asks no policy. */
async function draftOf(who: Person, competitionId: string, paperId: string): Promise<LoadedDraft | undefined> {
  const facts = await paperApplicationFacts(db(), who, competitionId, paperId);
  return facts?.applicationId ? loadDraft(db(), who, facts.applicationId) : undefined;
}

/** Makes what was typed the edition that counts, as of its registered arrival. Everything was locked and judged before. */
async function count(
  tx: Tx,
  who: Person,
  paper: LoadedPaperApplication,
  loaded: LoadedDraft,
  edition: Edition,
): Promise<void> {
  const { applicationId } = loaded.facts;
  const [facts, signers] = await Promise.all([
    applicationFacts(tx, who, applicationId),
    signersOf(tx, loaded.facts.applicantId),
  ]);
  if (!facts) throw new Error(`no application ${applicationId}`);
  const arrived = { ...facts, now: paper.arrivedAt };
  keepSubmission(tx, who, { facts: arrived, loaded, edition, key: paper.paperId, onPaper: true }, signers);
  await tx
    .update(paperApplication)
    .set({ state: "counted", settledBy: who.id, settledAt: paper.now })
    .where(and(eq(paperApplication.id, paper.paperId), eq(paperApplication.state, "typed")));
}
