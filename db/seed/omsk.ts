import type { Person } from "~/access/who";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { createCompetition } from "~/lifecycle/2-announcement/create-competition.server";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { dayOf } from "~/lifecycle/time";
import { applies, drafts } from "./applying";
import { joinsTeam } from "./cast";
import { passes } from "./clock";
import { type Office, registersAll } from "./company";
import { omskGrantsRules, omskRules, organisers } from "./content/competitions";
import { omskApplicants, omskDetails, omskTitles, springDraft, swings, swingsMembers } from "./content/omsk";
import { people } from "./content/people";
import { springHelp } from "./content/together";
import { play } from "./play";
import { worksTogether } from "./together";

/** The second organiser: one competition that takes applications of groups, one of everybody, one that is still being set up. */
export async function playOmsk({ id: organiser, secretary }: Office): Promise<void> {
  const applicants = await registersAll(omskApplicants, omskDetails);
  const asked = { organiser, preset: "initiative-groups", mode: "test" } as const;
  const today = dayOf(new Date(), organisers.omsk.zone);
  const rules = omskRules(today, omskTitles.open);
  const id = await opens(secretary, { ...asked, slug: "initiatives" }, rules);
  const by = (key: string) => {
    const one = applicants.get(key)!;
    return { competitionId: id, rules, applicantId: one.id, head: one.head };
  };
  const group = by(swings.applicant);
  await namesMembers(group.head, group.applicantId, today);
  await applies(group, swings);
  const spring = by(springDraft.applicant);
  const draft = await drafts(spring, springDraft);
  await joinsTeam(spring.head, spring.applicantId, { role: "editor" }, people.neighbourSpring);
  await worksTogether(spring.head, draft, springHelp, applicants);
  await play(
    "another one is begun",
    createCompetition(secretary, { ...asked, slug: "initiatives-next", title: omskTitles.draft }),
  );
  const grants = { ...asked, preset: "resource-centre", slug: "grants" } as const;
  await opens(secretary, grants, omskGrantsRules(today, omskTitles.grants));
}

/** A competition by these rules that takes applications; answers its id. */
async function opens(
  secretary: Person,
  asked: Omit<Parameters<typeof createCompetition>[1], "title">,
  rules: CompetitionRules,
): Promise<string> {
  const { id } = await play("a competition is created", createCompetition(secretary, { ...asked, title: rules.title }));
  const version = await play("its rules are set", editRules(secretary, id, 1, rules));
  await play("it is announced", announceCompetition(secretary, id, version));
  await passes(secretary, id, rules.dates.receptionOpensAt);
  return id;
}

/** A group is its members, each with a consent. */
async function namesMembers(head: Person, applicantId: string, givenOn: string): Promise<void> {
  const agreed = { purpose: "group", contact: "", way: "written", givenOn } as const;
  for (const name of swingsMembers) await play(`${name} is named`, namePerson(head, applicantId, { ...agreed, name }));
}
