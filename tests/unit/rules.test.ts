import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { milestones, nextMilestone } from "~/lifecycle/2-announcement/calendar";
import { closerRunsAt, nextStop, shiftTo } from "~/lifecycle/2-announcement/clock";
import { type ContradictionCode, contradictionCodes } from "~/lifecycle/2-announcement/contradiction-codes";
import { contradictions, mayAnnounce } from "~/lifecycle/2-announcement/contradictions";
import { presetKeys } from "~/lifecycle/2-announcement/presets";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { type CompetitionRules, criterion, limitTotal, maxScore, sumsBySource } from "~/lifecycle/2-announcement/rules";
import { rulesSchema } from "~/lifecycle/2-announcement/rules.form";
import { dayOf, holidaysByLaw, isWorkingDay, wallTimeOf } from "~/lifecycle/time";

const zone = "Asia/Kamchatka";
const milkovo = presets.milkovo({ today: "2026-03-02", zone });

/** The preset with a change made to a copy. */
function changed(change: (rules: CompetitionRules) => void): CompetitionRules {
  const rules = structuredClone(milkovo);
  change(rules);
  return rules;
}

function codesOf(rules: CompetitionRules): ContradictionCode[] {
  return contradictions(rules).map(({ code }) => code);
}

describe("rules", () => {
  it("have one type, in the core and in the schema", () => {
    expectTypeOf<z.infer<typeof rulesSchema>>().toEqualTypeOf<CompetitionRules>();
  });

  it("survive JSON", () => {
    expect(JSON.parse(JSON.stringify(milkovo))).toEqual(milkovo);
  });

  it("of Milkovo add up: one and a half million, 70 to 30, a hundred points", () => {
    expect(limitTotal(milkovo)).toBe(150_000_000n);
    expect(maxScore(milkovo).toFixed()).toBe("100");
    expect(criterion(milkovo, "relevance")?.weight).toBe("2.5");
    expect(criterion(milkovo, "nothing")).toBeUndefined();
  });

  it("list sums by source in their own order, and one that they do not name last", () => {
    const { sources } = milkovo;
    const parts = ["gift", "local", "regional"].map((source, index) => ({ source, sum: BigInt(index) }));
    const shown = [
      { title: sources[0]!.title, sum: "2" },
      { title: sources[1]!.title, sum: "1" },
      { title: "gift", sum: "0" },
    ];
    expect(sources.map(({ key }) => key)).toEqual(["regional", "local"]);
    expect(sumsBySource(milkovo, parts)).toEqual(shown);
    expect(sumsBySource(milkovo, parts.reverse())).toEqual(shown);
  });

  it("with an unknown key, money with a fraction or a zone that is none are refused in codes", () => {
    const rules = { ...milkovo, zone: "Mars/Base", extra: 1, grant: { min: "1.5", max: "" } };
    const issues = rulesSchema.safeParse(rules).error?.issues.map(({ path, message }) => [path.join("."), message]);
    expect(issues).toEqual(
      expect.arrayContaining([
        ["zone", "badZone"],
        ["grant.min", "notAnAmount"],
        ["grant.max", "notAnAmount"],
      ]),
    );
    expect(issues).toHaveLength(4);
  });
});

describe("a preset", () => {
  const starts = ["2026-03-02", "2026-11-23", "2026-12-28"];
  const every = presetKeys.flatMap((key) =>
    starts.map((today) => ({ key, today, rules: presets[key]({ today, zone }) })),
  );

  it.each(every)("$key from $today is well-formed and contradicts itself in nothing", ({ rules }) => {
    expect(rulesSchema.parse(rules)).toEqual(rules);
    expect(contradictions(rules)).toEqual([]);
  });

  it.each(every)(
    "$key from $today puts its dates on hours of the zone, and its deadlines on working days",
    ({ rules }) => {
      const holidays = [2026, 2027].flatMap(holidaysByLaw);
      const { receptionOpensAt, receptionClosesAt, reviewDueAt, meetingAt } = rules.dates;
      expect(wallTimeOf(new Date(receptionOpensAt), zone)).toMatch(/T09:00$/);
      expect(wallTimeOf(new Date(receptionClosesAt), zone)).toMatch(/T18:00$/);
      const deadlines = [receptionClosesAt, reviewDueAt, meetingAt].map((at) => dayOf(new Date(at), zone));
      expect(deadlines.filter((day) => !isWorkingDay(day, { holidays }))).toEqual([]);
    },
  );
});

