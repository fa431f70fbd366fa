import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db, type Reader } from "~db/client.server";
import { competition, formTemplate } from "~db/schema/announcement";
import { application, sectionTask } from "~db/schema/application";
import { membership, person } from "~db/schema/registration";
import type { MemberRole } from "../1-registration/applicant";
import { holds, type TemplateSection } from "../2-announcement/form-template";
import { made, type Outcome, refused } from "../outcome";
import { applicationFacts, type LoadedApplication } from "./application.queries.server";
import { textThatMeans } from "./content";
import { type LoadedDraft, loadDraft } from "./draft.queries.server";
import type { OwnTask, SectionTaskRow, SectionTaskState, ShownTask } from "./section-task";

const MOST = 50;
/** Who can write a section at all; the accountant writes the one with the budget. */
const writers: readonly MemberRole[] = ["head", "signatory", "editor", "accountant"];

/** Whether a member of this role can fill in this section. */
export function canFill(role: MemberRole, section: TemplateSection): boolean {
  return writers.includes(role) && (role !== "accountant" || holds(section, "budget"));
}

export type ColleaguesPage = {
  id: string;
  /** Whose page invites a colleague. */
  applicantId: string;
  title: string | null;
  sections: { key: string; title: string }[];
  colleagues: { id: string; name: string; role: MemberRole }[];
  tasks: SectionTaskRow[];
  mayAsk: boolean;
};

const asker = alias(person, "asker");

/** Who was asked to fill in which section of a draft, and whom else one can ask. Refuses `notFound`. */
export async function readColleagues(who: Who, applicationId: string): Promise<Outcome<ColleaguesPage>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded || who.kind !== "person" || loaded.facts.memberRole === null) return refused("notFound");
  const { facts, template, draft } = loaded;
  const may = policy["application.read"](who, facts);
  if (!may.ok) return may;
  const titles = new Map<string, string>(template.sections.map(({ key, title }) => [key, title]));
  const [colleagues, tasks] = await Promise.all([colleaguesOf(db(), facts.applicantId), tasksOf(applicationId)]);
  return made({
    id: applicationId,
    applicantId: facts.applicantId,
    title: textThatMeans(template, draft, "title") || facts.applicationTitle,
    sections: template.sections.map(({ key, title }) => ({ key, title })),
    colleagues: colleagues.filter(({ id }) => id !== who.id),
    tasks: tasks.map(({ personId, askedBy, askedAt, ...task }) => ({
      ...task,
      title: titles.get(task.section) ?? task.section,
      askedAt: askedAt.toISOString(),
      ...mayEnd(who, facts, { state: task.state, personId, askedBy }),
    })),
    mayAsk: policy["application.askColleague"](who, facts).ok,
  });
}

/** Which of the two ends of a request are this person's. */
function mayEnd(
  who: Who,
  facts: LoadedApplication,
  { state, personId, askedBy }: { state: SectionTaskState; personId: string; askedBy: string },
) {
  const id = who.kind === "person" ? who.id : null;
  const asked = { ...facts, sectionTask: state, isAsked: personId === id, isAsker: askedBy === id };
  return {
    mayFinish: policy["sectionTask.finish"](who, asked).ok,
    mayWithdraw: policy["sectionTask.withdraw"](who, asked).ok,
  };
}

/** The requests that wait for a section, for the members of the applicant: a helper of a consultation desk sees none. */
export function tasksOn(who: Who, { facts, tasks }: LoadedDraft, section: string): ShownTask[] {
  if (who.kind !== "person" || facts.memberRole === null) return [];
  return tasks
    .filter((task) => task.section === section)
    .map(({ section: _, personId, askedBy, ...task }) => ({
      ...task,
      isOwn: personId === who.id,
      ...mayEnd(who, facts, { state: "asked", personId, askedBy }),
    }));
}

