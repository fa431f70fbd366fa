import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { agreement, moneyRefusal } from "~db/schema/agreement";
import { application } from "~db/schema/application";
import { award, awardSource } from "~db/schema/decision";
import { applicant } from "~db/schema/registration";
import { report } from "~db/schema/reporting";
import { bankAccountOf } from "../1-registration/bank-account.queries.server";
import { competitionFacts, rulesOf } from "../2-announcement/competition.queries.server";
import { sumsBySource } from "../2-announcement/rules";
import { ownShareIn, tierOf } from "../2-announcement/tiers";
import { applicationFacts, submittedVersion } from "../3-application/application.queries.server";
import { projectOf } from "../3-application/content";
import type { ReportState } from "../9-reporting/report";
import { made, refused } from "../outcome";
import { dayOf } from "../time";
import { grantedLines, type WinnerState, winnerStates } from "./agreement";
import { awardOf, reserveOf } from "./award.queries.server";

const PAGE_SIZE = 50;

type SourcePart = { source: string; sum: string };
type ReportLine = { id: string; title: string; state: ReportState };

const sources = sql<SourcePart[]>`(
  select coalesce(json_agg(json_build_object('source', s.source, 'sum', s.sum::text)), '[]'::json)
  from ${awardSource} s where s.application_id = ${application.id})`;
const reports = sql<ReportLine[]>`(
  select coalesce(json_agg(json_build_object('id', r.id, 'title', r.title, 'state', r.state) order by r.due_on, r.id), '[]'::json)
  from ${report} r where r.agreement_id = ${agreement.id})`;

/**
 * The winners of a competition with their agreements and reports, fifty a page by registration number in one query, and
 * the reserve, should somebody refuse.
 */
export async function listAgreements(who: Who, competitionId: string, page: number) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["competition.manage"](who, facts);
  if (!may.ok) return may;
  const [rows, rules, reserve] = await Promise.all([
    winners(facts.id, page),
    rulesOf(db(), facts.id),
    reserveOf(db(), facts.id),
  ]);
  return made({
    id: facts.id,
    title: facts.title,
    zone: facts.zone,
    isPublished: facts.state === "published" || facts.state === "completed",
    mayRecord: facts.state === "published" && facts.roles.includes("secretary"),
    rows: rows.map(({ total: _, sum, sources: parts, ...row }) => ({
      ...row,
      state: row.state as WinnerState,
      sum: sum.toString(),
      sources: sumsBySource(rules, parts),
    })),
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / PAGE_SIZE)),
    reserve,
  });
}

function winners(competitionId: string, page: number) {
  return db()
    .select({
      id: application.id,
      number: application.number,
      title: application.title,
      applicant: applicant.shortName,
      state: application.state,
      sum: award.sum,
      sources,
      agreementId: agreement.id,
      agreementNumber: agreement.number,
      signedOn: agreement.signedOn,
      reports,
      refusal: moneyRefusal.reason,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(application)
    .innerJoin(award, and(eq(award.applicationId, application.id), eq(award.outcome, "awarded")))
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .leftJoin(agreement, eq(agreement.applicationId, application.id))
    .leftJoin(moneyRefusal, eq(moneyRefusal.applicationId, application.id))
    .where(and(eq(application.competitionId, competitionId), inArray(application.state, [...winnerStates])))
    .orderBy(asc(application.number), asc(application.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
}

/** A winner without an agreement yet, as the pages that record or refuse it need; judged by the verb's own row. */
export async function readWinner(
  who: Who,
  competitionId: string,
  applicationId: string,
  verb: "agreement.record" | "agreement.refuse",
) {
  const facts = await applicationFacts(db(), who, applicationId);
  if (!facts || facts.id !== competitionId) return refused("notFound");
  const may = policy[verb](who, facts);
  if (!may.ok) return may;
  const [[party], awarded, rules] = await Promise.all([
    db().select({ name: applicant.shortName }).from(applicant).where(eq(applicant.id, facts.applicantId)),
    awardOf(db(), applicationId),
    rulesOf(db(), facts.id),
  ]);
  const winner = {
    competitionId: facts.id,
    competition: facts.title,
    applicationId,
    number: facts.number,
    title: facts.applicationTitle ?? "",
    applicant: party?.name ?? "",
    sum: awarded.sum.toString(),
    sources: sumsBySource(rules, awarded.sources),
  };
  const mayReadAccount = policy["agreement.readAccount"](who, facts).ok;
  const account = mayReadAccount ? await bankAccountOf(db(), facts.applicantId) : null;
  return made({ winner, rules, today: dayOf(facts.now, facts.zone), award: awarded.sum, account });
}

/** A winner and the reserve behind it, for the page where the refusal is recorded. */
export async function readRefusal(who: Who, competitionId: string, applicationId: string) {
  const read = await readWinner(who, competitionId, applicationId, "agreement.refuse");
  return read.ok ? made({ ...read.value.winner, reserve: await reserveOf(db(), competitionId) }) : read;
}

/** The agreement to be recorded, filled in from the submitted version: granted parts add up to the award to a kopeck. */
export async function readNewAgreement(who: Who, competitionId: string, applicationId: string) {
  const read = await readWinner(who, competitionId, applicationId, "agreement.record");
  if (!read.ok) return read;
  const { winner, rules, today, award: sum, account } = read.value;
  const version = await submittedVersion(db(), applicationId);
  if (!version) throw new Error(`no submitted version of ${applicationId}`);
  const { startsOn, endsOn, budget, sums, indicators } = projectOf(version.content, version.template);
  const granted = grantedLines(
    sum,
    sums.lines.map((line) => line?.requested ?? 0n),
  );
  const category = (key: string) => rules.budget.categories.find((one) => one.key === key)?.title ?? key;
  return made({
    ...winner,
    account,
    today,
    term: { startsOn, endsOn },
    requested: sums.requested.toString(),
    isCut: sums.requested !== sum,
    ownShareMinBp: ownShareIn(tierOf(rules, sums.requested), rules),
    lines: budget.map((line, at) => ({
      category: category(line.category),
      title: line.title,
      requested: (sums.lines[at]?.requested ?? 0n).toString(),
      granted: granted[at]!.toString(),
      own: (sums.lines[at]?.own ?? 0n).toString(),
    })),
    indicators: indicators.map(({ title, unit, planned }) => ({ title, unit, planned })),
    reports: rules.report.dates,
  });
}
