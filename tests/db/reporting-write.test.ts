import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { acceptReport } from "~/lifecycle/9-reporting/accept-report.server";
import { addExpense } from "~/lifecycle/9-reporting/add-expense.server";
import { removeExpense } from "~/lifecycle/9-reporting/remove-expense.server";
import {
  readExpense,
  readNewExpense,
  readReport,
  sendExpenseFile,
} from "~/lifecycle/9-reporting/report-page.queries.server";
import { returnReport } from "~/lifecycle/9-reporting/return-report.server";
import { saveReport } from "~/lifecycle/9-reporting/save-report.server";
import { submitReport } from "~/lifecycle/9-reporting/submit-report.server";
import { done } from "~/lifecycle/outcome";
import { addDays, addWorkingDays, calendarOfLaw, workingDayFrom } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { agreement } from "~db/schema/agreement";
import { application } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { membership } from "~db/schema/registration";
import { expense, projectCard, report, reportRemark } from "~db/schema/reporting";
import { aPerson } from "../people";
import { anAgreedProject, anExpense, aScan, type Reported, spend, writeReport } from "../reports";
import { term, today } from "../winners";
import { useParts } from "../world";

useParts();

const notFound = { ok: false, reason: "notFound" };
const wrongState = { ok: false, reason: "wrongState" };

async function stateOf(reportId: string) {
  const [row] = await db().select({ state: report.state }).from(report).where(eq(report.id, reportId));
  return row!.state;
}

async function eventsOf(id: string): Promise<string[]> {
  const rows = await db()
    .select({ type: journalPayload.type })
    .from(journalPayload)
    .where(eq(journalPayload.subjectId, id))
    .orderBy(asc(journalPayload.seq));
  return rows.map(({ type }) => type);
}

async function lettersTo(person: Person, kind: string): Promise<{ url: string; fixBy?: string; remarks?: string }[]> {
  const rows = await db()
    .select({ props: letter.props })
    .from(letter)
    .where(and(eq(letter.toEmail, person.email), eq(letter.kind, kind)));
  return rows.map(({ props }) => props as { url: string });
}

async function joined(of: Reported, role: "editor" | "viewer"): Promise<Person> {
  const person = await aPerson(role);
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(membership).values({ applicantId: of.winner.applicantId, personId: person.id, role });
    return done;
  });
  return person;
}

/** Both reports sent: the second one may lack expenses. */
async function bothSubmitted(): Promise<Reported> {
  const of = await anAgreedProject();
  for (const reportId of of.reports) {
    await writeReport(of, reportId);
    expect(await submitReport(of.head, reportId)).toEqual(done);
  }
  return of;
}

describe("saving a report", () => {
  test("keeps words and facts, without a word in the journal", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    const facts = [{ indicatorId: of.indicators[0]!, fact: "12.5", comment: "Мало снега" }];
    expect(await saveReport(of.head, reportId, { version: 0, summary: "Начали", facts })).toEqual({
      ok: true,
      value: 1,
    });
    const page = await readReport(of.head, reportId, "applicant", 1);
    expect(page.ok && page.value).toMatchObject({
      summary: "Начали",
      version: 1,
      state: "expected",
      isOverdue: true,
      mayEdit: true,
    });
    expect(page.ok && page.value.indicators).toMatchObject([
      { planned: "40", fact: "12.5", comment: "Мало снега" },
      { planned: "1", fact: "", comment: "" },
    ]);
    expect(await eventsOf(reportId)).toEqual([]);
  });

  test("of a version that somebody else saved is refused, and of two at once one wins", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    const editor = await joined(of, "editor");
    const save = (who: Person, version: number, summary: string) =>
      saveReport(who, reportId, { version, summary, facts: [] });
    const outcomes = await Promise.all([save(of.head, 0, "Я"), save(editor, 0, "Нет, я")]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changedMeanwhile" });
    expect(await save(editor, 0, "Поздно")).toEqual({ ok: false, reason: "changedMeanwhile" });
  });

  test("is refused to viewers, strangers, the office, with an indicator of another project, and for ids of nothing", async () => {
    const [of, other] = [await anAgreedProject(), await anAgreedProject()];
    const [reportId = ""] = of.reports;
    const draft = { version: 0, summary: "", facts: [] };
    expect(await saveReport(await joined(of, "viewer"), reportId, draft)).toEqual({ ok: false, reason: "wrongRole" });
    for (const who of [other.head, of.secretary]) expect(await saveReport(who, reportId, draft)).toEqual(notFound);
    for (const id of ["1", randomUUID()]) expect(await saveReport(of.head, id, draft)).toEqual(notFound);
    const facts = [{ indicatorId: other.indicators[0]!, fact: "1", comment: "" }];
    expect(await saveReport(of.head, reportId, { ...draft, facts })).toEqual({ ok: false, reason: "badInput" });
  });
});

