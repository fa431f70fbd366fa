import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contradictions, mayAnnounce } from "~/lifecycle/2-announcement/contradictions";
import { rulesOfLaterYear, slugOfLaterYear, yearsAhead } from "~/lifecycle/2-announcement/next-year";
import { presetKeys } from "~/lifecycle/2-announcement/presets";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { rulesSchema } from "~/lifecycle/2-announcement/rules.form";
import { addDays, addMonths, dayOf, holidaysByLaw, isWorkingDay, wallTimeOf } from "~/lifecycle/time";

const zone = "Asia/Kamchatka";
const rules = presets.milkovo({ today: "2026-03-02", zone });
const next = rulesOfLaterYear(rules, 1);
const act = { title: "Порядок", number: "87", date: "2027-02-01" };
const years = Array.from({ length: 20 }, (_, n) => 2024 + n);
const work = { holidays: years.flatMap(holidaysByLaw) };
const wall = (at: string) => wallTimeOf(new Date(at), zone);
const codes = (of: CompetitionRules) => contradictions(of).map(({ code }) => code);

describe("the rules of a later year", () => {
  it("have the same hours a year later, and a day off becomes the next working day", () => {
    expect(wall(rules.dates.receptionOpensAt)).toBe("2026-03-03T09:00");
    expect(wall(next.dates.receptionOpensAt)).toBe("2027-03-03T09:00");
    // 2 April 2026 is a Thursday, 2 April 2027 a Friday; 8 May 2026 a Friday, 8 May 2027 a Saturday before a holiday.
    const on = (day: string) => ({
      ...rules,
      dates: { ...rules.dates, meetingAt: new Date(`${day}T03:00Z`).toISOString() },
    });
    expect(wall(rulesOfLaterYear(on("2026-04-02"), 1).dates.meetingAt)).toBe("2027-04-02T15:00");
    expect(wall(rulesOfLaterYear(on("2026-05-08"), 1).dates.meetingAt)).toBe("2027-05-10T15:00");
    // A Saturday stays the date it is: who chose it did not mean a working day.
    expect(wall(rulesOfLaterYear(on("2026-05-16"), 1).dates.meetingAt)).toBe("2027-05-16T15:00");
  });

  it("name the years of its own dates anew, and no other number", () => {
    const told = rulesOfLaterYear(
      {
        ...rules,
        title: "Конкурс 2026 года: по 2027-й, 20260 рублей, закон 2013 года",
        summary: "Итоги 2026 года",
        sources: [{ ...rules.sources[0]!, title: "Бюджет 2026 года" }],
      },
      2,
    );
    expect(told.title).toBe("Конкурс 2028 года: по 2029-й, 20260 рублей, закон 2013 года");
    expect(told.summary).toBe("Итоги 2028 года");
    expect(told.sources[0]!.title).toBe("Бюджет 2028 года");
    expect(told.report.dates[0]!.title).toContain("2028");
    expect(slugOfLaterYear("konkurs-2026", rules, 1)).toBe("konkurs-2027");
    expect(slugOfLaterYear("konkurs", rules, 1)).toBe("konkurs-2027");
  });

  it("ask for an act of their own: without one they cannot be announced, with one they can", () => {
    expect(next.legalAct).toEqual({ title: "", number: "", date: "" });
    expect(codes(next)).toEqual(["noLegalAct"]);
    expect(mayAnnounce(contradictions(next))).toBe(false);
    for (const part of ["title", "number", "date"] as const)
      expect(codes({ ...next, legalAct: { ...act, [part]: "" } })).toEqual(["noLegalAct"]);
    expect(codes({ ...next, legalAct: act })).toEqual([]);
  });

  it("change nothing else", () => {
    const { title, summary, legalAct, sources, dates, term, report, ...same } = next;
    expect(rules).toMatchObject(same);
    expect(report.checkDays).toBe(rules.report.checkDays);
    expect(report.dates.map(({ key }) => key)).toEqual(rules.report.dates.map(({ key }) => key));
  });

  it("begin after today, however long ago the competition was", () => {
    expect(yearsAhead(rules, "2026-01-10")).toBe(1);
    expect(yearsAhead(rules, "2027-03-02")).toBe(1);
    expect(yearsAhead(rules, "2027-03-03")).toBe(2);
    expect(yearsAhead(rules, "2031-11-01")).toBe(6);
  });

  it("of any preset of any day are well-formed, in order, on working days where they were, and contradict nothing more", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presetKeys),
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 1, max: 9 }),
        (key, days, ahead) => {
          const before = presets[key]({ today: addDays("2024-02-27", days), zone });
          const after = rulesOfLaterYear(before, ahead);
          expect(rulesSchema.parse(after)).toEqual(after);
          const found = contradictions({ ...after, legalAct: act }).map(({ code }) => code);
          // Days off differ from year to year, so terms counted in days may come out longer or shorter than recommended.
          expect(found.filter((code) => code !== "receptionTooShort" && code !== "resultsTooLate")).toEqual(
            codes(before),
          );
          for (const [name, at] of Object.entries(before.dates)) {
            const [was, is] = [at, after.dates[name as keyof typeof after.dates]!].map((one) =>
              dayOf(new Date(one), zone),
            );
            expect(is! >= addMonths(was!, 12 * ahead)).toBe(true);
            expect(is! <= addDays(addMonths(was!, 12 * ahead), 14)).toBe(true);
            if (isWorkingDay(was!, work)) expect([name, isWorkingDay(is!, work)]).toEqual([name, true]);
          }
        },
      ),
    );
  });
});
