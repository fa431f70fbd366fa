import { describe, expect, it } from "vitest";
import type { Contradiction } from "~/lifecycle/2-announcement/contradiction-codes";
import { contradictions, mayAnnounce } from "~/lifecycle/2-announcement/contradictions";
import { countDates, withCountedDates, withDateBases } from "~/lifecycle/2-announcement/counted-dates";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { recountDates } from "~/lifecycle/2-announcement/recount-dates";
import { typedOf } from "~/lifecycle/2-announcement/rule-values";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { rulesSchema } from "~/lifecycle/2-announcement/rules.form";
import { rulesDifferences } from "~/lifecycle/2-announcement/rules-change";
import { rulesSectionForm } from "~/lifecycle/2-announcement/rules-section.form";
import { ruleSections } from "~/lifecycle/2-announcement/rules-sections";
import { firstDayAfter, lastDay, latestBegun, type Term } from "~/lifecycle/2-announcement/term";
import { type TermKey, termOf } from "~/lifecycle/2-announcement/terms";
import { addDays, calendarOfLaw, dayOf, type WorkCalendar, wallTimeOf } from "~/lifecycle/time";
import { parseForm } from "~/server/form.server";
import { catalog } from "~/text/text";

const zone = "Asia/Kamchatka";
const milkovo = presets.milkovo({ today: "2026-03-02", zone });
const working = (days: number, clause?: string): Term => ({ days, unit: "working", ...(clause ? { clause } : {}) });
const calendar = (days: number, clause?: string): Term => ({ days, unit: "calendar", ...(clause ? { clause } : {}) });

function changed(change: (rules: CompetitionRules) => void): CompetitionRules {
  const rules = structuredClone(milkovo);
  change(rules);
  return rules;
}

describe("a term", () => {
  it("of working days skips days off, one of calendar days is prolonged to a working day", () => {
    expect(lastDay("2026-04-30", working(1), calendarOfLaw)).toBe("2026-05-04");
    expect(lastDay("2026-04-30", calendar(1), calendarOfLaw)).toBe("2026-05-04");
    expect(lastDay("2026-04-30", calendar(5), calendarOfLaw)).toBe("2026-05-05");
    expect(lastDay("2026-04-30", working(1), { "2026-05-04": "off" })).toBe("2026-05-05");
    expect(firstDayAfter("2026-04-30", calendar(1), calendarOfLaw)).toBe("2026-05-01");
  });

  it("has begun at the latest on the last day from which it has ended by now", () => {
    for (const term of [working(1), working(5), calendar(3), calendar(10)])
      for (const today of ["2026-05-12", "2026-01-09", "2026-06-15"]) {
        const begun = latestBegun(today, term, calendarOfLaw);
        expect(lastDay(begun, term, calendarOfLaw) < today).toBe(true);
        expect(lastDay(addDays(begun, 1), term, calendarOfLaw) >= today).toBe(true);
      }
  });

  it("that is a plain count means what it meant in its place", () => {
    const old = changed((rules) => {
      rules.agreementDays = 10;
      rules.correction.days = 3;
      rules.report = { ...rules.report, checkDays: 5, fixDays: 7 };
      delete rules.terms;
    });
    const said = (["agreement", "correction", "reportCheck", "reportFix", "reception", "notice"] as const).map((key) =>
      termOf(old, key),
    );
    expect(said).toEqual([working(10), calendar(3), working(5), calendar(7), null, null]);
    expect(rulesSchema.parse(old)).toEqual(old);
    const inTerms = changed((rules) => {
      rules.agreementDays = working(10);
      rules.correction.days = calendar(3);
      rules.report = { ...rules.report, checkDays: working(5), fixDays: calendar(7) };
      delete rules.terms;
    });
    expect(rulesDifferences(old, inTerms)).toEqual([]);
  });

  it("is typed as a number, a unit and a clause, and its faults name their fields", () => {
    const typed = typedOf(ruleSections.dates, milkovo, zone);
    const save = (change: Record<string, string[]>) =>
      parseForm(
        Object.entries({ ...typed, ...change }).flatMap(([name, values]) =>
          values.map((value): [string, string] => [name, value]),
        ),
        rulesSectionForm("dates", milkovo),
      );
    const notice = { "terms.notice.days": ["3"], "terms.notice.unit": ["working"], "terms.notice.clause": ["п. 2.7"] };
    const saved = save(notice);
    expect(saved.ok && saved.value.terms?.notice).toEqual(working(3, "п. 2.7"));
    const none = save({ "terms.review.days": [""] });
    expect(none.ok && none.value.terms).toEqual({ ...milkovo.terms, review: undefined });
    const faults = save({
      "terms.reception.days": ["много"],
      "terms.results.days": ["0"],
      "terms.meeting.unit": ["years"],
      "terms.notice.clause": ["п. 2.7"],
      "agreementDays.days": [""],
    });
    const codes = faults.ok
      ? {}
      : Object.fromEntries(Object.entries(faults.answer.errors).map(([k, { code }]) => [k, code]));
    expect(codes).toEqual({
      "terms.reception.days": "notANumber",
      "terms.results.days": "outOfRange",
      "terms.meeting.unit": "badChoice",
      "terms.notice.days": "notANumber",
      "agreementDays.days": "notANumber",
    });
  });

  it("is said in both languages", () => {
    const { terms: ru } = catalog("ru").announcement;
    expect([1, 3, 5, 21].map((days) => ru.text(working(days)))).toEqual([
      "1 рабочий день",
      "3 рабочих дня",
      "5 рабочих дней",
      "21 рабочий день",
    ]);
    expect([ru.upTo(working(1)), ru.upTo(calendar(3))]).toEqual(["до 1 рабочего дня", "до 3 календарных дней"]);
    expect(catalog("en").announcement.terms.text(calendar(1))).toBe("1 calendar day");
  });
});

