import { and, eq, sql } from "drizzle-orm";
import { anAsker, askedBy, askerId } from "~/access/role-facts.server";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { prepared, type Reader } from "~db/client.server";
import { competition, formTemplate } from "~db/schema/announcement";
import { application, attachment, declaration, draftSection, sectionTask, storedFile } from "~db/schema/application";
import { proof } from "~db/schema/proofs";
import { applicant, membership, namedPerson, organiser, person } from "~db/schema/registration";
import { profileColumns } from "../1-registration/profile-columns.server";
import { rulesOf } from "../2-announcement/competition.queries.server";
import type { FormTemplate } from "../2-announcement/form-template";
import type { CompetitionRules } from "../2-announcement/rules";
import type { ScanVerdict } from "../scan-verdict";
import type { Section } from "./application";
import { applicationColumns, type LoadedApplication } from "./application.queries.server";
import type { CoApplicant } from "./co-applicant";
import type { ApplicantSnapshot } from "./content";
import type { Draft, SectionDraft } from "./draft";
import type { Declarations } from "./formal-criterion";
import type { WaitingTask } from "./section-task";
import { type Signer, type Standing, standingOf } from "./standing";

/** A file of a draft; `id` is the attachment's. */
export type DraftFile = {
  id: string;
  fileId: string;
  kind: string;
  name: string;
  size: number;
  contentType: string;
  sha256: string;
  scan: ScanVerdict;
};

/** Everything typed and attached so far, with the facts, the rules and the form it is measured by. */
export type LoadedDraft = {
  facts: LoadedApplication;
  draft: Draft;
  /** The optimistic lock of each saved section. */
  versions: Partial<Record<Section, number>>;
  files: DraftFile[];
  applicant: ApplicantSnapshot;
  /** What the formal criteria know apart from the form. */
  standing: Standing;
  declarations: Declarations;
  /** Requests to colleagues that wait. */
  tasks: WaitingTask[];
  /** The public page of the competition. */
  competitionPath: string;
  rules: CompetitionRules;
  template: FormTemplate;
  templateVersion: number;
};

type SavedSection = { section: Section; version: number; data: SectionDraft };

const sectionsColumn = sql<SavedSection[]>`coalesce((
  select json_agg(json_build_object('section', ${draftSection.section}, 'version', ${draftSection.version}, 'data', ${draftSection.data}))
  from ${draftSection} where ${draftSection.applicationId} = ${application.id}), '[]')`;

const filesColumn = sql<DraftFile[]>`coalesce((
  select json_agg(json_build_object('id', ${attachment.id}, 'fileId', ${storedFile.id}, 'kind', ${attachment.kind}, 'name', ${storedFile.name},
                                    'size', ${storedFile.size}, 'contentType', ${storedFile.contentType}, 'sha256', ${storedFile.sha256}, 'scan', ${storedFile.scan})
                  order by ${attachment.addedAt}, ${attachment.id})
  from ${attachment} join ${storedFile} on ${storedFile.id} = ${attachment.fileId}
  where ${attachment.applicationId} = ${application.id} and ${attachment.removedAt} is null), '[]')`;

const { postalAddress: _, socials: __, about: ___, ...kept } = profileColumns;
/** Of a profile everything but what nothing of an application reads. */
const applicantColumns = { id: applicant.id, ...kept };

const coApplicantsColumn = sql<CoApplicant[]>`coalesce((
  select json_agg(json_build_object('id', p.id, 'fullName', p.full_name, 'shortName', p.short_name, 'inn', p.inn, 'part', c.part)
                  order by c.invited_at, c.id)
  from co_applicant c join applicant p on p.id = c.applicant_id
  where c.application_id = ${application.id} and c.state = 'agreed'), '[]')`;

