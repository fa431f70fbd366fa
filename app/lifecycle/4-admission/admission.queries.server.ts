import { and, asc, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { store } from "~/server/store.server";
import { db } from "~db/client.server";
import { admissionDecision, correction } from "~db/schema/admission";
import { application } from "~db/schema/application";
import { applicant, person } from "~db/schema/registration";
import { downloadResponse } from "~storage/download.server";
import { competitionFacts, rulesOf } from "../2-announcement/competition.queries.server";
import { rosterOf } from "../2-announcement/roster.queries.server";
import { applicationFacts, submittedVersion } from "../3-application/application.queries.server";
import { filesToRead } from "../3-application/file.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { wallTimeOf } from "../time";
import { consideredApplications } from "./admission-protocol.server";
import { checksWithPeople } from "./check-list.queries.server";
import { type ListedState, listedStates } from "./listed-states";
import { newestPaper } from "./paper.queries.server";

const PAGE_SIZE = 50;

/** What a list of applications is asked for. */
export type ListQuestion = { state: ListedState | null; page: number };

/**
 * The applications of a competition for the office. Before the opening: how many arrived and when, nothing else
 * (domain.md §2.8). After it: fifty a page in the order of registration numbers, counted in the same query.
 */
export async function listApplications(who: Who, competitionId: string, question: ListQuestion) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["competition.manage"](who, facts);
  if (!may.ok) return may;
  const common = { id: facts.id, title: facts.title, zone: facts.zone, state: facts.state };
  const isOpened = policy["review.manage"](who, facts).ok;
  const mayAdmit = policy["admission.conclude"](who, facts).ok;
  return made({
    ...common,
    mayAdmit,
    sealed: isOpened ? null : await arrivals(facts.id, question.page),
    opened: isOpened ? await openedRows(facts.id, question) : null,
  });
}

/** What the opening asks for: how many have arrived, where the organiser is, and who of the commission may be there. */
export async function readOpening(who: Who, competitionId: string) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["competition.manage"](who, facts);
  if (!may.ok) return may;
  const isClosed = facts.state === "closed";
  const [rules, members, sealed] = await Promise.all([
    rulesOf(db(), facts.id),
    rosterOf(db(), { competitionId: facts.id, organiserId: facts.organiserId }),
    isClosed ? arrivals(facts.id, 1) : null,
  ]);
  return made({
    id: facts.id,
    title: facts.title,
    isClosed,
    count: sealed?.total ?? 0,
    place: rules.contact.address,
    members: members.map(({ id, name }) => ({ id, name })),
  });
}

/** What the commission decides about at a sitting on admission, who may come to it, and the protocol that there is already. */
export async function readAdmissionSitting(who: Who, competitionId: string) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const mayRead = policy["review.manage"](who, facts);
  if (!mayRead.ok) return mayRead;
  const rules = await rulesOf(db(), facts.id);
  const [roster, considered, last] = await Promise.all([
    rosterOf(db(), { competitionId: facts.id, organiserId: facts.organiserId }),
    consideredApplications(db(), facts.id, rules),
    newestPaper(db(), facts.id, "admissionProtocol"),
  ]);
  const may = policy[last ? "paper.correct" : "admission.conclude"](who, facts).ok;
  const undecided = considered.filter(({ state }) => state === "opened" || state === "returned").length;
  const isReady = may && undecided === 0 && roster.length > 0;
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    heldAt: wallTimeOf(last ? new Date(last.heldAt) : facts.now, facts.zone),
    place: last?.place ?? rules.contact.address,
    members: roster.map(({ id, name, isChair }) => ({ id, name, isChair })),
    present: last
      ? namedIn(
          roster,
          last.members.filter((one) => one.isPresent).map(({ name }) => name),
        )
      : [],
    chair: roster.find(({ name, isChair }) => (last ? name === last.presiding : isChair))?.id ?? null,
    isCorrection: last !== undefined,
    undecided,
    may,
    applications: (isReady ? considered : []).map(({ id, number, applicant, project, state, ground }) => ({
      ...{ id, number, applicant, project, state },
      ground: ground?.title ?? null,
      votes: last?.applications.find((one) => one.number === number)?.votes ?? null,
    })),
  });
}

const namedIn = (roster: readonly { id: string; name: string }[], names: readonly string[]) =>
  roster.filter(({ name }) => names.includes(name)).map(({ id }) => id);

