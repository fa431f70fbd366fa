import { rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { completeCompetition } from "~/lifecycle/2-announcement/complete-competition.server";
import { type Stage, stages } from "~/lifecycle/stages";
import { db } from "~db/client.server";
import { joins } from "./cast";
import { helpsGroup, milkovoApplicants, type Office, opensOffices, type Registered, verifies } from "./company";
import { agreements } from "./content/agreements";
import { applicants as profiles } from "./content/applicants";
import { type PersonKey, people } from "./content/people";
import { reporting } from "./content/reports";
import { type CompetitionStory, type Played, plays } from "./milkovo";
import { playOmsk } from "./omsk";
import { play } from "./play";
import { currentStory, finishedStory, reviewStory } from "./stories";
import { losesMailbox, showAuthority } from "./together";
import { type Reporting, reportsAll, signs } from "./winners";

type Scene = Parameters<typeof plays>[1];

/**
 * Plays the demonstration by calling the verbs. With a stage it is the current competition up to that point of the story;
 * without one several competitions stand at different stages, so that every account has something to do.
 */
export async function playDemonstration(stage?: Stage): Promise<void> {
  // why: first and together, because every registration takes its even time; later ones only look their people up.
  const cast = new Map(
    await Promise.all(Object.entries(people).map(async ([key, one]) => [key, await joins(one)] as const)),
  );
  const offices = await opensOffices();
  const applicants = await milkovoApplicants();
  await helpsGroup(offices.milkovo, applicants.get("yard")!);
  const scene: Scene = { office: offices.milkovo, applicants, people: (key: string) => cast.get(key as PersonKey)! };
  if (stage) {
    await verifiesAll(offices.milkovo, applicants);
    const played = await plays(currentStory, scene, stage);
    if (stages.indexOf(stage) > stages.indexOf("agreement")) await signsFirst(scene, currentStory, played);
    return;
  }
  await finishes(scene);
  await verifiesAll(offices.milkovo, applicants);
  const current = await plays(currentStory, scene, "agreement");
  await signsFirst(scene, currentStory, current);
  await plays(reviewStory, scene, "review");
  await playOmsk(offices.omsk);
  await showAuthority(applicants);
  await losesMailbox(offices.milkovo, applicants);
}

/** Last year's competition with both winners' reports accepted. */
export async function finishes(scene: Scene): Promise<void> {
  const { secretary } = scene.office;
  const played = await plays(finishedStory, scene, "agreement");
  const running = { secretary, competitionId: played.competitionId, rules: await rulesOf(db(), played.competitionId) };
  const agreed: Reporting[] = [];
  for (const { application, number } of agreements) {
    const winner = winnerOf(scene, finishedStory, played, application);
    agreed.push({
      winner,
      agreementId: await signs(running, winner, number),
      told: reporting.find((one) => one.application === application)!,
    });
  }
  await reportsAll(running, agreed);
  await play("the competition is completed", completeCompetition(secretary, played.competitionId));
}

/** The demonstration applicant has signed; the other agreements wait for the secretary. */
async function signsFirst(scene: Scene, story: CompetitionStory, played: Played): Promise<void> {
  const running = {
    secretary: scene.office.secretary,
    competitionId: played.competitionId,
    rules: await rulesOf(db(), played.competitionId),
  };
  await signs(running, winnerOf(scene, story, played, "adaptive"), "1-СОНКО");
}

function winnerOf({ applicants }: Scene, story: CompetitionStory, { applicationIds }: Played, key: string) {
  const told = story.applications.find((one) => one.key === key)!;
  return { applicationId: applicationIds.get(key)!, head: applicants.get(told.applicant)!.head };
}

/** The organiser verifies those who have applied to it; one profile is left to verify. */
async function verifiesAll({ secretary }: Office, applicants: ReadonlyMap<string, Registered>): Promise<void> {
  const applied = new Set(finishedStory.applications.map(({ applicant }) => applicant));
  for (const [key, one] of applicants)
    if (applied.has(key)) await verifies(secretary, one, profiles[key as keyof typeof profiles].inn);
}
