import { asc, eq } from "drizzle-orm";
import type { AgreementFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { agreement, agreementSource, budgetLine, indicator } from "~db/schema/agreement";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { applicant } from "~db/schema/registration";
import { report } from "~db/schema/reporting";
import { bankAccountOf } from "../1-registration/bank-account.queries.server";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { sumsBySource } from "../2-announcement/rules";
import { applicationColumns, type LoadedApplication } from "../3-application/application.queries.server";
import type { Kopecks } from "../money";
import { made, refused } from "../outcome";
import { dayOf } from "../time";

/** What is the agreement's own says so: `number` is the application's, `title` the competition's. */
export type LoadedAgreement = LoadedApplication &
  AgreementFacts & {
    agreementId: string;
    agreementNumber: string;
    applicant: string;
    signedOn: string;
    startsOn: string;
    endsOn: string;
    sum: Kopecks;
    ownSum: Kopecks;
  };

/** The columns of `agreementFacts`, for queries that load more beside them. */
export function agreementColumns(who: Who) {
  return {
    ...applicationColumns(who),
    agreementId: agreement.id,
    agreement: agreement.state,
    agreementNumber: agreement.number,
    applicant: applicant.shortName,
    signedOn: agreement.signedOn,
    startsOn: agreement.startsOn,
    endsOn: agreement.endsOn,
    sum: agreement.sum,
    ownSum: agreement.ownSum,
  };
}

/** Facts of one agreement for one person, with those of its application and competition; undefined when there is none. One query. */
export async function agreementFacts(
  reader: Reader,
  who: Who,
  agreementId: string,
): Promise<LoadedAgreement | undefined> {
  if (!isUuid(agreementId)) return undefined;
  const [row] = await reader
    .select(agreementColumns(who))
    .from(agreement)
    .innerJoin(application, eq(application.id, agreement.applicationId))
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .innerJoin(competition, eq(competition.id, agreement.competitionId))
    .where(eq(agreement.id, agreementId));
  return row;
}

/** Whose page it is: the winner's own cabinet or the office. */
export type Side = "applicant" | "office";

/** Whether somebody who may read an agreement reads it on this side; the other side's page does not exist for them. */
export function isOnSide(who: Who, facts: LoadedApplication, side: Side): boolean {
  return side === "office" ? policy["competition.manage"](who, facts).ok : facts.memberRole !== null;
}

/** An agreement with its sums, budget, indicators, reports and history; for the office with the winner's bank account. Refuses `notFound`. */
export async function readAgreement(who: Who, agreementId: string, side: Side) {
  const facts = await agreementFacts(db(), who, agreementId);
  if (!facts) return refused("notFound");
  const may = policy["agreement.read"](who, facts);
  if (!may.ok) return may;
  if (!isOnSide(who, facts, side)) return refused("notFound");
  const mayReadAccount = side === "office" && policy["agreement.readAccount"](who, facts).ok;
  const [rules, sources, lines, indicators, reports, account] = await Promise.all([
    rulesOf(db(), facts.id),
    sourcesOf(agreementId),
    linesOf(agreementId),
    indicatorsOf(agreementId),
    reportsOf(agreementId),
    mayReadAccount ? bankAccountOf(db(), facts.applicantId) : null,
  ]);
  const subjects = [
    { kind: "agreement" as const, id: agreementId },
    ...reports.map(({ id }) => ({ kind: "report" as const, id })),
  ];
  const category = (key: string) => rules.budget.categories.find((one) => one.key === key)?.title ?? key;
  return made({
    ...headOf(facts),
    sources: sumsBySource(rules, sources),
    lines: lines.map((line) => ({
      id: line.id,
      category: category(line.category),
      title: line.title,
      granted: line.granted.toString(),
      own: line.own.toString(),
    })),
    indicators,
    reports,
    account,
    history: await readHistory(db(), who, subjects, { audience: side }),
  });
}

function headOf(facts: LoadedAgreement) {
  return {
    id: facts.agreementId,
    number: facts.agreementNumber,
    state: facts.agreement,
    competitionId: facts.id,
    competition: facts.title,
    zone: facts.zone,
    today: dayOf(facts.now, facts.zone),
    applicationId: facts.applicationId,
    applicationNumber: facts.number,
    title: facts.applicationTitle ?? "",
    applicant: facts.applicant,
    signedOn: facts.signedOn,
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    sum: facts.sum.toString(),
    ownSum: facts.ownSum.toString(),
  };
}

function sourcesOf(agreementId: string) {
  return db()
    .select({ source: agreementSource.source, sum: agreementSource.sum })
    .from(agreementSource)
    .where(eq(agreementSource.agreementId, agreementId));
}

function linesOf(agreementId: string) {
  return db()
    .select({
      id: budgetLine.id,
      category: budgetLine.category,
      title: budgetLine.title,
      granted: budgetLine.granted,
      own: budgetLine.own,
    })
    .from(budgetLine)
    .where(eq(budgetLine.agreementId, agreementId))
    .orderBy(asc(budgetLine.position));
}

function indicatorsOf(agreementId: string) {
  return db()
    .select({ id: indicator.id, title: indicator.title, unit: indicator.unit, planned: indicator.planned })
    .from(indicator)
    .where(eq(indicator.agreementId, agreementId))
    .orderBy(asc(indicator.position));
}

function reportsOf(agreementId: string) {
  return db()
    .select({ id: report.id, title: report.title, dueOn: report.dueOn, state: report.state })
    .from(report)
    .where(eq(report.agreementId, agreementId))
    .orderBy(asc(report.dueOn), asc(report.id));
}
