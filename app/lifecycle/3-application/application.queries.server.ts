import { and, eq, sql } from "drizzle-orm";
import type { ApplicationFacts } from "~/access/facts";
import {
  type Asker,
  anAsker,
  askedBy,
  authorityColumn,
  coMemberColumn,
  helpsColumn,
  memberRoleColumn,
  typesColumn,
} from "~/access/role-facts.server";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { prepared, type Reader } from "~db/client.server";
import { correction } from "~db/schema/admission";
import { competition, formTemplate } from "~db/schema/announcement";
import { application, applicationVersion } from "~db/schema/application";
import { competitionColumns, type LoadedCompetition } from "../2-announcement/competition.queries.server";
import type { FormTemplate } from "../2-announcement/form-template";
import type { Term } from "../2-announcement/term";
import type { Section } from "./application";
import type { ApplicationContent, VersionFile } from "./content";
import type { PaperState } from "./paper-application";
import type { KeptStanding } from "./standing";

/** What a return for correction opened, and until when; only the one not resolved yet. */
export type OpenCorrection = { id: string; remarks: string; sections: Section[]; dueAt: string; term: Term | null };

/** `id`, `title` and `zone` are the competition's own; what is the application's says so. */
export type LoadedApplication = LoadedCompetition &
  ApplicationFacts & {
    applicationId: string;
    applicantId: string;
    applicationTitle: string | null;
    number: number | null;
    currentVersion: number | null;
    /** The paper that it came on; null for one that its applicant writes here. */
    paperId: string | null;
    correction: OpenCorrection | null;
  };

/** The columns of `applicationFacts`, for queries that load more beside them from `application` and `competition`. */
export function applicationColumns(who: Asker) {
  return {
    ...competitionColumns(who),
    applicationId: application.id,
    applicantId: application.applicantId,
    application: application.state,
    applicationTitle: application.title,
    number: application.number,
    currentVersion: application.currentVersion,
    memberRole: memberRoleColumn(who, application.applicantId),
    hasAuthority: authorityColumn(who, application.applicantId, competitionDay),
    helps: helpsColumn(who, application.applicantId, application.createdBy),
    types: typesColumn(who, application.id),
    paper: paperColumns.state,
    paperId: paperColumns.id,
    coMember: coMemberColumn(who, application.id),
    correction: openCorrectionColumn,
  };
}

const paperColumns = {
  state: sql<PaperState | null>`(select p.state::text from paper_application p where p.application_id = ${application.id})`,
  id: sql<string | null>`(select p.id from paper_application p where p.application_id = ${application.id})`,
};

/** The day it is by the competition's own clock, in its zone. */
const competitionDay = sql`((clock_timestamp() + ${competition.clockShift}) at time zone ${competition.zone})::date::text`;

const openCorrectionColumn = sql<OpenCorrection | null>`case when ${application.state} = 'returned' then (
  select json_build_object('id', ${correction.id}, 'remarks', ${correction.remarks}, 'sections', ${correction.sections}, 'term', ${correction.term},
                           'dueAt', to_char(${correction.dueAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from ${correction} where ${correction.applicationId} = ${application.id} and ${correction.resolvedAt} is null
  order by ${correction.ordinal} desc limit 1) end`;

/**
 * Facts of one application for one person, with those of its competition: everything the policy asks. One query.
 * Undefined when there is no such application, or the id cannot be one.
 */
export async function applicationFacts(
  reader: Reader,
  who: Who,
  applicationId: string,
): Promise<LoadedApplication | undefined> {
  if (!isUuid(applicationId)) return undefined;
  const [row] = await factsReading(reader, { ...askedBy(who), id: applicationId });
  return row;
}

const factsReading = prepared((database) =>
  database
    .select(applicationColumns(anAsker))
    .from(application)
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .where(eq(application.id, sql.placeholder("id"))),
);

/** What was submitted last; sums are in the content, `sha256` is of its canonical JSON with the files. */
export type SubmittedVersion = {
  applicationId: string;
  version: number;
  content: ApplicationContent;
  /** The form that the content answers. */
  template: FormTemplate;
  files: VersionFile[];
  /** Co-applicants of the content who have left since, by their applicants' ids. */
  gone: string[];
  sha256: string;
  /** Null of editions from before it was kept. */
  standing: KeptStanding | null;
  rulesVersion: number;
  templateVersion: number;
  arrivedAt: Date;
  receiptCode: string;
};

/** Joins the form that a version answers. */
export const templateOfVersion = and(
  eq(formTemplate.competitionId, applicationVersion.competitionId),
  eq(formTemplate.version, applicationVersion.templateVersion),
);

const goneColumn = sql<string[]>`array(
  select distinct c.applicant_id from co_applicant c where c.application_id = ${applicationVersion.applicationId}
    and c.state in ('left', 'cancelled') and not exists (
      select from co_applicant n where n.application_id = c.application_id and n.applicant_id = c.applicant_id and n.state = 'agreed'))`;

const versionColumns = {
  applicationId: applicationVersion.applicationId,
  version: applicationVersion.version,
  content: applicationVersion.content,
  template: formTemplate.template,
  files: applicationVersion.files,
  gone: goneColumn,
  sha256: applicationVersion.sha256,
  standing: applicationVersion.standing,
  rulesVersion: applicationVersion.rulesVersion,
  templateVersion: applicationVersion.templateVersion,
  arrivedAt: applicationVersion.arrivedAt,
  receiptCode: applicationVersion.receiptCode,
};

/**
 * The version of an application that counts: the one submitted last, or the edition asked for; undefined when there is none.
 * Ask the policy first: this function does not.
 */
export async function submittedVersion(
  reader: Reader,
  applicationId: string,
  edition?: number,
): Promise<SubmittedVersion | undefined> {
  const [row] = await reader
    .select(versionColumns)
    .from(applicationVersion)
    .innerJoin(application, eq(application.id, applicationVersion.applicationId))
    .innerJoin(formTemplate, templateOfVersion)
    .where(
      and(
        eq(applicationVersion.applicationId, applicationId),
        eq(applicationVersion.version, edition ?? application.currentVersion),
      ),
    );
  return row;
}

/** Columns of lists of applications: of the version submitted last, without its content. Sums in kopecks. */
export const applicationListColumns = {
  id: application.id,
  applicantId: application.applicantId,
  state: application.state,
  number: application.number,
  title: application.title,
  direction: application.direction,
  requested: application.requested,
  ownShare: application.ownShare,
  total: application.total,
  arrivedAt: application.arrivedAt,
};
