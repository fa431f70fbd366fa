import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { sectionTask } from "~db/schema/application";
import { done, type Outcome, refused } from "../outcome";
import { dayOf, type IsoDay } from "../time";
import type { LoadedApplication } from "./application.queries.server";
import { textThatMeans } from "./content";
import { loadDraft } from "./draft.queries.server";
import type { AskColleagueForm } from "./section-task.form";
import { canFill, colleaguesOf } from "./section-task.queries.server";

/**
 * Asks a colleague to fill in one section of a draft; they get a letter. Refuses `notFound`, `wrongRole`, `deadlinePassed`,
 * `badInput` for a section that the form does not have or that this colleague may not write, and with the field for a day that
 * has passed or comes after the deadline, `alreadyExists`.
 */
export async function askColleague(who: Who, applicationId: string, asked: AskColleagueForm): Promise<Outcome> {
  if (who.kind !== "person") return refused("notSignedIn");
  return transaction(who, "application.askColleague", async (tx) => {
    const loaded = await loadDraft(tx, who, applicationId);
    if (!loaded) return refused("notFound");
    const { facts, template, draft, applicant } = loaded;
    const may = policy["application.askColleague"](who, facts);
    if (!may.ok) return may;
    const section = template.sections.find(({ key }) => key === asked.section);
    const colleague = (await colleaguesOf(tx, facts.applicantId)).find(({ id }) => id === asked.colleague);
    if (!section || !colleague || !canFill(colleague.role, section)) return refused("badInput");
    const dueOn = asked.dueOn || null;
    const wrongDay = dueOn && dayFault(dueOn, facts);
    if (wrongDay) return refused("badInput", { field: "dueOn", ...wrongDay });
    const added = await tx
      .insert(sectionTask)
      .values({
        applicationId,
        competitionId: facts.id,
        section: section.key,
        personId: colleague.id,
        askedBy: who.id,
        note: asked.note,
        dueOn,
      })
      .onConflictDoNothing()
      .returning({ id: sectionTask.id });
    if (added.length === 0) return refused("alreadyExists");
    await post(tx, "section-asked", {
      to: {
        personId: colleague.id,
        email: colleague.email,
        name: colleague.name,
        lang: colleague.lang === "en" ? "en" : "ru",
      },
      competitionId: facts.id,
      props: {
        asker: who.name,
        applicant: applicant.shortName,
        competition: facts.title,
        title: textThatMeans(template, draft, "title") || (facts.applicationTitle ?? ""),
        section: section.title,
        note: asked.note,
        dueOn,
        url: `${config().baseUrl}/applicant/applications/${applicationId}/form/${section.key}`,
      },
    });
    return done;
  });
}

/** The day is neither past nor after the deadline; an application on its way back has its own. */
function dayFault(day: IsoDay, { now, closesAt, zone, correction }: LoadedApplication) {
  const [first, last] = [dayOf(now, zone), dayOf(correction ? new Date(correction.dueAt) : closesAt, zone)];
  if (day < first) return { code: "dayBefore", day: first };
  return day > last ? { code: "dayAfter", day: last } : null;
}
