import { expect } from "vitest";
import { pdfOf } from "~db/seed/files";
import type { PickedFile } from "../../visitor";
import { sectionsOf, teammate, written } from "./content";
import { fieldsNamed, type Hands, pathOf, rootOf, sees, seesNot, shownIn } from "./hands";
import { type ApplicantKey, applicants } from "./people";
import { type Story, t } from "./story";

const words = t.application;

/** A real, small PDF. */
export async function aPdf(name: string): Promise<PickedFile> {
  return { name: `${name}.pdf`, type: "application/pdf", bytes: await pdfOf(name, [name, "Копия верна."]) };
}

async function start(story: Story, key: ApplicantKey): Promise<Hands> {
  const hands = await story.as(key);
  await hands.get(story.known.page);
  await hands.follow(t.announcement.site.page.apply);
  const asked = await fieldsNamed(hands, "declared.");
  await hands.press(words.start.button, Object.fromEntries(asked.map((name) => [name, "yes"])));
  story.known.application[key] = pathOf(hands).replace("/form/about", "");
  return hands;
}

/** Fills every section, adding a row by its button where one more is needed. */
async function fill(story: Story, key: ApplicantKey, hands: Hands): Promise<void> {
  const home = story.known.application[key]!;
  for (const [section, { fields = {}, list }] of Object.entries(sectionsOf(written[key], story.known.term))) {
    await hands.get(`${home}/form/${section}`);
    const typed: Record<string, string> = { ...fields };
    for (const [index, row] of (list?.rows ?? []).entries()) {
      const name = `${list!.name}.${index}`;
      if ((await fieldsNamed(hands, `${name}.`)).length === 0) await hands.press(words.form.addRow, typed);
      for (const [column, value] of Object.entries(row)) typed[`${name}.${column}`] = value;
    }
    await hands.press(words.form.save, typed);
    await sees(hands, words.form.saved);
  }
  await recordConsents(hands);
}

/** Whoever the team names has given a consent, and the organisation records it. */
async function recordConsents(hands: Hands): Promise<void> {
  await hands.get("/applicant/organisations");
  const root = await rootOf(hands);
  const own = root.querySelectorAll("main a").map((link) => link.getAttribute("href") ?? "");
  const home = own.find((href) => /^\/applicant\/organisations\/[0-9a-f-]{36}$/.test(href)) ?? pathOf(hands);
  await hands.get(`${home}/people`);
  const consent = { purpose: "team", way: "written", givenOn: "2026-02-01" };
  await hands.press(t.common.actions.add, { name: teammate, ...consent });
  await sees(hands, teammate);
}

async function attach(story: Story, key: ApplicantKey, hands: Hands): Promise<void> {
  await hands.get(`${story.known.application[key]}/documents`);
  for (const kind of ["charter", "register", "taxes", "prices"]) {
    await hands.press(words.documents.upload, { kind, file: await aPdf(`${kind}-${key}`) });
    await sees(hands, words.documents.done.attached);
  }
}

async function submit(story: Story, key: ApplicantKey, hands: Hands, button = words.check.submit): Promise<void> {
  await hands.get(`${story.known.application[key]}/check`);
  await sees(hands, words.check.complete);
  await hands.press(button, { consent: "on" });
  await sees(hands, words.receipt.title, words.page.done.submitted);
  story.known.receipt[key] = (await rootOf(hands)).querySelector(".receipt-code")!.text;
}

/** The first applicant: an empty form names what is missing, a false file and a missing consent are refused. */
export async function firstApplies(story: Story): Promise<void> {
  const hands = await start(story, "bereg");
  const home = story.known.application.bereg!;
  await hands.get(`${home}/check`);
  await sees(hands, t.field.required as string);
  await seesNot(hands, words.check.complete);
  await fill(story, "bereg", hands);
  await hands.get(`${home}/documents`);
  const fake = { name: "устав.pdf", type: "application/pdf", bytes: new TextEncoder().encode("MZ это не PDF") };
  await hands.press(words.documents.upload, { kind: "charter", file: fake });
  await sees(hands, t.field.fileDisguised as string);
  await attach(story, "bereg", hands);
  await hands.get(`${home}/check`);
  await hands.press(words.check.submit);
  await sees(hands, t.field.mustAgree as string);
  await submit(story, "bereg", hands);
}

/** Anybody checks a receipt by its code and learns nothing else; a wrong code is no receipt. */
export async function receiptIsChecked(story: Story): Promise<void> {
  const guest = await story.as("anybody");
  const code = story.known.receipt.bereg!;
  await guest.get("/receipts");
  await guest.press(words.receipts.button, { code: code.toLowerCase() });
  await sees(guest, words.receipts.valid);
  await seesNot(guest, written.bereg.title, applicants.bereg.profile.shortName);
  await guest.get("/receipts/0000-0000-0000-0000");
  expect(guest.status()).toBe(404);
  const head = await story.as("bereg");
  const pdf = await head.download(`${story.known.application.bereg}/receipt.pdf`);
  expect([pdf.status, Buffer.from(pdf.bytes.subarray(0, 5)).toString()]).toEqual([200, "%PDF-"]);
  await story.letterTo("bereg", code);
}

/** The other two apply; one of them withdraws, takes the application back and submits a new edition. */
export async function othersApply(story: Story): Promise<void> {
  for (const key of ["rodnik", "group"] as const) {
    const hands = await start(story, key);
    await fill(story, key, hands);
    await attach(story, key, hands);
    await submit(story, key, hands);
  }
  const hands = await story.as("rodnik");
  const home = story.known.application.rodnik!;
  const first = story.known.receipt.rodnik;
  await hands.get(home);
  await hands.follow(words.page.withdraw);
  await hands.press(words.withdraw.button);
  await sees(hands, words.page.done.withdrawn);
  await hands.follow(words.page.reopen);
  await hands.press(t.deadline.reopen.button);
  await sees(hands, words.page.done.reopened);
  await hands.get(`${home}/form/about`);
  await hands.press(words.form.save, { summary: `${written.rodnik.summary} Маршруты издадут буклетом.` });
  await hands.get(`${home}/check`);
  const button = (await rootOf(hands)).querySelectorAll("main button").map((one) => one.text.trim());
  await submit(story, "rodnik", hands, button.includes(words.check.submitNew) ? words.check.submitNew : undefined);
  await sees(hands, words.page.editionOf(2));
  expect(story.known.receipt.rodnik).not.toBe(first);
}

/**
 * The reception ends while a changed application stands open on the last page: the press comes too late and changes
 * nothing. `passDeadline` moves the clock meanwhile.
 */
export async function lateIsRefused(story: Story, passDeadline: () => Promise<void>): Promise<void> {
  const hands = await story.as("rodnik");
  const home = story.known.application.rodnik!;
  await hands.get(`${home}/form/about`);
  await hands.press(words.form.save, { summary: `${await shownIn(hands, "summary")} И ещё одна мысль.` });
  await hands.get(`${home}/check`);
  await passDeadline();
  await hands.press(words.check.submitNew, { consent: "on" });
  await sees(hands, t.refusal.deadlinePassed as string);
  await hands.get(home);
  await sees(hands, words.page.editionOf(2), t.deadline.attempts.title);
  await seesNot(hands, words.page.editionOf(3));
  await hands.follow(t.deadline.late.open);
  await sees(hands, t.deadline.attempt.title, t.deadline.attempts.acts.submit);
}