async function arrivals(competitionId: string, page: number) {
  const rows = await db()
    .select({ arrivedAt: application.arrivedAt, total: sql<number>`(count(*) over ())::int` })
    .from(application)
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "submitted")))
    .orderBy(asc(application.arrivedAt), asc(application.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return {
    total: rows[0]?.total ?? 0,
    pages: pagesOf(rows[0]?.total),
    first: (page - 1) * PAGE_SIZE + 1,
    arrivals: rows.map((row) => row.arrivedAt?.toISOString() ?? ""),
  };
}

/** Whether every opened application has a decision and the commission's protocol is not made yet, as a column. */
function isDecided(competitionId: string) {
  return sql<boolean>`(not exists (select from application x where x.competition_id = ${competitionId} and x.state in ('opened', 'returned'))
    and not exists (select from paper y where y.competition_id = ${competitionId} and y.kind = 'admissionProtocol'))`;
}

async function openedRows(competitionId: string, { state, page }: ListQuestion) {
  const rows = await db()
    .select({
      id: application.id,
      number: application.number,
      applicant: applicant.shortName,
      title: application.title,
      requested: application.requested,
      state: application.state,
      isDecided: isDecided(competitionId),
      isNeeded: sql<boolean>`coalesce((select (r.rules->>'admissionByCommission')::boolean from rules_version r
        join competition c on c.id = r.competition_id and c.rules_version = r.version where c.id = ${competitionId}), false)`,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(application)
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .where(
      and(
        eq(application.competitionId, competitionId),
        isNotNull(application.number),
        state ? eq(application.state, state) : inArray(application.state, [...listedStates]),
      ),
    )
    .orderBy(asc(application.number), asc(application.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return {
    total: rows[0]?.total ?? 0,
    pages: pagesOf(rows[0]?.total),
    isDecided: rows[0]?.isDecided ?? false,
    isProtocolNeeded: rows[0]?.isNeeded ?? false,
    rows: rows.map(({ total: _, isDecided: __, isNeeded: ___, ...row }) => ({
      ...row,
      title: row.title ?? "",
      requested: String(row.requested ?? 0n),
    })),
  };
}

const pagesOf = (total = 0) => Math.max(1, Math.ceil(total / PAGE_SIZE));

/** An opened application with everything its check needs: the submitted version, requirements, corrections, decisions. */
export async function readForAdmission(who: Who, competitionId: string, applicationId: string) {
  const facts = isUuid(applicationId) ? await applicationFacts(db(), who, applicationId) : undefined;
  if (!facts || facts.id !== competitionId) return refused("notFound");
  const may = policy["application.readByOffice"](who, facts);
  if (!may.ok) return may;
  const [version, checks, corrections, decisions, rules, history] = await Promise.all([
    submittedVersion(db(), applicationId),
    checksWithPeople(applicationId),
    correctionsOf(applicationId),
    decisionsOf(applicationId),
    rulesOf(db(), facts.id),
    readHistory(db(), who, [{ kind: "application", id: applicationId }], { audience: "office" }),
  ]);
  if (!version) throw new Error(`no submitted version of ${applicationId}`);
  const files = await filesToRead(db(), version.files);
  return made({ facts, version, files, checks, corrections, decisions, rules, history });
}

function correctionsOf(applicationId: string) {
  return db()
    .select({
      ordinal: correction.ordinal,
      remarks: correction.remarks,
      sections: correction.sections,
      dueAt: correction.dueAt,
      term: correction.term,
      askedAt: correction.askedAt,
      resolvedAt: correction.resolvedAt,
    })
    .from(correction)
    .where(eq(correction.applicationId, applicationId))
    .orderBy(asc(correction.ordinal));
}

function decisionsOf(applicationId: string) {
  return db()
    .select({
      outcome: admissionDecision.outcome,
      clause: admissionDecision.clause,
      groundKey: admissionDecision.groundKey,
      text: admissionDecision.text,
      decidedAt: admissionDecision.decidedAt,
      decidedBy: person.name,
    })
    .from(admissionDecision)
    .innerJoin(person, eq(person.id, admissionDecision.decidedBy))
    .where(eq(admissionDecision.applicationId, applicationId))
    .orderBy(desc(admissionDecision.decidedAt), desc(admissionDecision.id));
}

/** A file of an opened application, streamed to the office; `notFound` for a file of anything else. */
export async function sendApplicationFile(
  who: Who,
  competitionId: string,
  applicationId: string,
  fileId: string,
): Promise<Outcome<Response>> {
  const facts = isUuid(applicationId) && isUuid(fileId) ? await applicationFacts(db(), who, applicationId) : undefined;
  if (!facts || facts.id !== competitionId) return refused("notFound");
  const may = policy["application.readByOffice"](who, facts);
  if (!may.ok) return may;
  const rows = await db().execute<{ key: string; name: string; contentType: string }>(sql`
    select f.key, file->>'name' as name, f.content_type as "contentType"
    from application_version v, jsonb_array_elements(v.files) file join stored_file f on f.id = (file->>'fileId')::uuid
    where v.application_id = ${applicationId} and file->>'fileId' = ${fileId}
    order by v.version desc limit 1`);
  const [file] = rows;
  return file ? made(await downloadResponse(store(), file)) : refused("notFound");
}