describe("rules contradict themselves", () => {
  const cases: [ContradictionCode, string, (rules: CompetitionRules) => void][] = [
    ["duplicateKey", "criteria.1.key", (r) => (r.criteria[1]!.key = r.criteria[0]!.key)],
    ["noLegalAct", "legalAct.title", (r) => (r.legalAct.number = "")],
    ["noDirections", "directions", (r) => (r.directions = [])],
    ["noSources", "sources", (r) => (r.sources = [])],
    ["sourceEmpty", "sources.1.limit", (r) => (r.sources[1]!.limit = "0")],
    ["grantMinAboveMax", "grant.min", (r) => (r.grant.min = "30000001")],
    ["grantMaxZero", "grant.max", (r) => (r.grant.max = "0")],
    ["categoryAboveGrant", "budget.categories.0.maxSum", (r) => (r.budget.categories[0]!.maxSum = "30000001")],
    ["grantAboveMoney", "grant.max", (r) => (r.grant.max = "150000001")],
    ["ownShareWhole", "ownShareMinBp", (r) => (r.ownShareMinBp = 10_000)],
    ["termReversed", "term.latestEnd", (r) => (r.term.latestEnd = "2026-01-01")],
    ["termBeforeResults", "term.earliestStart", (r) => (r.term.earliestStart = "2026-05-01")],
    ["fundedAboveApplications", "maxFundedPerApplicant", (r) => (r.maxFundedPerApplicant = 3)],
    ["datesOutOfOrder", "dates.meetingAt", (r) => (r.dates.meetingAt = r.dates.receptionClosesAt)],
    ["datesOutOfOrder", "dates.receptionClosesAt", (r) => (r.dates.receptionClosesAt = r.dates.receptionOpensAt)],
    ["datesOutOfOrder", "dates.receptionOpensAt", (r) => (r.dates.announceAt = r.dates.receptionClosesAt)],
    ["receptionTooShort", "dates.receptionClosesAt", (r) => (r.dates.receptionClosesAt = "2026-03-20T06:00:00Z")],
    ["resultsTooLate", "dates.resultsBy", (r) => (r.dates.resultsBy = r.dates.agreementsBy)],
    [
      "identifyingDocumentForExperts",
      "requiredDocuments.0.visibility",
      (r) => (r.requiredDocuments[0]!.visibility = "expert"),
    ],
    ["noRejectionGrounds", "rejectionGrounds", (r) => (r.rejectionGrounds = [])],
    ["noRequirements", "requirements", (r) => (r.requirements = [])],
    ["correctionEmpty", "correction", (r) => (r.correction = { allowed: true, days: 0, times: 1 })],
    ["tooFewExperts", "review.expertsPerApplication", (r) => (r.review.expertsPerApplication = 1)],
    ["singleReview", "review.minReviews", (r) => (r.review.minReviews = 1)],
    ["divergenceZero", "review.divergence.points", (r) => (r.review.divergence.points = "0")],
    ["divergenceAboveMax", "review.divergence.points", (r) => (r.review.divergence.points = "100.5")],
    ["noCriteria", "criteria", (r) => (r.criteria = [])],
    ["scaleReversed", "criteria.2.min", (r) => (r.criteria[2]!.min = "10")],
    ["stepZero", "criteria.2.step", (r) => (r.criteria[2]!.step = "0")],
    ["stepMisfits", "criteria.2.step", (r) => (r.criteria[2]!.step = "3")],
    ["bandOutsideScale", "criteria.0.bands.0", (r) => (r.criteria[0]!.bands = [{ from: "9", to: "11", text: "x" }])],
    ["bandsOverlap", "criteria.0.bands", (r) => r.criteria[0]!.bands.push({ from: "2", to: "2.5", text: "x" })],
    ["maxScoreNotHundred", "criteria", (r) => (r.criteria[0]!.weight = "3")],
    ["passMarkAboveMax", "passMark", (r) => (r.passMark = "100.01")],
    ["tieStepRepeated", "tieBreak.1", (r) => (r.tieBreak = ["ownShare", "ownShare", "lots"])],
    ["tieStepUnknownCriterion", "tieBreak.0", (r) => (r.tieBreak = ["criterion:nothing", "lots"])],
    ["tieStepAfterLots", "tieBreak.1", (r) => (r.tieBreak = ["lots", "ownShare"])],
    ["tieUnresolved", "tieBreak", (r) => (r.tieBreak = ["ownShare"])],
    [
      "quorumImpossible",
      "decision.quorum",
      (r) => (r.decision.quorum = { numerator: 1, denominator: 1, strict: true }),
    ],
    ["quorumBelowHalf", "decision.quorum", (r) => (r.decision.quorum = { numerator: 1, denominator: 3, strict: true })],
    ["numbersRepeatYearly", "numbering.pattern", (r) => (r.numbering = { within: "organiserYear" })],
    ["noReports", "report.dates", (r) => (r.report.dates = [])],
    ["reportBeforeTerm", "report.dates.0.dueAt", (r) => (r.report.dates[0]!.dueAt = "2026-01-01")],
    ["noBudgetCategories", "budget.categories", (r) => (r.budget.categories = [])],
  ];

  it.each(cases)("%s at %s", (code, path, change) => {
    const found = contradictions(changed(change));
    expect(found.filter((one) => one.code === code).map((one) => one.path)).toContain(path);
    if (contradictionCodes[code] === "error") expect(mayAnnounce(found)).toBe(false);
  });

  it("and every code has a case", () => {
    const tried = new Set(cases.map(([code]) => code));
    expect(Object.keys(contradictionCodes).filter((code) => !tried.has(code as ContradictionCode))).toEqual([]);
  });

  it("by the terms an organiser's act names, when it names others", () => {
    const short = changed((rules) => (rules.dates.receptionClosesAt = "2026-03-20T06:00:00Z"));
    expect(contradictions(short, { receptionDays: 10, publicationDays: 14 })).toEqual([]);
    expect(codesOf(short)).toEqual(["receptionTooShort"]);
    expect(mayAnnounce(contradictions(short))).toBe(true);
  });
});