describe("an expense", () => {
  test("is added with its file, shown in the running totals, downloaded and removed", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    const id = await spend(of, reportId, { sum: 123_45n });
    const page = await readReport(of.head, reportId, "applicant", 1);
    const lines = page.ok ? page.value.lines : [];
    expect(lines).toMatchObject([{ granted: "9000000", before: "0", now: "12345", ownSpent: "0" }, { now: "0" }]);
    const [row] = page.ok ? page.value.expenses.rows : [];
    expect(row).toMatchObject({ id, sum: "12345", fileName: "чек.pdf", documentKind: "paymentOrder" });

    const file = await sendExpenseFile(of.head, reportId, row!.fileId!, "applicant");
    expect(file.ok && (await file.value.text())).toBe(
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% scan\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    );
    expect(file.ok && file.value.headers.get("Content-Disposition")).toMatch(/^attachment/);

    expect(await readExpense(of.head, reportId, id)).toMatchObject({ ok: true, value: { sum: "12345" } });
    expect(await removeExpense(of.head, reportId, id)).toEqual(done);
    expect(await removeExpense(of.head, reportId, id)).toEqual(notFound);
    const after = await readReport(of.head, reportId, "applicant", 1);
    expect(after.ok && [after.value.lines[0]!.now, after.value.expenses.rows]).toEqual(["0", []]);
    expect(await sendExpenseFile(of.head, reportId, row!.fileId!, "applicant")).toEqual(notFound);
    expect(await eventsOf(reportId)).toEqual([]);
  });

  test("of own money needs no file", async () => {
    const of = await anAgreedProject();
    const added = await addExpense(of.head, of.reports[0]!, anExpense(of, { source: "own" }), null);
    expect(added).toMatchObject({ ok: true, value: { id: expect.any(String) } });
  });

  const faults: [string, Parameters<typeof anExpense>[1], boolean, Record<string, object>][] = [
    ["granted money and no file", {}, false, { file: { code: "fileRequired" } }],
    [
      "a day before the term",
      { documentDate: addDays(term.startsOn, -1) },
      true,
      { documentDate: { code: "dayBefore" } },
    ],
    ["a day in the future", { documentDate: addDays(today, 1) }, true, { documentDate: { code: "dayAfter" } }],
    ["a line of nothing", { budgetLineId: randomUUID() }, true, { budgetLineId: { code: "notAllowed" } }],
  ];
  test.each(faults)("with %s names the field", async (_, over, withFile, expected) => {
    const of = await anAgreedProject();
    const scan = withFile ? await aScan() : null;
    const outcome = await addExpense(of.head, of.reports[0]!, anExpense(of, over), scan);
    await scan?.file.close();
    expect(outcome).toMatchObject({ ok: true, value: { faults: expected } });
    expect(await db().select().from(expense).where(eq(expense.reportId, of.reports[0]!))).toEqual([]);
  });

  test("with a line of somebody else's budget or a file that is no document names the field", async () => {
    const [of, other] = [await anAgreedProject(), await anAgreedProject()];
    const [foreign, fake] = [await aScan(), await aScan("чек.pdf", "just words")];
    expect(await addExpense(of.head, of.reports[0]!, anExpense(other), foreign)).toMatchObject({
      ok: true,
      value: { faults: { budgetLineId: { code: "notAllowed" } } },
    });
    expect(await addExpense(of.head, of.reports[0]!, anExpense(of), fake)).toMatchObject({
      ok: true,
      value: { faults: { file: { code: "fileDisguised" } } },
    });
    await Promise.all([foreign.file.close(), fake.file.close()]);
  });

  test("of another report, by others, and of a report that was sent is refused", async () => {
    const [of, other] = [await anAgreedProject(), await anAgreedProject()];
    const [reportId = ""] = of.reports;
    const id = await spend(of, reportId);
    const own = anExpense(of, { source: "own" });
    expect(await addExpense(other.head, reportId, own, null)).toEqual(notFound);
    expect(await addExpense(of.secretary, reportId, own, null)).toEqual(notFound);
    expect(await addExpense(of.head, "x", own, null)).toEqual(notFound);
    expect(await removeExpense(other.head, other.reports[0]!, id)).toEqual(notFound);
    expect(await removeExpense(other.head, reportId, id)).toEqual(notFound);
    expect(await removeExpense(of.head, reportId, "x")).toEqual(notFound);
    expect(await readNewExpense(other.head, reportId)).toEqual(notFound);
    await writeReport(of, reportId);
    expect(await submitReport(of.head, reportId)).toEqual(done);
    expect(await addExpense(of.head, reportId, own, null)).toEqual(wrongState);
    expect(await removeExpense(of.head, reportId, id)).toEqual(wrongState);
  });
});

