import { randomUUID } from "node:crypto";
import type { Person } from "~/access/who";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { readNamedPeople } from "~/lifecycle/1-registration/named-person.queries.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import { resubmitApplication } from "~/lifecycle/3-application/resubmit-application.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { dayOf } from "~/lifecycle/time";
import { USUAL_ZONE } from "~/text/zones";
import { sectionsOf, type TypedSections } from "./content/sections";
import type { DemoApplication, DemoDraft, DemoFile } from "./content/types";
import { pdfOf, uploaded } from "./files";
import { play } from "./play";

type Applying = { competitionId: string; applicantId: string; head: Person; rules: CompetitionRules };

/** Saves the typed sections of a draft; `version` is how often each was saved before. */
async function fills(head: Person, applicationId: string, typed: TypedSections, version = 0): Promise<void> {
  for (const [section, data] of Object.entries(typed))
    await play(`${section} is saved`, saveSection(head, applicationId, { section, version, data }));
}

async function attaches(head: Person, applicationId: string, files: readonly DemoFile[]): Promise<void> {
  for (const { kind, name, text } of files) {
    const file = await uploaded(await pdfOf(name, text));
    try {
      const attached = await play(`${name} is attached`, attachFile(head, applicationId, { kind, name, file }));
      if ("unfit" in attached) throw new Error(`${name} is refused: ${attached.unfit}`);
    } finally {
      await file.close();
    }
  }
}

/** Everybody whom an application names in its team has given a consent, each entered once. */
async function namesTeam({ head, applicantId }: Applying, { leader, members }: DemoApplication["team"]): Promise<void> {
  const { people } = await play("people are read", readNamedPeople(head, applicantId));
  const isNamed = (name: string) => people.some((one) => one.purpose === "team" && one.name === name);
  const agreed = { purpose: "team", contact: "", way: "written", givenOn: dayOf(new Date(), USUAL_ZONE) } as const;
  for (const name of [leader, ...members.map((one) => one.name)].filter((one) => !isNamed(one)))
    await play(`${name} is named`, namePerson(head, applicantId, { ...agreed, name }));
}

/** "Yes, it is so" to every requirement of the rules. */
function yesToAll({ requirements }: CompetitionRules): Record<string, boolean> {
  return Object.fromEntries(requirements.map(({ key }) => [key, true]));
}

/** An application is begun and left as far as somebody came. */
export async function drafts({ competitionId, applicantId, head, rules }: Applying, story: DemoDraft): Promise<string> {
  const { id } = await play(
    `${story.key} is started`,
    startApplication(head, competitionId, applicantId, { declarations: yesToAll(rules) }),
  );
  await fills(head, id, sectionsOf(story.sections, rules.term));
  await attaches(head, id, story.files);
  return id;
}

/**
 * An application is written whole and submitted.
 * @param beforeSubmitting what others do with it while it is a draft
 */
export async function applies(
  applying: Applying,
  story: DemoApplication,
  beforeSubmitting?: (applicationId: string) => Promise<void>,
): Promise<string> {
  const { competitionId, applicantId, head, rules } = applying;
  const { id } = await play(
    `${story.key} is started`,
    startApplication(head, competitionId, applicantId, { declarations: yesToAll(rules) }),
  );
  await fills(head, id, sectionsOf(story, rules.term));
  await namesTeam(applying, story.team);
  await attaches(head, id, story.files);
  await beforeSubmitting?.(id);
  await play(`${story.key} is submitted`, submitApplication(head, id, { key: randomUUID() }, noWait));
  return id;
}

/** The applicant takes the application back. */
export async function withdraws(head: Person, applicationId: string): Promise<void> {
  await play("an application is withdrawn", withdrawApplication(head, applicationId, noWait));
}

/** A returned application is corrected and sent again. */
export async function corrects(
  head: Person,
  applicationId: string,
  corrected: Partial<DemoApplication>,
  rules: CompetitionRules,
): Promise<void> {
  await fills(head, applicationId, sectionsOf(corrected, rules.term), 1);
  await play("an application is corrected", resubmitApplication(head, applicationId, { key: randomUUID() }, noWait));
}
