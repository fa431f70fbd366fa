import { expect } from "vitest";
import { written } from "./content";
import { fieldsNamed, followIn, type Hands, optionOf, pathOf, read, rootOf, sees, seesNot } from "./hands";
import { applicants, type Part, password, people } from "./people";
import { type Story, t } from "./story";

const words = t.review;
const comment = "Обоснование по существу: сроки, люди и цены подтверждены.";
type Expert = "expert1" | "expert2" | "expert3";
type Reviewed = "bereg" | "rodnik";

/** The third expert declares a tie to the first applicant, which bars the two from each other. */
export async function expertDeclaresTie(story: Story): Promise<void> {
  const expert = await story.as("expert3");
  await expert.get("/expert");
  await expert.follow(words.expert.profile);
  const { fullName: organisation, inn } = applicants.bereg.profile;
  await expert.press(words.profile.add, { kind: "employer", organisation, inn });
  await sees(expert, words.profile.done.added, organisation);
}

/** The round is prepared; it does not start while experts are missing; whoever is tied to an applicant cannot be chosen. */
export async function roundStarts(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  const review = `${story.known.office}/review`;
  await secretary.get(review);
  await secretary.follow(words.office.prepare);
  await secretary.press(words.prepare.button);
  await sees(secretary, words.office.done.prepared);
  await secretary.follow(words.office.start);
  await sees(secretary, words.start.missing(2));
  for (const key of ["bereg", "rodnik"] as const) {
    await secretary.get(review);
    await followIn(secretary, written[key].title, words.office.assign);
    const barred = (await rootOf(secretary)).querySelectorAll("input[disabled]").length;
    expect(barred, `experts tied to ${key}`).toBe(key === "bereg" ? 1 : 0);
    const chosen = [people.expert1.name, people.expert2.name];
    const experts = await Promise.all(chosen.map((name) => optionOf(secretary, "experts[]", name)));
    await secretary.press(words.assign.button, { "experts[]": experts });
    await sees(secretary, words.office.done.assigned);
  }
  await secretary.follow(words.office.start);
  await secretary.press(words.start.button);
  await sees(secretary, words.office.done.started);
}

/** Opens the expert's sheet on this application, which the expert knows by its project alone. */
async function openSheet(story: Story, who: Expert, key: Reviewed): Promise<Hands> {
  const expert = await story.as(who);
  await expert.get("/expert");
  const links = (await rootOf(expert)).querySelectorAll('main table a[href^="/expert/sheets/"]');
  for (const link of links) {
    await expert.get(link.getAttribute("href")!);
    if ((await read(expert)).includes(written[key].title)) return expert;
  }
  throw new Error(`${who} has no sheet on “${written[key].title}”`);
}

/** An expert finds the applicant unnamed, steps aside, and somebody else takes the sheet over. */
export async function oneRecuses(story: Story): Promise<void> {
  const expert = await openSheet(story, "expert2", "rodnik");
  const { fullName, inn, headName } = applicants.rodnik.profile;
  await seesNot(expert, fullName, inn, headName);
  await sees(expert, t.upload.scan.notScanned);
  const sheet = pathOf(expert);
  await expert.follow(words.sheet.recuse);
  await expert.press(words.recuse.button);
  expect(expert.status()).toBe(400);
  await expert.press(words.recuse.button, { reason: "Участвовал в прошлых экскурсиях и узнал проект." });
  await sees(expert, words.expert.done.recused);
  await expert.get(sheet);
  await seesNot(expert, words.sheet.seal);

  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/review`);
  await followIn(secretary, [written.rodnik.title, people.expert2.name], words.office.replace);
  await secretary.press(words.replace.button, {
    expert: await optionOf(secretary, "expert", people.expert3.name),
    reason: "Самоотвод эксперта.",
  });
  await sees(secretary, words.office.done.replaced, people.expert3.name);
}

async function write(expert: Hands, mark: string): Promise<void> {
  const fields = await fieldsNamed(expert, "marks.");
  const typed = Object.fromEntries(fields.map((name) => [name, name.endsWith(".mark") ? mark : comment]));
  await expert.press(words.sheet.seal, { ...typed, conclusion: "recommended" });
}

/** Sheets are written and sealed; one is refused while it is not whole, one is taken up again and sealed anew. */
export async function sheetsAreSealed(story: Story): Promise<void> {
  const first = await openSheet(story, "expert1", "bereg");
  const sheet = pathOf(first);
  await first.press(words.sheet.seal, { "marks.relevance.mark": "8" });
  await sees(first, words.seal.problems);
  await first.get(sheet);
  await write(first, "8");
  await first.press(words.seal.button);
  await sees(first, words.expert.done.sealed);
  await first.get(sheet);
  await first.follow(words.sheet.reopen);
  await first.press(words.reopen.button);
  await sees(first, words.sheet.done.reopened);
  await write(first, "7");
  await first.press(words.seal.button);
  await first.get(sheet);
  await sees(first, words.sheet.revision(2));
  const rest = [
    ["expert2", "bereg", "8"],
    ["expert1", "rodnik", "9"],
    ["expert3", "rodnik", "8"],
  ] as const;
  for (const [who, key, mark] of rest) {
    const expert = await openSheet(story, who, key);
    await write(expert, mark);
    await expert.press(words.seal.button);
    await sees(expert, words.expert.done.sealed);
  }
}

/** The round closes once every sheet is sealed; two people open it, each by their own password. */
export async function roundOpens(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  const review = `${story.known.office}/review`;
  await secretary.get(review);
  await sees(secretary, words.office.progress(4, 4));
  await secretary.follow(words.office.close);
  await secretary.press(words.close.button);
  await sees(secretary, words.office.done.closed);
  await secretary.follow(words.office.opening);
  await secretary.press(words.opening.button, { password: "не тот пароль" });
  expect(secretary.status()).toBe(400);
  await sees(secretary, words.opening.nobody);
  await secretary.press(words.opening.button, { password });
  await sees(secretary, words.office.done.confirmed);
  const chair = await story.as("chair");
  await chair.get(`${story.known.office.replace("/office", "/commission")}/opening`);
  await chair.press(words.opening.button, { password });
  await sees(chair, words.opening.opened);
  await secretary.get(review);
  for (const who of ["expert1", "expert2", "expert3"] satisfies Part[]) await sees(secretary, people[who].name);
  await sees(secretary, "85", "75", words.office.toRanking);
}
