import { expect } from "vitest";
import { awards } from "./6-decision";
import { written } from "./content";
import { sees, seesNot } from "./hands";
import { applicants, people } from "./people";
import { type Story, t } from "./story";

const words = t.publication;

/** Until they are published the results are nobody's to read, and no letter about a decision may go. */
export async function unpublishedIsClosed(story: Story): Promise<void> {
  const guest = await story.as("anybody");
  await guest.get(`${story.known.page}/results`);
  expect(guest.status()).toBe(404);
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/letters`);
  await sees(secretary, words.letters.wait);
}

/** The results are published: winners with their sums, who was not admitted without a name. */
export async function resultsArePublished(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/publication`);
  await secretary.press(words.publish.button);
  await sees(secretary, words.publish.done);

  const guest = await story.as("anybody");
  await guest.get(story.known.page);
  await guest.follow(t.announcement.site.page.results);
  await sees(guest, written.rodnik.title, written.bereg.title, awards.rodnik, awards.bereg);
  await sees(guest, applicants.rodnik.profile.fullName, words.results.rejected);
  await seesNot(guest, applicants.group.profile.fullName, people.group.name, people.expert1.name);
  for (const [file, type] of [
    ["results.json", "json"],
    ["winners.csv", "csv"],
    ["protocol.pdf", "pdf"],
    ["protocol.docx", "word"],
  ] as const) {
    const given = await guest.download(`${story.known.page}/results/${file}`);
    expect([file, given.status]).toEqual([file, 200]);
    expect(given.type).toContain(type);
  }
}

/** The letters are released and come: of the admission, of the award, of the rejection. */
export async function lettersGo(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.follow(words.publish.toLetters);
  await secretary.press(words.letters.release(5));
  await sees(secretary, words.letters.done(5), words.letters.held(0));
  await story.letterTo("bereg", t.letters["application-awarded"].subject(written.bereg.title));
  await story.letterTo("rodnik", t.letters["application-awarded"].subject(written.rodnik.title));
  await story.letterTo("group", "посторонний документ");
}

/** A winner reads what the experts wrote, without their names. */
export async function feedbackIsRead(story: Story): Promise<void> {
  const head = await story.as("bereg");
  await head.get(`${story.known.application.bereg}/feedback`);
  await sees(head, words.feedback.title, "Обоснование по существу");
  await seesNot(head, people.expert1.name, people.expert2.name);
}
