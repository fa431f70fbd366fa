import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addWorkingDays,
  calendarOfLaw,
  dayEnd,
  dayOf,
  dayStart,
  daysBetween,
  holidaysByLaw,
  instantOf,
  isBy,
  isByDay,
  isWorkingDay,
  wallTimeOf,
  workingDayFrom,
} from "~/lifecycle/time";

const KAMCHATKA = "Asia/Kamchatka";
const work = calendarOfLaw;

describe("wall time", () => {
  it("of Kamchatka is twelve hours ahead of UTC, and three of Moscow's evening is its next morning", () => {
    expect(instantOf("2026-04-03T18:00", KAMCHATKA).toISOString()).toBe("2026-04-03T06:00:00.000Z");
    expect(wallTimeOf(instantOf("2018-03-26T23:30", "Europe/Moscow"), KAMCHATKA)).toBe("2018-03-27T08:30");
  });

  it("of Kamchatka was eleven hours ahead in 2010: the zone database decides, not a fixed offset", () => {
    expect(instantOf("2010-12-01T12:00", KAMCHATKA).toISOString()).toBe("2010-12-01T01:00:00.000Z");
  });

  it("that happens twice is taken as the later one", () => {
    expect(instantOf("2014-10-26T01:30", "Europe/Moscow").toISOString()).toBe("2014-10-25T22:30:00.000Z");
  });

  it("survives the way to an instant and back in every Russian zone of the documents", () => {
    const zones = fc.constantFrom(KAMCHATKA, "Asia/Omsk", "Europe/Astrakhan", "Europe/Moscow");
    const minutes = fc.integer({ min: 0, max: 20 * 365 * 24 * 60 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const instant = new Date(Date.UTC(2020, 0, 1) + minute * 60_000);
        expect(instantOf(wallTimeOf(instant, zone), zone)).toEqual(instant);
      }),
    );
  });

  it("that is malformed is a bug", () => {
    expect(() => instantOf("2026-02-30T10:00", KAMCHATKA)).toThrow(RangeError);
  });
});

describe("a deadline", () => {
  const deadline = instantOf("2026-04-03T18:00", KAMCHATKA);

  it("by 18:00 includes 18:00:00 and not a millisecond more", () => {
    expect([-1, 0, 1].map((ms) => isBy(new Date(deadline.getTime() + ms), deadline))).toEqual([true, true, false]);
  });

  it("of a day inclusive is the next local midnight, exclusive", () => {
    const midnight = dayEnd("2026-04-03", KAMCHATKA);
    expect(midnight.toISOString()).toBe("2026-04-03T12:00:00.000Z");
    expect([-1, 0].map((ms) => isByDay(new Date(midnight.getTime() + ms), "2026-04-03", KAMCHATKA))).toEqual([
      true,
      false,
    ]);
    expect(dayOf(midnight, KAMCHATKA)).toBe("2026-04-04");
    expect(dayStart("2026-04-04", KAMCHATKA)).toEqual(midnight);
  });
});

describe("days", () => {
  it("are counted over months and leap years", () => {
    expect([addDays("2026-02-28", 1), addDays("2028-02-28", 1), addDays("2026-01-01", -1)]).toEqual([
      "2026-03-01",
      "2028-02-29",
      "2025-12-31",
    ]);
    expect(addMonths("2026-08-31", 6)).toBe("2027-02-28");
    expect([daysBetween("2026-03-02", "2026-04-03"), daysBetween("2026-04-03", "2026-03-02")]).toEqual([32, -32]);
  });

  it("off are weekends and holidays, except where an act says otherwise", () => {
    const moved = { "2026-04-04": "working", "2026-04-03": "off", "2026-06-12": "working" } as const;
    expect(["2026-04-03", "2026-04-04", "2026-06-12"].map((day) => isWorkingDay(day, work))).toEqual([
      true,
      false,
      false,
    ]);
    expect(Object.keys(moved).map((day) => isWorkingDay(day, moved))).toEqual([true, false, true]);
  });

  it("off are those of the Labour Code: a holiday on a weekend gives the next working day, but in January", () => {
    expect(holidaysByLaw(2026)).toEqual([
      ...["01", "02", "03", "04", "05", "06", "07", "08"].map((day) => `2026-01-${day}`),
      ...["2026-02-23", "2026-03-08", "2026-05-01", "2026-05-09", "2026-06-12", "2026-11-04"],
      ...["2026-03-09", "2026-05-11"],
    ]);
    expect(holidaysByLaw(2027).slice(14)).toEqual(["2027-05-03", "2027-05-10", "2027-06-14"]);
  });

  it("that end a term on a day off move to the next working one", () => {
    expect(workingDayFrom("2026-06-12", work)).toBe("2026-06-15");
    expect(workingDayFrom("2026-06-11", work)).toBe("2026-06-11");
  });

  it("of a working-day term start on the next day and skip the New Year", () => {
    expect(addWorkingDays("2025-12-31", 1, work)).toBe("2026-01-09");
    expect(addWorkingDays("2026-04-03", 5, work)).toBe("2026-04-10");
    expect(addWorkingDays("2026-04-04", 0, work)).toBe("2026-04-04");
  });

  it("of a working-day term contain exactly that many working days", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 30 }), (from, term) => {
        const start = addDays("2026-01-01", from);
        const end = addWorkingDays(start, term, work);
        const days = Array.from({ length: daysBetween(start, end) }, (_, index) => addDays(start, index + 1));
        expect(days.filter((day) => isWorkingDay(day, work)).length).toBe(term);
        expect(isWorkingDay(end, work)).toBe(true);
      }),
    );
  });
});
