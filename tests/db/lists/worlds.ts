import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Person, system } from "~/access/who";
import { askQuestion } from "~/lifecycle/2-announcement/ask-question.server";
import { publishNews } from "~/lifecycle/2-announcement/publish-news.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { distributeEvenly } from "~/lifecycle/5-review/distribute-evenly.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { storedFile } from "~db/schema/application";
import { organiser } from "~db/schema/registration";
import { projectCard } from "~db/schema/reporting";
import { sure } from "../../decided-competition";
import { aPerson } from "../../people";
import { anAgreedProject } from "../../reports";
import { worked } from "../../scored-competition";
import { aClosedCompetition, anAdmittedCompetition, anOpening } from "../../submitted-competition";
import { aPublishedCompetition } from "../../winners";
import { anAnnounced, anOffice } from "../announcement-world";

/** Who reads a page with a list, and at which address. */
export type List = { reader?: Person; params?: Record<string, string>; query?: string };
/** Pages with lists, by the files of their routes, each with the world in which it has so many rows. */
export type Lists = Record<string, (rows: number) => Promise<List>>;

export async function times<T>(rows: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let n = 0; n < rows; n += 1) made.push(await make(n));
  return made;
}

export async function inserts(insert: Parameters<typeof transaction<void>>[2]): Promise<void> {
  sure(await transaction(system, "seed.play", insert));
}

export const scored = (rows: number) => ({
  applications: Array.from({ length: rows }, () => ({ sheets: [worked[71], worked[66]], requested: 100_000n })),
});

export async function agreed(rows: number) {
  const of = await aPublishedCompetition();
  const projects = await times(rows, (n) => anAgreedProject(of, n + 1));
  return { of, projects };
}

export async function slugOf(organiserId: string): Promise<string> {
  const [row] = await db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, organiserId));
  return row!.slug;
}

export async function cards(rows: number): Promise<string> {
  const { of, projects } = await agreed(rows);
  await inserts(async (tx) => {
    for (const { winner, agreementId } of projects)
      await tx.insert(projectCard).values({ applicationId: winner.id, competitionId: of.id, agreementId });
    return done;
  });
  return slugOf(of.organiserId);
}

export async function openedApplications(rows: number) {
  const world = await aClosedCompetition({ applications: rows });
  sure(await openApplications(world.secretary, world.id, anOpening));
  return world;
}

export async function underReview(rows: number, experts = 3) {
  const world = await anAdmittedCompetition({ applications: rows, experts });
  const roundId = sure(await prepareRound(world.secretary, world.id));
  sure(await distributeEvenly(world.secretary, roundId));
  sure(await startRound(world.secretary, roundId));
  return world;
}

export async function announced(rows: number) {
  const office = await anOffice();
  const ids = await times(rows, () => anAnnounced(office));
  return { ...office, ids };
}

/** A file of an application that is on record; its bytes are nobody's matter here. */
export async function aFile(uploadedBy: string): Promise<string> {
  const id = randomUUID();
  const about = { name: "устав.pdf", size: 3, contentType: "application/pdf", sha256: "0".repeat(64) };
  await inserts(async (tx) => {
    await tx.insert(storedFile).values({ id, key: `files/${id}`, uploadedBy, ...about });
    return done;
  });
  return id;
}

export const sheets = (rows: number) => ({
  applications: [{ sheets: Array.from({ length: rows }, () => worked[71]), requested: 100_000n }],
});

export async function asked(rows: number) {
  const office = await anOffice();
  const id = await anAnnounced(office);
  const asker = await aPerson("Вера");
  await times(rows, async (n) => sure(await askQuestion(asker, id, `Вопрос номер ${n}?`)));
  return { ...office, id };
}

/** An office that has published so many pieces of news. */
export async function tellingNews(rows: number) {
  const office = await anOffice();
  const typed = { title: "Новость", text: "Текст новости.", competition: null };
  const made = await times(rows, async () => sure(await publishNews(office.secretary, office.organiserId, typed)));
  return { ...office, ids: made.map(({ id }) => id) };
}
