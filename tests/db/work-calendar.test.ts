import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { markWorkDay, markWorkDayForAll } from "~/lifecycle/1-registration/mark-work-day.server";
import { WorkDayForm } from "~/lifecycle/1-registration/work-calendar.form";
import {
  readWorkCalendar,
  readWorkCalendarForAll,
  workCalendarOf,
} from "~/lifecycle/1-registration/work-calendar.queries.server";
import { rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { addDays, dayOf, isWorkingDay, workingDayFrom } from "~/lifecycle/time";
import { formatDay } from "~/text/format";
import { db } from "~db/client.server";
import { journalPayload } from "~db/schema/journal";
import { anOrganiser, aPerson, grant } from "../people";
import { useParts } from "../world";
import { aDraft, anOffice, value } from "./announcement-world";

useParts();

const act = "Закон Камчатского края от 10.12.2015 № 1";
const off = (day: string) => ({ day, kind: "off" as const, act });
const working = (day: string) => ({ day, kind: "working" as const, act });
const byLaw = (day: string) => ({ day, kind: "byLaw" as const, act: "" });

async function anInstallationAdmin() {
  const admin = await aPerson("Администратор системы");
  await grant(admin, "installationAdmin", null);
  return admin;
}

test("an organiser inherits the law and what is marked for all, and its own mark goes before both", async () => {
  const { secretary, organiserId } = await anOffice();
  const admin = await anInstallationAdmin();
  const [wednesday, saturday] = ["2031-10-01", "2031-10-04"];
  value(await markWorkDayForAll(admin, off(wednesday)));
  value(await markWorkDayForAll(admin, working(saturday)));
  const works = async (id: string) => {
    const calendar = await workCalendarOf(db(), id);
    return [wednesday, saturday].map((day) => isWorkingDay(day, calendar));
  };
  expect(await works(organiserId)).toEqual([false, true]);
  value(await markWorkDay(secretary, organiserId, working(wednesday)));
  expect(await works(organiserId)).toEqual([true, true]);
  expect(await works(await anOrganiser())).toEqual([false, true]);
  value(await markWorkDay(secretary, organiserId, byLaw(wednesday)));
  expect(await works(organiserId)).toEqual([false, true]);
  value(await markWorkDayForAll(admin, byLaw(wednesday)));
  value(await markWorkDayForAll(admin, byLaw(saturday)));
  expect(await works(organiserId)).toEqual([true, false]);
});

test("a day that is marked twice has what was said last, even at one and the same moment", async () => {
  const { secretary, organiserId } = await anOffice();
  const day = "2026-05-04";
  await Promise.all([1, 2, 3].map(() => markWorkDay(secretary, organiserId, off(day))));
  value(await markWorkDay(secretary, organiserId, working(day)));
  const shown = value(await readWorkCalendar(secretary, organiserId, 2026));
  expect(shown.marks.filter((mark) => !mark.isForAll)).toEqual([{ day, kind: "working", act, isForAll: false }]);
});

test("only the office marks an organiser's days, only the installation's administrator those of all", async () => {
  const { secretary, organiserId } = await anOffice();
  const head = await aPerson("Администратор организатора");
  await grant(head, "organiserAdmin", organiserId);
  const admin = await anInstallationAdmin();
  const stranger = (await anOffice()).secretary;
  const member = await aPerson("Член комиссии");
  await grant(member, "member", organiserId);
  for (const who of [stranger, member]) {
    expect(await markWorkDay(who, organiserId, off("2026-05-04"))).toMatchObject({ reason: "notFound" });
    expect(await readWorkCalendar(who, organiserId, 2026)).toMatchObject({ reason: "notFound" });
  }
  for (const who of [secretary, head, stranger])
    expect(await markWorkDayForAll(who, off("2026-05-04"))).toMatchObject({ reason: "notFound" });
  expect(await readWorkCalendarForAll(head, 2026)).toMatchObject({ reason: "notFound" });
  expect(await markWorkDay(secretary, "not-an-id", off("2026-05-04"))).toMatchObject({ reason: "notFound" });
  value(await markWorkDay(head, organiserId, off("2026-05-04")));
  expect(value(await readWorkCalendar(secretary, organiserId, 2026)).mayMark).toBe(true);
  expect(value(await readWorkCalendar(admin, organiserId, 2026)).mayMark).toBe(false);
});

test("every mark is in the journal with its day and act, and its page tells who made it", async () => {
  const { secretary, organiserId } = await anOffice();
  value(await markWorkDay(secretary, organiserId, off("2026-05-04")));
  value(await markWorkDay(secretary, organiserId, byLaw("2026-05-04")));
  const events = await db()
    .select({ details: journalPayload.details })
    .from(journalPayload)
    .where(and(eq(journalPayload.subjectId, organiserId), eq(journalPayload.type, "workCalendar.dayMarked")))
    .orderBy(journalPayload.seq);
  expect(events.map(({ details }) => details)).toEqual([off("2026-05-04"), byLaw("2026-05-04")]);
  const { history } = value(await readWorkCalendar(secretary, organiserId, 2026));
  expect(history.map(({ what, who }) => [what, who])).toEqual([
    [`Производственный календарь: ${formatDay("2026-05-04", "ru")}: как по закону`, secretary.name],
    [`Производственный календарь: ${formatDay("2026-05-04", "ru")}: выходной (${act})`, secretary.name],
  ]);
});

test("a year shows its months by the calendar: days off, moved days, working days of each month", async () => {
  const { secretary, organiserId } = await anOffice();
  value(await markWorkDay(secretary, organiserId, off("2028-05-04")));
  value(await markWorkDay(secretary, organiserId, working("2028-05-06")));
  value(await markWorkDay(secretary, organiserId, off("2029-05-04")));
  const { months, marks } = value(await readWorkCalendar(secretary, organiserId, 2028));
  expect(months).toHaveLength(12);
  expect(months.map(({ days }) => days.length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  const may = months[4]!;
  expect(may.before).toBe(0);
  expect(may.days.filter(({ works }) => !works).map(({ day }) => Number(day.slice(8)))).toEqual([
    1, 4, 7, 9, 13, 14, 20, 21, 27, 28,
  ]);
  expect(may.working).toBe(21);
  expect(marks.map(({ day }) => day)).toEqual(["2028-05-04", "2028-05-06"]);
});

test("the dates of a new competition are counted by the calendar, and a later mark moves nothing", async () => {
  const office = await anOffice();
  const zone = "Asia/Kamchatka";
  const closes = async (id: string) => dayOf(new Date((await rulesOf(db(), id)).dates.receptionClosesAt), zone);
  const usual = await closes(await aDraft(office));
  value(await markWorkDay(office.secretary, office.organiserId, off(usual)));
  const moved = await aDraft(office);
  const next = workingDayFrom(usual, await workCalendarOf(db(), office.organiserId));
  expect(await closes(moved)).toBe(next);
  expect(next > usual).toBe(true);
  value(await markWorkDay(office.secretary, office.organiserId, off(next)));
  expect(await closes(moved)).toBe(next);
  expect((await closes(await aDraft(office))) > next).toBe(true);
  expect(await closes(await aDraft(await anOffice()))).toBe(usual);
});

test("a mark needs a day there is and the act it rests on, taking it back needs none", () => {
  const faults = (form: object) =>
    WorkDayForm.safeParse(form).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];
  expect(faults(byLaw(addDays("2026-01-01", 3)))).toEqual([]);
  expect(faults({ day: "2026-05-04", kind: "off", act: "" })).toEqual([["act", "required"]]);
  expect(faults({ day: "2026-02-30", kind: "off", act })).toEqual([["day", "notADay"]]);
  expect(faults({ day: "", kind: "off", act })).toContainEqual(["day", "required"]);
  expect(faults({ day: "2026-05-04", kind: "holiday", act })).toEqual([["kind", "requiredChoice"]]);
});
