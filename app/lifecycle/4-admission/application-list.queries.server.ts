import { and, asc, count, eq, type SQL, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { application } from "~db/schema/application";
import { applicant, person } from "~db/schema/registration";
import { competitionFacts, rulesOf } from "../2-announcement/competition.queries.server";
import { made, refused } from "../outcome";
import { asked, type ListOf, markColumns, opened, ordered } from "./application-list.server";
import { type ListQuestion, listMarks, sumsAsked } from "./list-question";
import type { ListedState } from "./listed-states";
import { arrivals, LIST_PAGE } from "./sealed.queries.server";

/** The most territories that a list offers to choose from. */
const MOST_TERRITORIES = 200;

/**
 * The applications of a competition for the office. Before the opening: how many arrived and when, nothing else, whatever
 * is asked (domain.md §2.8). After it: fifty a page of those asked for, in a total order, with counts by state.
 */
export async function listApplications(who: Person, competitionId: string, question: ListQuestion) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["competition.manage"](who, facts);
  if (!may.ok) return may;
  const isOpened = policy["review.manage"](who, facts).ok;
  return made({
    id: facts.id,
    title: facts.title,
    zone: facts.zone,
    state: facts.state,
    mayAdmit: policy["admission.conclude"](who, facts).ok,
    sealed: isOpened ? null : await arrivals(facts.id, question.page),
    opened: isOpened ? await openedList({ ...facts, reader: who.id }, question) : null,
  });
}

async function openedList(facts: Omit<ListOf, "rules">, question: ListQuestion) {
  const rules = await rulesOf(db(), facts.id);
  const of = { ...facts, rules };
  const [counts, rows, territories, [settled]] = await Promise.all([
    countsByState(of, question),
    rowsOf(of, question),
    territoriesOf(of),
    db().execute<{ isDecided: boolean }>(sql`select ${isDecided(facts.id)} as "isDecided"`),
  ]);
  const all = counts.reduce((sum, one) => sum + one.count, 0);
  const total = question.state ? (counts.find(({ state }) => state === question.state)?.count ?? 0) : all;
  return {
    rows: rows.map(shown),
    counts,
    all,
    total,
    pages: Math.max(1, Math.ceil(total / LIST_PAGE)),
    territories,
    directions: rules.directions.map(({ key, title }) => ({ key, title })),
    kinds: rules.applicantKinds,
    wrong: sumsAsked(question).wrong,
    isDecided: settled?.isDecided ?? false,
    isProtocolNeeded: rules.admissionByCommission ?? false,
  };
}

/** How many of those asked for stand in each state. */
function countsByState(of: ListOf, question: ListQuestion) {
  return db()
    .select({ state: sql<ListedState>`${application.state}`, count: count() })
    .from(application)
    .leftJoin(applicant, eq(applicant.id, application.applicantId))
    .where(asked(of, question))
    .groupBy(application.state)
    .orderBy(asc(application.state));
}

function rowsOf(of: ListOf, question: ListQuestion) {
  return rowsAsked(of, question)
    .limit(LIST_PAGE)
    .offset((question.page - 1) * LIST_PAGE);
}

/** The rows asked for in their order, as many as there are; `shown` makes of each what is shown. */
export function rowsAsked(of: ListOf, question: ListQuestion, also?: SQL) {
  return db()
    .select({
      id: application.id,
      number: application.number,
      applicant: applicant.shortName,
      kind: applicant.kind,
      inn: applicant.inn,
      locality: applicant.locality,
      title: application.title,
      direction: application.direction,
      requested: application.requested,
      ownShare: application.ownShare,
      arrivedAt: application.arrivedAt,
      state: sql<ListedState>`${application.state}`,
      checker: person.name,
      ...markColumns(of),
    })
    .from(application)
    .leftJoin(applicant, eq(applicant.id, application.applicantId))
    .leftJoin(person, eq(person.id, application.checkerId))
    .where(and(also, asked(of, question), question.state ? eq(application.state, question.state) : undefined))
    .orderBy(...ordered(of, question));
}

type AskedRow = Awaited<ReturnType<typeof rowsAsked>>[number];

function shown({ inn: _, kind: __, ownShare: ___, ...row }: AskedRow) {
  return {
    id: row.id,
    number: row.number ?? 0,
    applicant: row.applicant ?? "",
    locality: row.locality ?? "",
    title: row.title ?? "",
    direction: row.direction,
    requested: String(row.requested ?? 0n),
    arrivedAt: row.arrivedAt?.toISOString() ?? "",
    state: row.state,
    checker: row.checker,
    marks: listMarks.filter((mark) => row[mark]),
  };
}

/** Municipalities in which applicants of the opened applications are, by their codes of ОКТМО. */
function territoriesOf(of: ListOf) {
  const code = sql<string>`left(${applicant.oktmo}, 8)`;
  return db()
    .select({ code, locality: sql<string>`min(${applicant.locality})`, count: count() })
    .from(application)
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .where(and(opened(of), sql`${applicant.oktmo} <> ''`))
    .groupBy(code)
    .orderBy(code)
    .limit(MOST_TERRITORIES);
}

/** Whether every opened application has a decision and the commission's protocol is not made yet. */
function isDecided(competitionId: string) {
  return sql<boolean>`(not exists (select from application x where x.competition_id = ${competitionId} and x.state in ('opened', 'returned'))
    and not exists (select from paper y where y.competition_id = ${competitionId} and y.kind = 'admissionProtocol'))`;
}