/** A term that the dates break: at which date, and what the terms then are. */
const broken: [TermKey, string, (rules: CompetitionRules, clause?: string) => void][] = [
  ["reception", "dates.receptionClosesAt", (r, clause) => (r.terms = { reception: calendar(60, clause) })],
  ["review", "dates.reviewDueAt", (r, clause) => (r.terms = { review: working(15, clause) })],
  ["meeting", "dates.meetingAt", (r, clause) => (r.terms = { meeting: working(10, clause) })],
  ["notice", "dates.meetingAt", (r, clause) => (r.terms = { notice: working(16, clause) })],
  ["results", "dates.resultsBy", (r, clause) => (r.terms = { results: working(5, clause) })],
  ["agreement", "dates.agreementsBy", (r, clause) => (r.agreementDays = working(11, clause))],
];

describe("dates against the terms", () => {
  const told = (found: readonly Contradiction[]) =>
    found.filter(({ code }) => code === "againstAct" || code === "againstTerm");

  it.each(broken)("%s is a warning at %s, and an error once it names the clause of the act", (key, path, change) => {
    const own = told(contradictions(changed((rules) => change(rules))));
    expect(own).toMatchObject([{ code: "againstTerm", path, details: { key } }]);
    const acts = contradictions(changed((rules) => change(rules, "п. 4.2")));
    expect(told(acts)).toMatchObject([{ code: "againstAct", path, details: { key, clause: "п. 4.2" } }]);
    expect(mayAnnounce(acts)).toBe(false);
    for (const lang of ["ru", "en"] as const) {
      const { codes } = catalog(lang).announcement.contradictions;
      const say = codes.againstAct as (details: object) => string;
      expect(say(told(acts)[0]!.details!)).toContain("п. 4.2");
    }
  });

  it("are judged by the organiser's calendar", () => {
    const rules = changed((one) => (one.terms = { meeting: working(15, "п. 5.1") }));
    expect(told(contradictions(rules))).toEqual([]);
    const meeting = dayOf(new Date(rules.dates.meetingAt), zone);
    const saturday: WorkCalendar = { "2026-05-30": "working", "2026-05-23": "working", "2026-05-16": "working" };
    expect(meeting > "2026-05-16").toBe(true);
    expect(told(contradictions(rules, saturday))).toMatchObject([{ code: "againstAct", path: "dates.meetingAt" }]);
  });

  it("name the first day that keeps a working-day term", () => {
    const rules = changed((one) => (one.terms = { results: working(5, "п. 4.2") }));
    const limit = lastDay(dayOf(new Date(rules.dates.meetingAt), zone), working(5), calendarOfLaw);
    expect(told(contradictions(rules))[0]!.details).toMatchObject({ days: 5, unit: "working", limit });
  });
});

