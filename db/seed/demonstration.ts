import type { Stage } from "~/lifecycle/stages";
import { joins } from "./cast";
import { milkovoApplicants, opensOffices } from "./company";
import { type PersonKey, people } from "./content/people";
import { type Played, plays } from "./milkovo";
import { currentStory } from "./stories";

/** Plays the demonstration by calling the verbs; with a stage, one competition up to that point of the story. */
export async function playDemonstration(stage?: Stage): Promise<Played> {
  const offices = await opensOffices();
  const applicants = await milkovoApplicants();
  const cast = new Map(
    await Promise.all(Object.entries(people).map(async ([key, one]) => [key, await joins(one)] as const)),
  );
  const scene = { office: offices.milkovo, applicants, people: (key: string) => cast.get(key as PersonKey)! };
  return plays(currentStory, scene, stage ?? "reporting");
}
