import { and, asc, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { system } from "~/access/who";
import { setReminders } from "~/lifecycle/1-registration/set-reminders.server";
import { wordLetter } from "~/lifecycle/2-announcement/word-letter.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { remindOfTerms } from "~/lifecycle/9-reporting/remind-of-terms.job.server";
import { done } from "~/lifecycle/outcome";
import { addDays, dayOf, instantOf } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { correction } from "~db/schema/admission";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { round, sheet } from "~db/schema/blind";
import { letter } from "~db/schema/outbox";
import { report, reportRemark } from "~db/schema/reporting";
import { sure } from "../decided-competition";
import { anAgreedProject } from "../reports";
import { anAgreement, aPublishedCompetition, aWinner, zone } from "../winners";
import { useParts } from "../world";
import { openedApplications, underReview } from "./lists/worlds";

useParts();

/** The clock of a competition shows this. */
async function itBecomes(competitionId: string, at: Date): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx
      .update(competition)
      .set({ mode: "test", clockShift: sql`${at.toISOString()}::timestamptz - clock_timestamp()` as never })
      .where(eq(competition.id, competitionId));
    return done;
  });
}

async function write(work: (tx: Parameters<Parameters<typeof transaction>[2]>[0]) => Promise<unknown>): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await work(tx);
    return done;
  });
}

const noon = (day: string) => instantOf(`${day}T12:00`, zone);
const hoursBefore = (at: Date, hours: number) => new Date(at.getTime() - hours * 3600_000);

const remindersOf = (competitionId: string, kind: string) =>
  db()
    .select({ to: letter.toPersonId, props: letter.props, state: letter.state, wording: letter.wording })
    .from(letter)
    .where(and(eq(letter.competitionId, competitionId), eq(letter.kind, kind)))
    .orderBy(asc(letter.createdAt));
const countOf = async (competitionId: string, kind: string) => (await remindersOf(competitionId, kind)).length;

async function dayOfReport(id: string): Promise<string> {
  const [row] = await db().select({ dueOn: report.dueOn }).from(report).where(eq(report.id, id));
  return row!.dueOn;
}

describe("a report", () => {
  test("is reminded of five days before, two days before and on its last day, each once, by day", async () => {
    const { of, head, reports } = await anAgreedProject();
    const day = await dayOfReport(reports[1]!);
    const count = () => countOf(of.id, "report-due");
    const at = async (when: Date) => {
      await itBecomes(of.id, when);
      await Promise.all([remindOfTerms(), remindOfTerms()]);
      await remindOfTerms();
      return count();
    };
    expect(await at(noon(addDays(day, -6)))).toBe(0);
    expect(await at(instantOf(`${addDays(day, -4)}T03:00`, zone))).toBe(0);
    expect(await at(noon(addDays(day, -4)))).toBe(1);
    expect(await at(noon(addDays(day, -3)))).toBe(1);
    expect(await at(noon(addDays(day, -1)))).toBe(2);
    expect(await at(noon(day))).toBe(3);
    expect(await at(instantOf(`${day}T20:30`, zone))).toBe(3);
    expect(await at(noon(addDays(day, 1)))).toBe(3);
    const letters = await remindersOf(of.id, "report-due");
    expect(new Set(letters.map(({ to }) => to))).toEqual(new Set([head.id]));
    expect(letters[0]!.props).toMatchObject({ dueOn: day, report: "Итоговый отчёт" });
  });

  test("is reminded of anew when it came back with another day, and not once it is sent", async () => {
    const { of, reports, secretary } = await anAgreedProject();
    const day = await dayOfReport(reports[1]!);
    await itBecomes(of.id, noon(day));
    await remindOfTerms();
    const fixBy = addDays(day, 3);
    const states = (state: "submitted" | "returned") =>
      write((tx) => tx.update(report).set({ state }).where(eq(report.id, reports[1]!)));
    await states("returned");
    await write((tx) =>
      tx
        .insert(reportRemark)
        .values({ reportId: reports[1]!, competitionId: of.id, text: "Чек", fixBy, madeBy: secretary.id }),
    );
    await itBecomes(of.id, noon(fixBy));
    await remindOfTerms();
    expect((await remindersOf(of.id, "report-due")).map(({ props }) => props.dueOn)).toEqual([day, fixBy]);
    await states("submitted");
    await write((tx) => tx.execute(sql`delete from term_reminder`));
    await remindOfTerms();
    expect(await countOf(of.id, "report-due")).toBe(2);
  });

  test("is not reminded of to who wants no reminders, and in the words of the secretary", async () => {
    const [quiet, worded] = [await anAgreedProject(), await anAgreedProject()];
    sure(await setReminders(quiet.head, false));
    const words = { subject: "Отчёт до {{срок отчёта}}", text: "Не забудьте\n\n{{сведения}}" };
    sure(await wordLetter(worded.secretary, worded.of.id, "report-due", { version: 0, words, waiting: false }));
    for (const { of, reports } of [quiet, worded]) {
      await itBecomes(of.id, noon(await dayOfReport(reports[1]!)));
      await remindOfTerms();
    }
    expect(await countOf(quiet.of.id, "report-due")).toBe(0);
    expect((await remindersOf(worded.of.id, "report-due"))[0]!.wording).toMatchObject(words);
  });
});

