import { expect } from "vitest";
import { aPdf } from "./3-application";
import { written } from "./content";
import { type Hands, optionOf, pathOf, sees, seesNot } from "./hands";
import { type Story, t } from "./story";

const words = t.reporting;

async function addExpense(story: Story, head: Hands, sum: string): Promise<void> {
  await head.press(words.page.addExpense);
  await head.press(words.expense.save, {
    budgetLineId: await optionOf(head, "budgetLineId", "Скамейки"),
    source: "grant",
    documentKind: "receipt",
    documentNumber: "18",
    documentDate: story.known.term.startsOn,
    counterparty: "ООО «Столяр»",
    sum,
    file: await aPdf("чек"),
  });
  await sees(head, words.page.done.added);
}

async function submit(head: Hands): Promise<void> {
  await head.press(words.page.check);
  await head.press(words.submit.save);
  await sees(head, words.page.done.submitted);
}

/** The winner reports; spending a kopeck more than granted is refused until mended. */
export async function reportIsSubmitted(story: Story): Promise<void> {
  const head = await story.as("bereg");
  await head.get(story.known.agreement);
  await head.follow(t.agreement.page.fill);
  story.known.report = pathOf(head);
  await addExpense(story, head, "100 000,01");
  await head.press(words.page.check, {
    summary: "Скамейки стоят, берег убран.",
    "facts.0.fact": "64",
    "facts.1.fact": "2",
  });
  await sees(head, words.problems.overspent({ what: "Скамейки", over: "0,01 ₽" }));
  await head.follow(words.submit.fix);
  await head.follow(words.page.remove);
  await head.press(words.remove.save);
  await sees(head, words.page.done.removed);
  await addExpense(story, head, "99 500");
  await submit(head);
}

/** The organiser returns the report with remarks, then takes the mended one; the card of the project is public. */
export async function reportIsAccepted(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  const office = story.known.report.replace("/applicant/", "/office/");
  await secretary.get(office);
  await secretary.press(words.decide.returnButton, { remarks: "" });
  expect(secretary.status()).toBe(400);
  await secretary.press(words.decide.returnButton, { remarks: "Напишите, сколько скамеек поставлено." });
  await sees(secretary, words.page.done.returned);
  await story.letterTo("bereg", "сколько скамеек поставлено");

  const guest = await story.as("anybody");
  const card = story.known.application.bereg!.replace("/applicant/applications", "/projects");
  await guest.get(card);
  expect(guest.status()).toBe(404);

  const head = await story.as("bereg");
  await head.get(story.known.report);
  await sees(head, "сколько скамеек поставлено");
  await head.press(words.page.save, { summary: "Поставлено восемь скамеек, берег убран." });
  await submit(head);

  await secretary.get(office);
  await sees(secretary, "восемь скамеек");
  await secretary.press(words.decide.accept);
  await sees(secretary, words.page.done.completed);
  await guest.get("/projects");
  await guest.follow(written.bereg.title);
  expect(pathOf(guest)).toBe(card);
  await sees(guest, written.bereg.title, "64 из 60", "99 500");
  await seesNot(guest, "ООО «Столяр»");
}

/** When every agreement is over the secretary completes the competition. */
export async function competitionIsCompleted(story: Story): Promise<void> {
  const secretary = await story.as("secretary");
  await secretary.get(story.known.office);
  await secretary.press(t.announcement.office.board.complete);
  await sees(secretary, t.announcement.office.board.completed);
}
