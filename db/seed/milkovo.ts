import { and, eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { answerQuestion } from "~/lifecycle/2-announcement/answer-question.server";
import { askQuestion } from "~/lifecycle/2-announcement/ask-question.server";
import { createCompetition } from "~/lifecycle/2-announcement/create-competition.server";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { admitApplication } from "~/lifecycle/4-admission/admit-application.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { rejectApplication } from "~/lifecycle/4-admission/reject-application.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { publishResults } from "~/lifecycle/7-publication/publish-results.server";
import { releaseLetters } from "~/lifecycle/7-publication/release-letters.server";
import type { Stage } from "~/lifecycle/stages";
import { stages } from "~/lifecycle/stages";
import { addDays, dayOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { question } from "~db/schema/announcement";
import { applies, corrects, drafts as draftsOf, withdraws } from "./applying";
import { passes } from "./clock";
import { declareTies, gathers, type Office, type Registered } from "./company";
import type { DemoMeeting } from "./content/decision";
import { presentAt, votesOn } from "./content/decision";
import type { DemoHelp } from "./content/together";
import type { DemoApplication, DemoCheck, DemoDraft, DemoRejection, DemoReturn, DemoSheet } from "./content/types";
import { callsMeeting, meets } from "./deciding";
import { play } from "./play";
import { opensScores, type SheetToScore, scores, startsRound } from "./scoring";
import { worksTogether } from "./together";

export type CompetitionStory = {
  slug: string;
  title: string;
  rules: (today: string) => CompetitionRules;
  applications: readonly DemoApplication[];
  drafts: readonly DemoDraft[];
  withdrawn: readonly string[];
  help?: DemoHelp;
  questions: readonly { askedBy: string; text: string; answer: string | null }[];
  checks: readonly DemoCheck[];
  rejections: readonly DemoRejection[];
  returns: readonly DemoReturn[];
  sheets: readonly DemoSheet[];
  meeting: DemoMeeting;
};

/** What the story has come to: ids for whoever plays on. */
export type Played = {
  competitionId: string;
  applicationIds: ReadonlyMap<string, string>;
  roundId?: string;
  meetingId?: string;
};

type Scene = { office: Office; applicants: ReadonlyMap<string, Registered>; people: (key: string) => Person };

const reached = (until: Stage, stage: Stage) => stages.indexOf(until) <= stages.indexOf(stage);

/**
 * Plays a competition by calling the verbs, up to the middle of a stage: `application` leaves the reception open, `review`
 * leaves one sheet of the first expert unsealed, `decision` a meeting called, `publication` results decided and not yet
 * published. Later stages are played by `winners.ts`.
 */
export async function plays(story: CompetitionStory, scene: Scene, until: Stage): Promise<Played> {
  const { secretary } = scene.office;
  const played = await announces(story, scene, until);
  if (reached(until, "announcement")) return played;
  const { competitionId, rules } = played;
  const invited = await gathers(secretary, competitionId);
  await declareTies(invited.experts);

  const applicationIds = await receives(story, scene, { competitionId, rules });
  if (reached(until, "application")) return { competitionId, applicationIds };
  await passes(
    secretary,
    competitionId,
    new Date(Date.parse(rules.dates.receptionClosesAt) + rules.graceSeconds * 1000).toISOString(),
  );
  const opening = { place: story.meeting.place, present: [invited.chair.id] };
  await play("applications are opened", openApplications(secretary, competitionId, opening));
  if (reached(until, "admission")) return { competitionId, applicationIds };
  await admits(story, scene, { rules, applicationIds });

  const sheets = sheetsToScore(story, applicationIds, invited.experts);
  const first = sheets.filter((sheet) => sheet.ordinal < 3);
  const roundId = await startsRound(secretary, competitionId, first);
  const last = first.findLast((sheet) => sheet.expert === "expert");
  for (const sheet of first) if (sheet !== last) await scores(roundId, sheet);
  if (reached(until, "review")) return { competitionId, applicationIds, roundId };
  if (last) await scores(roundId, last);
  await opensScores(secretary, invited.chair, roundId);
  await scoresAgain(
    scene,
    { competitionId, rules, chair: invited.chair },
    sheets.filter((sheet) => sheet.ordinal === 3),
  );

  const at = { competitionId, secretary, at: rules.dates.meetingAt, place: story.meeting.place };
  const meetingId = await callsMeeting({ ...at, form: story.meeting.form, zone: rules.zone });
  if (reached(until, "decision")) return { competitionId, applicationIds, roundId, meetingId };
  await passes(secretary, competitionId, rules.dates.meetingAt);
  await holds(meetingId, story, { secretary, commission: invited.commission, applicationIds });
  if (reached(until, "publication")) return { competitionId, applicationIds, roundId, meetingId };
  await play("results are published", publishResults(secretary, competitionId));
  await play("letters are released", releaseLetters(secretary, competitionId));
  return { competitionId, applicationIds, roundId, meetingId };
}

async function announces(
  story: CompetitionStory,
  { office }: Scene,
  until: Stage,
): Promise<Played & { rules: CompetitionRules }> {
  const { slug, title } = story;
  const { secretary } = office;
  const { id } = await play(
    "a competition is created",
    createCompetition(secretary, { organiser: office.id, preset: "milkovo", mode: "test", slug, title }),
  );
  const rules = { ...story.rules(dayOf(new Date(), "Asia/Kamchatka")), title, graceSeconds: 2 };
  const version = await play("its rules are set", editRules(secretary, id, 1, rules));
  if (!reached(until, "announcement")) await play("it is announced", announceCompetition(secretary, id, version));
  return { competitionId: id, applicationIds: new Map(), rules };
}

type Receiving = { competitionId: string; rules: CompetitionRules };

async function receives(
  story: CompetitionStory,
  scene: Scene,
  { competitionId, rules }: Receiving,
): Promise<Map<string, string>> {
  const { secretary } = scene.office;
  const ids = new Map<string, string>();
  await passes(secretary, competitionId, rules.dates.receptionOpensAt);
  await asks(story, scene, competitionId);
  const by = (key: string) => ({
    competitionId,
    rules,
    applicantId: scene.applicants.get(key)!.id,
    head: scene.applicants.get(key)!.head,
  });
  for (const draft of story.drafts) ids.set(draft.key, await draftsOf(by(draft.applicant), draft));
  for (const application of story.applications)
    ids.set(
      application.key,
      await applies(by(application.applicant), application, async (id) => {
        if (story.help?.application !== application.key) return;
        await worksTogether(headOf(story, scene, application.key), id, story.help, scene.applicants);
      }),
    );
  for (const key of story.withdrawn) await withdraws(headOf(story, scene, key), ids.get(key)!);
  return ids;
}

function headOf(story: CompetitionStory, { applicants }: Scene, key: string): Person {
  const told = story.applications.find((one) => one.key === key)!;
  return applicants.get(told.applicant)!.head;
}

async function asks(story: CompetitionStory, { office, people }: Scene, competitionId: string): Promise<void> {
  for (const { askedBy, text, answer } of story.questions) {
    await play("a question is asked", askQuestion(people(askedBy), competitionId, text));
    const [asked] = await db()
      .select({ id: question.id })
      .from(question)
      .where(and(eq(question.competitionId, competitionId), eq(question.text, text)));
    if (answer)
      await play("it is answered", answerQuestion(office.secretary, competitionId, { question: asked!.id, answer }));
  }
}

async function admits(
  story: CompetitionStory,
  scene: Scene,
  { rules, applicationIds }: { rules: CompetitionRules; applicationIds: ReadonlyMap<string, string> },
): Promise<void> {
  const { secretary } = scene.office;
  for (const { key } of story.applications) {
    if (story.withdrawn.includes(key)) continue;
    const id = applicationIds.get(key)!;
    await play(`${key} is checked`, checkRequirements(secretary, id, { checks: checksOf(story, key, rules) }));
    const rejection = story.rejections.find((one) => one.application === key);
    if (rejection) {
      await play(
        `${key} is rejected`,
        rejectApplication(secretary, id, { ground: rejection.ground, text: rejection.text }),
      );
      continue;
    }
    const returned = story.returns.find((one) => one.application === key);
    if (returned) {
      await play(
        `${key} is returned`,
        returnApplication(secretary, id, { sections: [...returned.sections], remarks: returned.remarks }),
      );
      await corrects(headOf(story, scene, key), id, returned.corrected, rules);
    }
    await play(`${key} is admitted`, admitApplication(secretary, id));
  }
}

function checksOf(story: CompetitionStory, key: string, rules: CompetitionRules) {
  const special = new Map(story.checks.filter((one) => one.application === key).map((one) => [one.requirement, one]));
  return Object.fromEntries(
    rules.requirements.map((requirement) => {
      const check = special.get(requirement.key);
      return [requirement.key, { result: check?.result ?? ("ok" as const), comment: check?.comment ?? "" }];
    }),
  );
}

function sheetsToScore(
  story: CompetitionStory,
  ids: ReadonlyMap<string, string>,
  experts: ReadonlyMap<string, Person>,
): SheetToScore[] {
  return story.sheets.map((sheet) => ({
    ...sheet,
    applicationId: ids.get(sheet.application)!,
    who: experts.get(sheet.expert)!,
  }));
}

/** Where marks diverge, a second round asks a third expert. */
async function scoresAgain(
  { office }: Scene,
  { competitionId, rules, chair }: Receiving & { chair: Person },
  extra: readonly SheetToScore[],
): Promise<void> {
  if (extra.length === 0) return;
  const dueOn = addDays(dayOf(new Date(rules.dates.reviewDueAt), rules.zone), 5);
  const roundId = await startsRound(office.secretary, competitionId, extra, dueOn);
  for (const sheet of extra) await scores(roundId, sheet);
  await opensScores(office.secretary, chair, roundId);
}

async function holds(
  meetingId: string,
  { meeting, applications }: CompetitionStory,
  {
    secretary,
    commission,
    applicationIds,
  }: { secretary: Person; commission: ReadonlyMap<string, Person>; applicationIds: ReadonlyMap<string, string> },
): Promise<void> {
  const idOf = (key: string) => applicationIds.get(key)!;
  const member = (key: string) => commission.get(key)!;
  await meets(meetingId, {
    secretary,
    chair: member("chair"),
    present: presentAt(meeting).map(member),
    cuts: new Map(
      meeting.cuts.map(({ application, roubles, reason }) => [
        idOf(application),
        { outcome: "awarded", sum: BigInt(roubles) * 100n, reason },
      ]),
    ),
    recusals: meeting.recusals.map(({ application, member: key, reason }) => ({
      applicationId: idOf(application),
      who: member(key),
      reason,
    })),
    votes: new Map(
      applications.map(({ key }) => [
        idOf(key),
        new Map(votesOn(meeting, key).map((one) => [member(one.member).id, one.choice])),
      ]),
    ),
    byHands: new Set(meeting.dissent.slice(0, 1).map(({ application }) => idOf(application))),
  });
}
