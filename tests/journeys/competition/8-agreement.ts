import { expect } from "vitest";
import { awards } from "./6-decision";
import { written } from "./content";
import { followIn, pathOf, sees } from "./hands";
import { type Story, t } from "./story";

const words = t.agreement;

/** The agreement with the winner whose award was cut is recorded to the kopeck; a sum that does not fit is refused. */
export async function agreementIsRecorded(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  const list = `${story.known.office}/agreements`;
  await secretary.get(list);
  await sees(secretary, words.winner.awarded);
  await followIn(secretary, written.bereg.title, words.list.record);
  await sees(secretary, awards.bereg);
  await secretary.press(words.fresh.save, { number: "7/2027", "lines.0.granted": "1" });
  expect(secretary.status()).toBe(400);
  await sees(secretary, t.field.sumDiffers as string);
  await secretary.press(words.fresh.save, { "lines.0.granted": "100 000", "lines.1.granted": "50 000" });
  await sees(secretary, words.list.done.recorded, awards.bereg);
  story.known.agreement = pathOf(secretary).replace("/office/", "/applicant/");
  await story.letterTo("bereg", "7/2027");
}

/** The other winner gives the money up, which is recorded with its reason. */
export async function otherForgoes(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get(`${story.known.office}/agreements`);
  await followIn(secretary, written.rodnik.title, words.list.refuse);
  await secretary.press(words.refuse.save, { reason: "" });
  expect(secretary.status()).toBe(400);
  await secretary.press(words.refuse.save, { reason: "Письмо организации: проект поддержал другой фонд." });
  await sees(secretary, words.list.done.refused, words.winner.forgone);
}