/** The members of an applicant who can write something. */
export async function colleaguesOf(
  reader: Reader,
  applicantId: string,
): Promise<{ id: string; name: string; role: MemberRole; email: string; lang: string }[]> {
  return reader
    .select({ id: person.id, name: person.name, role: membership.role, email: person.email, lang: person.lang })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        eq(membership.applicantId, applicantId),
        isNull(membership.until),
        isNull(person.disabledAt),
        inArray(membership.role, [...writers]),
      ),
    )
    .orderBy(byAlphabet(person.name), person.id)
    .limit(MOST);
}

function tasksOf(applicationId: string) {
  return db()
    .select({
      id: sectionTask.id,
      section: sectionTask.section,
      personId: sectionTask.personId,
      colleague: person.name,
      askedBy: sectionTask.askedBy,
      asker: asker.name,
      note: sectionTask.note,
      dueOn: sectionTask.dueOn,
      state: sectionTask.state,
      askedAt: sectionTask.askedAt,
    })
    .from(sectionTask)
    .innerJoin(person, eq(person.id, sectionTask.personId))
    .innerJoin(asker, eq(asker.id, sectionTask.askedBy))
    .where(eq(sectionTask.applicationId, applicationId))
    .orderBy(sectionTask.state, desc(sectionTask.askedAt), sectionTask.id)
    .limit(MOST);
}

/** What a person was asked to fill in and has not finished, the oldest first; only where they still act for the applicant. */
export async function ownTasks(who: Who): Promise<OwnTask[]> {
  if (who.kind !== "person") return [];
  const rows = await db()
    .select({
      id: sectionTask.id,
      applicationId: sectionTask.applicationId,
      section: sectionTask.section,
      template: formTemplate.template,
      project: application.title,
      competition: competition.title,
      asker: asker.name,
      note: sectionTask.note,
      dueOn: sectionTask.dueOn,
    })
    .from(sectionTask)
    .innerJoin(application, eq(application.id, sectionTask.applicationId))
    .innerJoin(competition, eq(competition.id, sectionTask.competitionId))
    .innerJoin(formTemplate, eq(formTemplate.competitionId, competition.id))
    .innerJoin(asker, eq(asker.id, sectionTask.askedBy))
    .innerJoin(
      membership,
      and(
        eq(membership.applicantId, application.applicantId),
        eq(membership.personId, sectionTask.personId),
        isNull(membership.until),
      ),
    )
    .where(
      and(
        eq(sectionTask.personId, who.id),
        eq(sectionTask.state, "asked"),
        inArray(application.state, ["draft", "submitted", "returned"]),
      ),
    )
    .orderBy(sectionTask.askedAt, sectionTask.id, desc(formTemplate.version))
    .limit(MOST);
  const newest = new Map<string, OwnTask>();
  for (const { template, ...row } of rows) {
    const title = template.sections.find(({ key }) => key === row.section)?.title ?? row.section;
    if (!newest.has(row.id)) newest.set(row.id, { ...row, title });
  }
  return [...newest.values()];
}

export type LoadedSectionTask = LoadedApplication & {
  taskId: string;
  sectionTask: SectionTaskState;
  isAsked: boolean;
  isAsker: boolean;
};

/** Facts of one request of an application for one person, or undefined when there is none. */
export async function sectionTaskFacts(
  reader: Reader,
  who: Who,
  applicationId: string,
  taskId: string,
): Promise<LoadedSectionTask | undefined> {
  if (who.kind !== "person" || !isUuid(taskId)) return undefined;
  const facts = await applicationFacts(reader, who, applicationId);
  const [row] = await reader
    .select({ state: sectionTask.state, personId: sectionTask.personId, askedBy: sectionTask.askedBy })
    .from(sectionTask)
    .where(and(eq(sectionTask.id, taskId), eq(sectionTask.applicationId, applicationId)));
  if (!facts || !row) return undefined;
  const { state, personId, askedBy } = row;
  return { ...facts, taskId, sectionTask: state, isAsked: personId === who.id, isAsker: askedBy === who.id };
}