/** How SQL writes an ISO instant. */
const INSTANT = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`);

const standingColumns = {
  verification: applicant.verification,
  verifiedAt: sql<string | null>`to_char(${applicant.verifiedAt} at time zone 'UTC', ${INSTANT})`,
  signer: sql<Signer | null>`(
    select case m.role when 'head' then json_build_object('role', 'head')
      else json_build_object('role', 'signatory', 'from', m.authority->>'issuedOn', 'until', m.authority->>'until', 'provenAt', (
        select to_char(max(p.added_at) at time zone 'UTC', ${INSTANT}) from ${proof} p
        where p.membership_id = m.id and p.removed_at is null)) end
    from ${membership} m where m.applicant_id = ${application.applicantId} and m.person_id = ${askerId(anAsker)}
      and m.until is null and m.role in ('head', 'signatory'))`,
};

const namedColumns = {
  members: sql<number>`(select count(*)::int from ${namedPerson} n
    where n.applicant_id = ${applicant.id} and n.purpose = 'group' and n.withdrawn_at is null)`,
  teamConsents: sql<string[]>`coalesce((select json_agg(n.name) from ${namedPerson} n
    where n.applicant_id = ${applicant.id} and n.purpose = 'team' and n.withdrawn_at is null), '[]')`,
};

const declarationsColumn = sql<Declarations>`coalesce((
  select json_object_agg(said.requirement, said.is_met) from (
    select distinct on (d.requirement) d.requirement, d.is_met from ${declaration} d
    where d.application_id = ${application.id} order by d.requirement, d.said_at desc, d.id) said), '{}')`;

const tasksColumn = sql<WaitingTask[]>`coalesce((
  select json_agg(json_build_object('id', t.id, 'section', t.section, 'personId', t.person_id, 'colleague', c.name, 'askedBy', t.asked_by,
                                    'asker', a.name, 'note', t.note, 'dueOn', t.due_on) order by t.asked_at, t.id)
  from ${sectionTask} t join ${person} c on c.id = t.person_id join ${person} a on a.id = t.asked_by
  where t.application_id = ${application.id} and t.state = 'asked'), '[]')`;

const pathColumn = sql<string>`(
  select '/' || ${organiser.slug} || '/' || ${competition.slug} from ${organiser} where ${organiser.id} = ${competition.organiserId})`;

const newestTemplate = sql<number>`(select max(${formTemplate.version}) from ${formTemplate} where ${formTemplate.competitionId} = ${competition.id})`;

const draftReading = prepared((database) =>
  database
    .select({
      facts: applicationColumns(anAsker),
      applicant: applicantColumns,
      coApplicants: coApplicantsColumn,
      standing: standingColumns,
      named: namedColumns,
      declarations: declarationsColumn,
      tasks: tasksColumn,
      competitionPath: pathColumn,
      sections: sectionsColumn,
      files: filesColumn,
      templateVersion: newestTemplate,
    })
    .from(application)
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .where(eq(application.id, sql.placeholder("id"))),
);

/** A draft as one consistent reading; undefined when there is no such application. Asks no policy. */
export async function loadDraft(reader: Reader, who: Who, applicationId: string): Promise<LoadedDraft | undefined> {
  if (!isUuid(applicationId)) return undefined;
  const [row] = await draftReading(reader, { ...askedBy(who), id: applicationId });
  if (!row) return undefined;
  const { facts, files, templateVersion, coApplicants } = row;
  const together = coApplicants.length > 0 ? { ...row.applicant, coApplicants } : row.applicant;
  return {
    facts,
    applicant: together,
    // why: who signed stands on the paper, which the check of admission looks at; nobody signs here.
    standing: standingOf(
      together,
      facts.paper === null ? row.standing : { ...row.standing, signer: { role: "head" } },
      row.named,
    ),
    declarations: row.declarations,
    tasks: row.tasks,
    competitionPath: row.competitionPath,
    files,
    templateVersion,
    draft: Object.fromEntries(row.sections.map(({ section, data }) => [section, data])),
    versions: Object.fromEntries(row.sections.map(({ section, version }) => [section, version])),
    ...(await formOf(reader, facts, templateVersion)),
  };
}

const formReading = prepared((database) =>
  database
    .select({ facts: applicationColumns(anAsker), templateVersion: newestTemplate })
    .from(application)
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .where(eq(application.id, sql.placeholder("id"))),
);

/** Facts of an application with its form, for who needs nothing of what is typed; undefined when there is none. */
export async function loadForm(
  reader: Reader,
  who: Who,
  applicationId: string,
): Promise<(Form & { facts: LoadedApplication }) | undefined> {
  if (!isUuid(applicationId)) return undefined;
  const [row] = await formReading(reader, { ...askedBy(who), id: applicationId });
  if (!row) return undefined;
  return { facts: row.facts, ...(await formOf(reader, row.facts, row.templateVersion)) };
}

type Form = { rules: CompetitionRules; template: FormTemplate };

/** Rules and forms never change under their versions, so those used last are kept; other processes keep their own. */
const forms = new Map<string, Form>();
const KEPT_FORMS = 50;

async function formOf(reader: Reader, facts: LoadedApplication, templateVersion: number): Promise<Form> {
  const key = `${facts.id} ${facts.rulesVersion} ${templateVersion}`;
  const known = forms.get(key);
  if (known) return known;
  const [[row], rules] = await Promise.all([
    reader
      .select({ template: formTemplate.template })
      .from(formTemplate)
      .where(and(eq(formTemplate.competitionId, facts.id), eq(formTemplate.version, templateVersion))),
    rulesOf(reader, facts.id, facts.rulesVersion),
  ]);
  if (!row) throw new Error(`no form of competition ${facts.id}`);
  const form = { rules, template: row.template };
  if (facts.state !== "draft") keep(key, form);
  return form;
}

function keep(key: string, form: Form): void {
  if (forms.size >= KEPT_FORMS) forms.delete(forms.keys().next().value!);
  forms.set(key, form);
}
