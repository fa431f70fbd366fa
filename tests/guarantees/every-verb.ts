import { and, eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { addDays, dayOf } from "~/lifecycle/time";
import { sendDueLetters } from "~/server/letters.job.server";
import { openTransport } from "~/server/transport.server";
import { db } from "~db/client.server";
import { sheet } from "~db/schema/blind";
import { joins } from "~db/seed/cast";
import { milkovoApplicants, type Office, opensOffices, type Registered } from "~db/seed/company";
import { people } from "~db/seed/content/people";
import { finishes } from "~db/seed/demonstration";
import { type CompetitionStory, type Played, plays } from "~db/seed/milkovo";
import { finishedStory } from "~db/seed/stories";
import { playAccounts } from "./verbs-of-accounts";
import { playCompetition } from "./verbs-of-competition";
import { playReview } from "./verbs-of-review";

export type Scene = {
  office: Office;
  admin: Person;
  applicants: ReadonlyMap<string, Registered>;
  people: (key: string) => Person;
};

const NOBODY_LISTENS = "smtp://127.0.0.1:1";
const year = new Date().getFullYear();

/** Last year's competition of the demonstration under another name, changed where a verb needs it. */
export function playsAnother(
  scene: Scene,
  slug: string,
  until: Parameters<typeof plays>[2],
  over: Partial<CompetitionStory> = {},
): Promise<Played> {
  return plays(
    { ...finishedStory, slug: `${slug}-${year}`, title: `${finishedStory.title}, ${slug}`, ...over },
    scene,
    until,
  );
}

/** Every sheet of a person in a state, by id. */
export async function sheetsOf(expert: Person, state: "assigned" | "begun" | "sealed", roundId: string) {
  const rows = await db()
    .select({ id: sheet.id })
    .from(sheet)
    .where(and(eq(sheet.expertId, expert.id), eq(sheet.state, state), eq(sheet.roundId, roundId)));
  return rows.map(({ id }) => id);
}

export const inDays = (days: number) => addDays(dayOf(new Date(), "Asia/Kamchatka"), days);

/** The demonstration's finished competition from the first account to the last report, then what it has no occasion for. */
export async function playEveryVerb(): Promise<void> {
  const offices = await opensOffices();
  const applicants = await milkovoApplicants();
  const cast = new Map<string, Person>();
  for (const [key, one] of Object.entries(people)) cast.set(key, await joins(one));
  const scene: Scene = {
    office: offices.milkovo,
    admin: await joins(people.admin),
    applicants,
    people: (key) => cast.get(key)!,
  };
  await finishes(scene);
  await playAccounts(scene);
  await playCompetition(scene);
  await playReview(scene);
  await sendLetters(process.env.SMTP_URL!, 3);
  await sendLetters(NOBODY_LISTENS, 1);
}

async function sendLetters(url: string, limit: number): Promise<void> {
  const from = { name: "Почин", address: "noreply@pochin.example" };
  const transport = openTransport({ outsideUrl: url, insideUrl: url, from });
  await sendDueLetters({ transport, limit });
}