test("a correction is reminded of until it comes", async () => {
  const { id, secretary, applications } = await openedApplications(2);
  for (const one of applications)
    sure(await returnApplication(secretary, one.id, { sections: ["budget"], remarks: "Уточните цены" }));
  const [first] = applications;
  const [row] = await db()
    .select({ dueAt: correction.dueAt })
    .from(correction)
    .where(eq(correction.applicationId, first!.id));
  await write((tx) => tx.update(application).set({ state: "opened" }).where(eq(application.id, first!.id)));
  await itBecomes(id, hoursBefore(row!.dueAt, 12));
  await remindOfTerms();
  await remindOfTerms();
  const letters = await remindersOf(id, "correction-due");
  expect(letters.map(({ to }) => to)).toEqual([applications[1]!.head.id]);
  expect(letters[0]!.props).toMatchObject({ remarks: "Уточните цены", dueAt: row!.dueAt.toISOString() });
});

test("an agreement is reminded of until it is concluded", async () => {
  const of = await aPublishedCompetition();
  const [late, signed] = [await aWinner(of, { number: 1 }), await aWinner(of, { number: 2 })];
  await anAgreement(of, signed);
  const by = new Date(of.rules.dates.agreementsBy);
  await itBecomes(of.id, noon(addDays(dayOf(by, zone), -1)));
  await remindOfTerms();
  await remindOfTerms();
  const letters = await remindersOf(of.id, "agreement-due");
  expect(letters.map(({ to }) => to)).toEqual([late.head.id]);
  expect(letters[0]!.props).toMatchObject({ agreementsBy: by.toISOString(), number: 1 });
});

test("an expert is reminded of sheets that are not sealed, by their number alone", async () => {
  const { id, experts } = await underReview(2, 3);
  const [running] = await db()
    .select({ id: round.id, dueAt: round.dueAt })
    .from(round)
    .where(eq(round.competitionId, id));
  const [ready] = await db().select({ expertId: sheet.expertId }).from(sheet).where(eq(sheet.roundId, running!.id));
  await write((tx) => tx.update(sheet).set({ state: "sealed" }).where(eq(sheet.expertId, ready!.expertId)));
  await itBecomes(id, noon(addDays(dayOf(running!.dueAt, zone), -1)));
  await remindOfTerms();
  await remindOfTerms();
  const letters = await remindersOf(id, "review-due");
  const waiting = await db()
    .selectDistinct({ expertId: sheet.expertId })
    .from(sheet)
    .where(and(eq(sheet.roundId, running!.id), eq(sheet.state, "assigned")));
  expect(letters.map(({ to }) => to).sort()).toEqual(waiting.map(({ expertId }) => expertId).sort());
  expect(letters.every(({ to }) => experts.some((one) => one.id === to))).toBe(true);
  expect(JSON.stringify(letters)).not.toMatch(/Чистый берег|Камчатский ручей/);
});
