import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { agreement, agreementSource, budgetLine, indicator } from "~db/schema/agreement";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { report } from "~db/schema/reporting";
import { headsOf } from "../1-registration/heads.server";
import { rulesOf } from "../2-announcement/competition.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import {
  applicationFacts,
  type LoadedApplication,
  submittedVersion,
} from "../3-application/application.queries.server";
import { type Project, projectOf } from "../3-application/content";
import { made, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { type AgreementTerms, agreementFaults, type Faults } from "./agreement";
import { awardOf, type LoadedAward } from "./award.queries.server";

/** An agreement is recorded, or fields of its terms are wrong and nothing is. */
export type Recorded = { id: string } | { faults: Faults };

/**
 * Records the signed agreement with a winner: sums by source exactly as awarded, lines of the budget and indicators of the
 * submitted version, a row for every announced report. Refuses `wrongStage` before publication, `wrongState` when the
 * application is no winner without an agreement, `changedMeanwhile`; wrong fields are named (domain.md §3.6, Agreement).
 */
export async function recordAgreement(
  who: Who,
  applicationId: string,
  terms: AgreementTerms,
): Promise<Outcome<Recorded>> {
  return transaction<Recorded>(who, "agreement.record", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["agreement.record"](who, facts);
    if (!may.ok) return may;
    const [version, rules, awarded] = await Promise.all([
      submittedVersion(tx, applicationId),
      rulesOf(tx, facts.id),
      awardOf(tx, applicationId),
    ]);
    if (!version) throw new Error(`no submitted version of ${applicationId}`);
    const project = projectOf(version.content, version.template);
    const faults = await faultsOf(tx, facts, terms, { project, rules, awarded });
    if (Object.keys(faults).length > 0) return made({ faults });

    const moved = await tx
      .update(application)
      .set({ state: "agreed" })
      .where(and(eq(application.id, applicationId), eq(application.state, facts.application)))
      .returning({ id: application.id });
    if (moved.length === 0) return refused("changedMeanwhile");
    const id = await insertAgreement(tx, facts, terms, { awarded, recordedBy: who.id });
    if (!id) return refused("changedMeanwhile");
    await insertRows(tx, { agreementId: id, competitionId: facts.id }, terms, {
      project,
      rules,
      awarded,
    });

    record(tx, {
      type: "agreement.recorded",
      subject: { kind: "agreement", id },
      competitionId: facts.id,
      details: { number: terms.number },
    });
    await tell(tx, facts, { id, number: terms.number, sum: awarded.sum, rules });
    return made({ id });
  });
}

type Ground = { project: Project; rules: CompetitionRules; awarded: LoadedAward };

async function faultsOf(
  tx: Tx,
  facts: LoadedApplication,
  terms: AgreementTerms,
  { project, rules, awarded }: Ground,
): Promise<Faults> {
  const [[published], sameNumber] = await Promise.all([
    tx.select({ at: competition.publishedAt }).from(competition).where(eq(competition.id, facts.id)),
    tx
      .select({ id: agreement.id })
      .from(agreement)
      .where(and(eq(agreement.competitionId, facts.id), eq(agreement.number, terms.number))),
  ]);
  const faults = agreementFaults(terms, {
    award: awarded.sum,
    lines: project.budget.length,
    indicators: project.indicators.length,
    term: rules.term,
    ownShareMinBp: rules.ownShareMinBp,
    publishedOn: published?.at ? dayOf(published.at, facts.zone) : null,
    today: dayOf(facts.now, facts.zone),
  });
  return sameNumber.length > 0 ? { number: { code: "taken" }, ...faults } : faults;
}

/** The id of the agreement; undefined when somebody took its number a moment ago. */
async function insertAgreement(
  tx: Tx,
  facts: LoadedApplication,
  { number, signedOn, startsOn, endsOn, lines }: AgreementTerms,
  { awarded, recordedBy }: { awarded: LoadedAward; recordedBy: string },
): Promise<string | undefined> {
  const [row] = await tx
    .insert(agreement)
    .values({
      competitionId: facts.id,
      applicationId: facts.applicationId,
      number,
      signedOn,
      startsOn,
      endsOn,
      sum: awarded.sum,
      ownSum: lines.reduce((sum, line) => sum + line.own, 0n),
      recordedBy,
      recordedAt: facts.now,
    })
    .onConflictDoNothing()
    .returning({ id: agreement.id });
  return row?.id;
}

async function insertRows(
  tx: Tx,
  keys: { agreementId: string; competitionId: string },
  terms: AgreementTerms,
  { project, rules, awarded }: Ground,
): Promise<void> {
  await tx.insert(agreementSource).values(awarded.sources.map((part) => ({ ...keys, ...part })));
  await tx.insert(budgetLine).values(
    project.budget.map(({ category, title }, position) => ({
      ...keys,
      position,
      category,
      title,
      ...terms.lines[position]!,
    })),
  );
  const indicators = project.indicators.map(({ title, unit }, position) => ({
    ...keys,
    position,
    title,
    unit,
    planned: terms.indicators[position]!.planned,
  }));
  if (indicators.length > 0) await tx.insert(indicator).values(indicators);
  const reports = rules.report.dates.map(({ key, title, dueAt }) => ({ ...keys, key, title, dueOn: dueAt }));
  if (reports.length > 0) await tx.insert(report).values(reports);
}

async function tell(
  tx: Tx,
  facts: LoadedApplication,
  { id, number, sum, rules }: { id: string; number: string; sum: bigint; rules: CompetitionRules },
): Promise<void> {
  const props = {
    competition: facts.title,
    title: facts.applicationTitle ?? "",
    number,
    sum: sum.toString(),
    reports: rules.report.dates.map(({ title, dueAt }) => ({ title, dueOn: dueAt })),
    url: `${config().baseUrl}/applicant/agreements/${id}`,
  };
  for (const to of await headsOf(tx, facts.applicantId))
    await post(tx, "agreement-recorded", { to, competitionId: facts.id, applicationId: facts.applicationId, props });
}
