import { asc, desc, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { store } from "~/server/store.server";
import { db } from "~db/client.server";
import { admissionDecision, correction } from "~db/schema/admission";
import { person } from "~db/schema/registration";
import { downloadResponse } from "~storage/download.server";
import { competitionFacts, rulesOf } from "../2-announcement/competition.queries.server";
import { rosterOf } from "../2-announcement/roster.queries.server";
import { applicationFacts, submittedVersion } from "../3-application/application.queries.server";
import { filesToRead } from "../3-application/file.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { wallTimeOf } from "../time";
import { consideredApplications } from "./admission-protocol.server";
import { checksWithPeople } from "./check-list.queries.server";
import { newestPaper } from "./paper.queries.server";
import { arrivals } from "./sealed.queries.server";

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
