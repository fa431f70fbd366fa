import { desc, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { admissionDecision } from "~db/schema/admission";
import { agreement } from "~db/schema/agreement";
import { applicationVersion } from "~db/schema/application";
import { organiser } from "~db/schema/registration";
import type { CompetitionRules } from "../2-announcement/rules";
import { submittedVersion } from "./application.queries.server";
import { projectOf, textThatMeans } from "./content";
import { type LoadedDraft, loadDraft } from "./draft.queries.server";
import { filesToRead } from "./file.queries.server";
import { openCompetitions } from "./home.queries.server";
import { attemptsOf } from "./late-attempt.queries.server";
import type { OwnApplicationPage, OwnText } from "./own-application";
import { progressOf, publicState } from "./progress";
import { readingFor } from "./reading";
import { givenOrder } from "./submission-order.queries.server";
import { editionOf } from "./version.server";

/** Everything that those who act for an applicant see of an application: where it is, what they can do, what was decided. */
export async function readOwnApplication(who: Who, applicationId: string): Promise<Outcome<OwnApplicationPage>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded) return refused("notFound");
  const { facts } = loaded;
  const mayRead = policy["application.read"](who, facts);
  if (!mayRead.ok) return mayRead;
  const readsWork = policy["application.readWork"](who, facts).ok;
  const [editions, attempts, order, decisions, history, [home], [agreed]] = await Promise.all([
    editionsOf(applicationId),
    policy["application.readAttempts"](who, facts).ok ? attemptsOf(applicationId) : [],
    readsWork ? givenOrder(db(), applicationId) : undefined,
    decisionsOf(applicationId),
    readHistory(db(), who, [{ kind: "application", id: applicationId }], {
      audience: readsWork ? "applicant" : "coApplicant",
    }),
    db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, facts.organiserId)),
    db().select({ id: agreement.id }).from(agreement).where(eq(agreement.applicationId, applicationId)),
  ]);
  const last = editions[0];
  const progress = progressOf(facts.application, facts.state);
  const isCoApplicant = facts.memberRole === null && !facts.helps && !facts.types && facts.coMember;
  const mayCarry = facts.memberRole !== "viewer" && !isCoApplicant;
  const isOver = progress.stage === null && facts.application !== "discarded" && mayCarry;
  return made({
    id: applicationId,
    number: facts.number,
    title: textThatMeans(loaded.template, loaded.draft, "title") || facts.applicationTitle,
    applicant: loaded.applicant.shortName,
    competition: { title: facts.title, path: `/${home!.slug}/${facts.slug}`, zone: facts.zone },
    now: facts.now.toISOString(),
    closesAt: facts.closesAt.toISOString(),
    resultsAreOut: facts.state === "published" || facts.state === "completed",
    hasFeedback: hasFeedback(who, loaded),
    state: publicState(facts.application, facts.state),
    progress,
    carryInto: isOver ? (await openCompetitions()).map(({ id, title }) => ({ id, title })) : null,
    agreementId: agreed?.id ?? null,
    firstSection: loaded.template.sections[0]!.key,
    correction: facts.correction,
    isCoApplicant,
    isOrdered: order !== undefined,
    may: mayDo(who, loaded),
    isUnsent: facts.application === "submitted" && last !== undefined && editionOf(loaded).sha256 !== last.sha256,
    editions: editions
      .filter(({ edition }) => readsWork || edition === facts.currentVersion)
      .map(({ sha256: _, ...one }) => one),
    attempts,
    decisions,
    history,
  });
}

function hasFeedback(who: Who, { facts, rules }: LoadedDraft): boolean {
  const wasReviewed = !["draft", "discarded", "submitted", "withdrawn", "rejected"].includes(facts.application);
  return wasReviewed && rules.publication.feedback && policy["feedback.read"](who, facts).ok;
}

function mayDo(who: Who, { facts }: LoadedDraft) {
  return {
    edit: policy["application.editBudget"](who, facts).ok,
    submit: policy["application.submit"](who, facts).ok,
    order: policy["application.order"](who, facts).ok,
    withdraw: policy["application.withdraw"](who, facts).ok,
    reopen: policy["application.reopen"](who, facts).ok,
    resubmit: policy["application.resubmit"](who, facts).ok,
    discard: facts.currentVersion === null && policy["application.discard"](who, facts).ok,
    restore: policy["application.restore"](who, facts).ok,
  };
}

async function editionsOf(applicationId: string) {
  const rows = await db()
    .select({
      edition: applicationVersion.version,
      arrivedAt: applicationVersion.arrivedAt,
      code: applicationVersion.receiptCode,
      sha256: applicationVersion.sha256,
    })
    .from(applicationVersion)
    .where(eq(applicationVersion.applicationId, applicationId))
    .orderBy(desc(applicationVersion.version))
    .limit(50);
  return rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.toISOString() }));
}

async function decisionsOf(applicationId: string) {
  const rows = await db()
    .select({
      outcome: admissionDecision.outcome,
      clause: admissionDecision.clause,
      text: admissionDecision.text,
      decidedAt: admissionDecision.decidedAt,
    })
    .from(admissionDecision)
    .where(eq(admissionDecision.applicationId, applicationId))
    .orderBy(desc(admissionDecision.decidedAt), desc(admissionDecision.id))
    .limit(10);
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}

/**
 * An application to read or print: the version submitted last, the edition asked for, or the draft when nothing was submitted.
 * Refuses `notFound`, also for an edition that does not count any more to those who are not the applicant's own people.
 */
export async function readOwnText(who: Who, applicationId: string, edition?: number): Promise<Outcome<OwnText>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded) return refused("notFound");
  const may = policy["application.read"](who, loaded.facts);
  if (!may.ok) return may;
  const isEarlier = edition !== undefined && edition !== loaded.facts.currentVersion;
  const isPartner = !policy["application.readWork"](who, loaded.facts).ok;
  if (isEarlier && isPartner) return refused("notFound");
  const version = await submittedVersion(db(), applicationId, edition);
  if (!version && edition !== undefined) return refused("notFound");
  const { content, files } = version ?? editionOf(loaded);
  const { template } = version ?? loaded;
  return made({
    title: projectOf(content, template).title,
    reading: readingFor("applicant", content, template, { isPartner }),
    files: await filesToRead(db(), files),
    documents: documentTitles(loaded.rules),
    edition: version?.version ?? null,
    arrivedAt: version?.arrivedAt.toISOString() ?? null,
    code: version?.receiptCode ?? null,
    sha256: version?.sha256 ?? null,
    competition: loaded.facts.title,
    zone: loaded.facts.zone,
    now: loaded.facts.now.toISOString(),
    id: applicationId,
  });
}

/** The documents that the rules ask for, by their titles. */
export function documentTitles({ requiredDocuments }: Pick<CompetitionRules, "requiredDocuments">) {
  return requiredDocuments.map(({ key, title }) => ({ key, title }));
}