describe("the calendar", () => {
  it("lists the dates in order, facts instead of plans, reports by the day", () => {
    const meeting = new Date("2026-06-10T03:00:00Z");
    const dates = milestones(milkovo, { meeting });
    expect(dates.map(({ key, report }) => report ?? key)).toEqual([
      "receptionOpens",
      "receptionCloses",
      "reviewDue",
      "meeting",
      "results",
      "agreements",
      "q2-2026",
      "q3-2026",
      "final",
    ]);
    expect(dates[3]).toEqual({ key: "meeting", at: meeting });
    expect(dates.map(({ at }) => at.getTime())).toEqual(dates.map(({ at }) => at.getTime()).sort((a, b) => a - b));
    const final = dates.at(-1)!;
    expect(dayOf(final.at, zone)).toBe(final.day);
  });

  it("knows the next date, and that there is none after the last", () => {
    const opens = new Date(milkovo.dates.receptionOpensAt);
    expect(nextMilestone(milkovo, new Date(opens.getTime() - 1))?.key).toBe("receptionOpens");
    expect(nextMilestone(milkovo, opens)?.key).toBe("receptionCloses");
    expect(nextMilestone(milkovo, new Date("2030-01-01T00:00:00Z"))).toBeNull();
  });
});

describe("the clock of a test competition", () => {
  const opens = new Date(milkovo.dates.receptionOpensAt);

  it("stops at every date, passes the end of reception with its grace, and comes to an end", () => {
    const stops: Date[] = [];
    for (let now = nextStop(milkovo, new Date(0)); now; now = nextStop(milkovo, now)) stops.push(now);
    expect(stops).toHaveLength(milestones(milkovo).length);
    expect(stops[1]).toEqual(closerRunsAt(milkovo));
    expect(closerRunsAt(milkovo).getTime() - Date.parse(milkovo.dates.receptionClosesAt)).toBe(120_000);
  });

  it("moves forward only, adding to the shift it has", () => {
    const clock = { mode: "test", now: new Date(opens.getTime() - 1000), shift: 500 } as const;
    expect(shiftTo(clock, opens)).toEqual({ ok: true, value: 1500 });
    expect(shiftTo({ ...clock, now: opens }, opens)).toEqual({ ok: false, reason: "badInput" });
  });

  it("does not move when the competition is live", () => {
    expect(shiftTo({ mode: "live", now: new Date(0), shift: 0 }, opens)).toEqual({ ok: false, reason: "wrongState" });
  });
});