describe("sending a report", () => {
  test("tells the journal, the head and the secretary", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    await writeReport(of, reportId);
    await spend(of, reportId, { sum: 9_000_000n });
    expect(await submitReport(of.head, reportId)).toEqual(done);
    expect(await stateOf(reportId)).toBe("submitted");
    expect(await eventsOf(reportId)).toEqual(["report.submitted"]);
    expect((await lettersTo(of.head, "report-submitted")).map(({ url }) => new URL(url).pathname)).toEqual([
      `/applicant/reports/${reportId}`,
    ]);
    expect((await lettersTo(of.secretary, "report-submitted")).map(({ url }) => new URL(url).pathname)).toEqual([
      `/office/reports/${reportId}`,
    ]);
    expect(await submitReport(of.head, reportId)).toEqual(wrongState);
  });

  test("with words or a fact missing is refused and names each", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    expect(await submitReport(of.head, reportId)).toEqual({ ok: false, reason: "incomplete", details: { left: 3 } });
    await writeReport(of, reportId, ["38", ""]);
    expect(await submitReport(of.head, reportId)).toEqual({ ok: false, reason: "incomplete", details: { left: 1 } });
    const page = await readReport(of.head, reportId, "applicant", 1);
    expect(page.ok && page.value.problems).toEqual([{ code: "factMissing", what: "Построено площадок" }]);
    expect(await stateOf(reportId)).toBe("expected");
    expect(await eventsOf(reportId)).toEqual([]);
  });

  test("with a kopeck more than granted over all reports names the line; own money has no limit", async () => {
    const of = await anAgreedProject();
    const [first = "", second = ""] = of.reports;
    await writeReport(of, first);
    await spend(of, first, { sum: 8_999_999n });
    await spend(of, first, { sum: 50_000_000n, source: "own" });
    expect(await submitReport(of.head, first)).toEqual(done);
    await writeReport(of, second);
    const last = await spend(of, second, { sum: 2n });
    expect(await submitReport(of.head, second)).toEqual({
      ok: false,
      reason: "limitExceeded",
      details: { line: "Качели", over: "1" },
    });
    const page = await readReport(of.head, second, "applicant", 1);
    expect(page.ok && page.value.problems).toEqual([{ code: "overspent", what: "Качели", over: "1" }]);
    expect(page.ok && page.value.lines[0]).toMatchObject({ before: "8999999", now: "2" });
    expect(await removeExpense(of.head, second, last)).toEqual(done);
    await spend(of, second, { sum: 1n });
    expect(await submitReport(of.head, second)).toEqual(done);
  });

  test("of two reports at once cannot overspend a line together", async () => {
    const of = await anAgreedProject();
    for (const reportId of of.reports) {
      await writeReport(of, reportId);
      await spend(of, reportId, { sum: 9_000_000n });
    }
    const outcomes = await Promise.all(of.reports.map((reportId) => submitReport(of.head, reportId)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "limitExceeded", details: { line: "Качели" } });
  });

  test("with an expense out of the term or without its file is refused and names the document", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    await writeReport(of, reportId);
    const values = { reportId, competitionId: of.of.id, addedBy: of.head.id };
    await transaction(system, "seed.play", async (tx) => {
      await tx.insert(expense).values([
        { ...values, ...anExpense(of, { documentNumber: "7", documentDate: addDays(term.endsOn, 1), source: "own" }) },
        { ...values, ...anExpense(of, { documentNumber: "8" }) },
      ]);
      return done;
    });
    expect(await submitReport(of.head, reportId)).toEqual({ ok: false, reason: "incomplete", details: { left: 2 } });
    const page = await readReport(of.head, reportId, "applicant", 1);
    expect(page.ok && page.value.problems).toEqual([
      { code: "fileMissing", what: "8" },
      { code: "outOfTerm", what: "7" },
    ]);
  });

  test("is the head's alone", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    const editor = await joined(of, "editor");
    await writeReport(of, reportId);
    expect(await submitReport(editor, reportId)).toEqual({ ok: false, reason: "wrongRole" });
    for (const who of [of.secretary, await aPerson("Чужой")])
      expect(await submitReport(who, reportId)).toEqual(notFound);
    expect(await submitReport(of.head, "nothing")).toEqual(notFound);
  });
});