describe("dates by the terms", () => {
  it("follow the default calendar where the rules name no term, and the rules' terms where they do", () => {
    const bare = { ...milkovo, terms: undefined };
    const days = (rules: typeof bare | CompetitionRules, work: WorkCalendar = calendarOfLaw) =>
      countDates(rules, "2026-03-02", work).map(({ at }) => wallTimeOf(new Date(at), zone));
    expect(days(bare)).toEqual([
      "2026-03-03T09:00",
      "2026-04-02T18:00",
      "2026-05-12T18:00",
      "2026-06-02T15:00",
      "2026-06-16T18:00",
      "2026-06-30T18:00",
    ]);
    expect(days(bare)).toEqual(days(milkovo));
    const short = { ...milkovo, terms: { reception: calendar(10), review: working(15) } };
    expect(days(short).slice(1, 3)).toEqual(["2026-03-13T18:00", "2026-04-03T18:00"]);
    expect(days(short, { "2026-03-13": "off" })[1]).toBe("2026-03-16T18:00");
  });

  it("say which rule each follows from, keep the hours, and move the projects behind the results", () => {
    const dates = { ...milkovo.dates, receptionClosesAt: "2026-04-02T05:30:00Z" };
    const counted = countDates(milkovo, "2026-06-01", calendarOfLaw, dates);
    expect(counted.map(({ key, after, term }) => [key, after, term.days, term.unit])).toEqual([
      ["receptionOpensAt", "announceAt", 1, "calendar"],
      ["receptionClosesAt", "receptionOpensAt", 30, "calendar"],
      ["reviewDueAt", "receptionClosesAt", 26, "working"],
      ["meetingAt", "reviewDueAt", 15, "working"],
      ["resultsBy", "meetingAt", 14, "calendar"],
      ["agreementsBy", "resultsBy", 10, "working"],
    ]);
    expect(wallTimeOf(new Date(counted[1]!.at), zone)).toBe("2026-07-02T17:30");
    const moved = withCountedDates(milkovo, counted);
    expect(moved.term.earliestStart > dayOf(new Date(moved.dates.resultsBy), zone)).toBe(true);
    const run = ({ term }: CompetitionRules) => Date.parse(term.latestEnd) - Date.parse(term.earliestStart);
    expect(run(moved)).toBe(run(milkovo));
    expect(contradictions(moved).filter(({ path }) => path.startsWith("dates."))).toEqual([]);
  });

  it("keep the rule of a date as it was when it was saved, and none of a date that was set otherwise", () => {
    const { dateBases } = withDateBases(milkovo, calendarOfLaw);
    expect(dateBases?.meetingAt).toEqual({ after: "reviewDueAt", term: working(15) });
    expect(dateBases?.receptionOpensAt).toBeUndefined();
    const byHand = changed((rules) => (rules.dates.meetingAt = "2026-05-28T03:00:00Z"));
    const { dateBases: left } = withDateBases(byHand, calendarOfLaw);
    expect(Object.keys(left ?? {})).toEqual(["receptionClosesAt", "reviewDueAt", "agreementsBy"]);
    expect(rulesSchema.parse(withDateBases(milkovo, calendarOfLaw))).toEqual(withDateBases(milkovo, calendarOfLaw));
  });

  it("are counted in the form from what is typed there, from today when no day of announcement is", () => {
    const form = (announceAt: string) => ({
      dates: { announceAt, meetingAt: "не знаю" },
      terms: { reception: { days: "10", unit: "calendar" }, review: { days: "15", unit: "working", clause: "п. 4" } },
      agreementDays: { days: "5", unit: "working" },
    });
    const by = { work: calendarOfLaw, today: "2026-06-01" };
    const typed = recountDates(form("2026-03-02T10:00"), milkovo, by).typed;
    expect(typed["dates.receptionClosesAt"]).toEqual(["2026-03-13T18:00"]);
    expect(typed["dates.reviewDueAt"]).toEqual(["2026-04-03T18:00"]);
    expect(typed["dates.announceAt"]).toBeUndefined();
    expect(Object.keys(typed).every((name) => /^(dates|term)\./.test(name))).toBe(true);
    const today = recountDates(form(""), milkovo, by);
    expect(today.typed["dates.receptionOpensAt"]).toEqual(["2026-06-02T09:00"]);
    expect(today.counted[2]!.term.clause).toBe("п. 4");
  });
});
