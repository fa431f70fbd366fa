import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { CoApplicantFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import { memberRoleColumn } from "~/access/role-facts.server";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application, coApplicant } from "~db/schema/application";
import { applicant, membership } from "~db/schema/registration";
import { competitionColumns, type LoadedCompetition } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import type { CoApplicantsPage, CoApplicationPage, OwnCoApplication } from "./co-applicant";
import { textThatMeans } from "./content";
import { loadDraft } from "./draft.queries.server";

const MOST = 50;

/** The co-applicants of an application for those who read it; who declined or went is the applicant's matter. Refuses `notFound`. */
export async function readCoApplicants(who: Who, applicationId: string): Promise<Outcome<CoApplicantsPage>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded) return refused("notFound");
  const { facts, template, draft } = loaded;
  const may = policy["application.read"](who, facts);
  if (!may.ok) return may;
  const rows = await db()
    .select({
      id: coApplicant.id,
      name: applicant.fullName,
      inn: applicant.inn,
      part: coApplicant.part,
      state: coApplicant.state,
    })
    .from(coApplicant)
    .innerJoin(applicant, eq(applicant.id, coApplicant.applicantId))
    .where(
      and(
        eq(coApplicant.applicationId, applicationId),
        policy["application.readWork"](who, facts).ok ? undefined : eq(coApplicant.state, "agreed"),
      ),
    )
    .orderBy(asc(coApplicant.state), asc(coApplicant.invitedAt), asc(coApplicant.id))
    .limit(MOST);
  return made({
    id: applicationId,
    title: textThatMeans(template, draft, "title") || facts.applicationTitle,
    rows: rows.map((row) => ({
      ...row,
      mayCancel: policy["coApplicant.cancel"](who, { ...facts, coApplicant: row.state, coRole: null }).ok,
    })),
    mayInvite: policy["application.inviteCoApplicant"](who, facts).ok,
    isSubmitted: facts.application === "submitted",
  });
}

export type LoadedCoApplicant = LoadedCompetition &
  CoApplicantFacts & {
    placeId: string;
    applicationId: string;
    /** The applicant that invites, and the one that is invited. */
    leadId: string;
    lead: string;
    applicantId: string;
    name: string;
    project: string | null;
    part: string;
  };

const leading = alias(applicant, "leading");

/** Facts of one place for one person, or undefined when there is none. One query. */
export async function coApplicantFacts(
  reader: Reader,
  who: Who,
  placeId: string,
): Promise<LoadedCoApplicant | undefined> {
  if (!isUuid(placeId)) return undefined;
  const [row] = await reader
    .select({
      ...competitionColumns(who),
      placeId: coApplicant.id,
      applicationId: application.id,
      application: application.state,
      project: application.title,
      leadId: leading.id,
      lead: leading.shortName,
      applicantId: coApplicant.applicantId,
      name: applicant.shortName,
      part: coApplicant.part,
      coApplicant: coApplicant.state,
      memberRole: memberRoleColumn(who, application.applicantId),
      coRole: memberRoleColumn(who, coApplicant.applicantId),
    })
    .from(coApplicant)
    .innerJoin(application, eq(application.id, coApplicant.applicationId))
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .innerJoin(leading, eq(leading.id, application.applicantId))
    .innerJoin(applicant, eq(applicant.id, coApplicant.applicantId))
    .where(eq(coApplicant.id, placeId));
  return row;
}

/** An invitation to be a co-applicant, for the people of the organisation that is invited. Refuses `notFound`. */
export async function readCoApplication(who: Who, placeId: string): Promise<Outcome<CoApplicationPage>> {
  const facts = await coApplicantFacts(db(), who, placeId);
  if (!facts) return refused("notFound");
  const may = policy["coApplicant.read"](who, facts);
  if (!may.ok) return may;
  return made({
    id: placeId,
    lead: facts.lead,
    name: facts.name,
    competition: facts.title,
    project: facts.project,
    part: facts.part,
    state: facts.coApplicant,
    now: facts.now.toISOString(),
    zone: facts.zone,
    closesAt: facts.closesAt.toISOString(),
    applicationId: facts.coApplicant === "agreed" ? facts.applicationId : null,
    may: {
      agree: policy["coApplicant.agree"](who, facts).ok,
      decline: policy["coApplicant.decline"](who, facts).ok,
      leave: policy["coApplicant.leave"](who, facts).ok,
    },
  });
}

/** Invitations that wait and applications that the person's organisations joined, the newest first. */
export async function ownCoApplications(who: Who): Promise<OwnCoApplication[]> {
  if (who.kind !== "person") return [];
  return db()
    .select({
      id: coApplicant.id,
      lead: leading.shortName,
      name: applicant.shortName,
      competition: competition.title,
      state: coApplicant.state,
    })
    .from(membership)
    .innerJoin(coApplicant, eq(coApplicant.applicantId, membership.applicantId))
    .innerJoin(application, eq(application.id, coApplicant.applicationId))
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .innerJoin(leading, eq(leading.id, application.applicantId))
    .innerJoin(applicant, eq(applicant.id, coApplicant.applicantId))
    .where(
      and(eq(membership.personId, who.id), isNull(membership.until), inArray(coApplicant.state, ["invited", "agreed"])),
    )
    .orderBy(desc(coApplicant.invitedAt), coApplicant.id)
    .limit(MOST);
}