describe("checking a report", () => {
  test("the office sees nothing of a draft and everything of what was sent", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    await writeReport(of, reportId);
    await spend(of, reportId);
    const draft = await readReport(of.secretary, reportId, "office", 1);
    expect(draft.ok && draft.value).toMatchObject({
      isOpen: false,
      summary: "",
      indicators: [],
      lines: [],
      expenses: { rows: [] },
    });
    expect(JSON.stringify(draft)).not.toContain("Площадка построена");
    const own = await readReport(of.head, reportId, "applicant", 1);
    const fileId = own.ok ? own.value.expenses.rows[0]!.fileId! : "";
    expect(await sendExpenseFile(of.secretary, reportId, fileId, "office")).toEqual(notFound);

    await submitReport(of.head, reportId);
    const sent = await readReport(of.secretary, reportId, "office", 1);
    expect(sent.ok && sent.value).toMatchObject({
      isOpen: true,
      summary: "Площадка построена.",
      mayDecide: true,
      mayEdit: false,
    });
    const file = await sendExpenseFile(of.secretary, reportId, fileId, "office");
    expect(file.ok && (await file.value.text())).toContain("scan");
    const other = await anAgreedProject();
    expect(await readReport(other.secretary, reportId, "office", 1)).toEqual(notFound);
    expect(await readReport(of.head, reportId, "office", 1)).toEqual(notFound);
    expect(await sendExpenseFile(other.head, reportId, fileId, "applicant")).toEqual(notFound);
    expect(await sendExpenseFile(of.head, of.reports[1]!, fileId, "applicant")).toEqual(notFound);
  });

  test("returning it in working days counts them by the calendar and keeps the term", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    await writeReport(of, reportId);
    await submitReport(of.head, reportId);
    const form = { remarks: "Приложите чек", days: 5, unit: "working" } as const;
    expect(await returnReport(of.secretary, reportId, form)).toEqual(done);
    const fixBy = addWorkingDays(today, 5, calendarOfLaw);
    expect(await db().select().from(reportRemark).where(eq(reportRemark.reportId, reportId))).toMatchObject([
      { fixBy, term: { days: 5, unit: "working" } },
    ]);
  });

  test("returning it sets a day, writes the remarks to the head, and it can be corrected and sent again", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    await writeReport(of, reportId);
    await submitReport(of.head, reportId);
    const fixBy = workingDayFrom(addDays(today, 10), calendarOfLaw);
    expect(await returnReport(of.secretary, reportId, { remarks: "Приложите чек", days: 10 })).toEqual(done);
    expect(await db().select().from(reportRemark).where(eq(reportRemark.reportId, reportId))).toMatchObject([
      { text: "Приложите чек", fixBy },
    ]);
    expect(await lettersTo(of.head, "report-returned")).toMatchObject([{ remarks: "Приложите чек", fixBy }]);
    const page = await readReport(of.head, reportId, "applicant", 1);
    expect(page.ok && page.value).toMatchObject({ state: "returned", dueOn: fixBy, isOverdue: false, mayEdit: true });
    expect(await returnReport(of.secretary, reportId, { remarks: "Ещё", days: 1 })).toEqual(wrongState);
    expect(await acceptReport(of.secretary, reportId)).toEqual(wrongState);

    await writeReport(of, reportId, ["41", "1"]);
    expect(await submitReport(of.head, reportId)).toEqual(done);
    expect(await eventsOf(reportId)).toEqual(["report.submitted", "report.returned", "report.submitted"]);
  });

  test("accepting one of two leaves the agreement in force; with the last one all is completed and the card appears", async () => {
    const of = await bothSubmitted();
    const [first = "", second = ""] = of.reports;
    expect(await acceptReport(of.secretary, second)).toEqual({ ok: true, value: { isLast: false } });
    expect(await db().select().from(projectCard).where(eq(projectCard.applicationId, of.winner.id))).toEqual([]);
    expect(await eventsOf(of.agreementId)).toEqual(["agreement.recorded"]);
    expect(await acceptReport(of.secretary, first)).toEqual({ ok: true, value: { isLast: true } });
    expect(await completedStates(of)).toEqual(["completed", "completed", 1]);
    expect(await eventsOf(of.agreementId)).toEqual(["agreement.recorded", "agreement.completed", "project.published"]);
    expect(await lettersTo(of.head, "report-accepted")).toHaveLength(2);
    expect(await acceptReport(of.secretary, first)).toEqual(wrongState);
    expect(await returnReport(of.secretary, first, { remarks: "Поздно", days: 5 })).toEqual(wrongState);
  });

  test("of two acceptances at once one wins, and two last reports at once complete the agreement once", async () => {
    const of = await bothSubmitted();
    const [first = "", second = ""] = of.reports;
    const twice = await Promise.all([acceptReport(of.secretary, first), acceptReport(of.secretary, first)]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await lettersTo(of.head, "report-accepted")).toHaveLength(1);
    expect((await acceptReport(of.secretary, second)).ok).toBe(true);

    const other = await bothSubmitted();
    const last = await Promise.all(other.reports.map((reportId) => acceptReport(other.secretary, reportId)));
    expect(last.map((outcome) => outcome.ok && outcome.value.isLast).sort()).toEqual([false, true]);
    expect(await completedStates(other)).toEqual(["completed", "completed", 1]);
  });

  test("acceptance and return at once: one of them happens", async () => {
    const of = await bothSubmitted();
    const [reportId = ""] = of.reports;
    const outcomes = await Promise.all([
      acceptReport(of.secretary, reportId),
      returnReport(of.secretary, reportId, { remarks: "Проверьте", days: 3 }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await stateOf(reportId)).toBe(outcomes[0]!.ok ? "accepted" : "returned");
  });

  test("is the secretary's alone", async () => {
    const of = await bothSubmitted();
    const other = await anAgreedProject();
    for (const who of [of.head, other.secretary, await aPerson("Чужой")]) {
      expect(await acceptReport(who, of.reports[0]!)).toEqual(notFound);
      expect(await returnReport(who, of.reports[0]!, { remarks: "Нет", days: 1 })).toEqual(notFound);
    }
    expect(await acceptReport(of.secretary, "nothing")).toEqual(notFound);
    expect(await returnReport(of.secretary, randomUUID(), { remarks: "Нет", days: 1 })).toEqual(notFound);
  });
});

async function completedStates({ agreementId, winner }: Reported) {
  const [row] = await db()
    .select({ agreement: agreement.state, application: application.state })
    .from(agreement)
    .innerJoin(application, eq(application.id, agreement.applicationId))
    .where(eq(agreement.id, agreementId));
  const cards = await db().select().from(projectCard).where(eq(projectCard.applicationId, winner.id));
  return [row!.agreement, row!.application, cards.length];
}
