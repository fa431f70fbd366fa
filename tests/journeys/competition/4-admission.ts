import { expect } from "vitest";
import { written } from "./content";
import { fieldsNamed, type Hands, pathOf, sees, seesNot } from "./hands";
import { applicants } from "./people";
import { type Story, t } from "./story";

const words = t.admission;

async function openPage(story: Story, title: string): Promise<Hands> {
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/applications`);
  await secretary.follow(title);
  return secretary;
}

/** Until the opening nobody in the office reads a title; then numbers are given in order of arrival. */
export async function applicationsAreOpened(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/applications`);
  await sees(secretary, words.list.sealedCount(3));
  await seesNot(secretary, ...Object.values(written).map(({ title }) => title), applicants.bereg.profile.shortName);
  await secretary.follow(words.list.openNow);
  await secretary.press(words.open.button);
  await sees(secretary, words.list.done.opened, ...Object.values(written).map(({ title }) => title));
}

/** Nothing unchecked is admitted. */
export async function uncheckedIsRefused(story: Story): Promise<void> {
  const secretary = await openPage(story, written.bereg.title);
  await secretary.follow(words.page.admit);
  await sees(secretary, words.admit.left(7));
  await openPage(story, written.bereg.title);
  await sees(secretary, t.upload.scan.notScanned);
}

/** Marks every requirement as met. */
async function check(secretary: Hands): Promise<void> {
  await secretary.follow(words.page.check);
  const results = (await fieldsNamed(secretary, "checks.")).filter((name) => name.endsWith(".result"));
  await secretary.press(t.common.actions.save, Object.fromEntries(results.map((name) => [name, "ok"])));
  await sees(secretary, words.page.done.checked);
}

async function admit(secretary: Hands): Promise<void> {
  await secretary.follow(words.page.admit);
  await secretary.press(words.admit.button);
  await sees(secretary, words.page.done.admitted);
}

/** The group is rejected on a ground of the rules, told in words; without words it is not. */
export async function oneIsRejected(story: Story): Promise<void> {
  const secretary = await openPage(story, written.group.title);
  await secretary.follow(words.page.reject);
  await secretary.press(words.reject.button, { ground: "documents" });
  expect(secretary.status()).toBe(400);
  await secretary.press(words.reject.button, {
    ground: "documents",
    text: "Вместо выписки из ЕГРЮЛ приложен посторонний документ.",
  });
  await sees(secretary, words.page.done.rejected);
}

/** The first application is returned for correction of two sections, corrected by its head, and admitted. */
export async function oneIsCorrected(story: Story): Promise<void> {
  const secretary = await openPage(story, written.bereg.title);
  const page = pathOf(secretary);
  await secretary.follow(words.page.return);
  await secretary.press(words.return.button, {
    "sections[]": ["problem", "indicators"],
    remarks: "Укажите, сколько человек живёт у реки, и уточните показатель.",
  });
  await sees(secretary, words.page.done.returned);
  await story.letterTo("bereg", "сколько человек живёт у реки");

  const head = await story.as("bereg");
  const home = story.known.application.bereg!;
  await head.get("/applicant");
  await sees(head, t.application.home.correct);
  await head.get(`${home}/form/about`);
  await sees(head, t.application.form.correctionOnly);
  await head.get(`${home}/form/problem`);
  await head.press(t.application.form.save, { audience: "Семьи с детьми, 412 человек" });
  await head.get(`${home}/check`);
  await head.press(t.application.check.resubmit, { consent: "on" });
  await sees(head, t.application.page.done.resubmitted);

  await secretary.get(page);
  await sees(secretary, "412 человек", words.page.correctionDone);
  await check(secretary);
  await admit(secretary);
}

/** The second application is admitted as it is. */
export async function otherIsAdmitted(story: Story): Promise<void> {
  const secretary = await openPage(story, written.rodnik.title);
  await check(secretary);
  await admit(secretary);
}
