import { describe, expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { quorumOf, voteResult } from "~/lifecycle/2-announcement/quorum";
import { missing } from "~/lifecycle/3-application/check";
import { lengthOf } from "~/lifecycle/3-application/typed";
import { markProblems } from "~/lifecycle/5-review/score";
import { distribute } from "~/lifecycle/6-decision/award";
import { proposalsFor } from "~/lifecycle/6-decision/proposal";
import { rank } from "~/lifecycle/6-decision/ranking";
import { shareBp } from "~/lifecycle/money";
import { addDays } from "~/lifecycle/time";
import { agreements } from "~db/seed/content/agreements";
import { type ApplicantKey, applicants } from "~db/seed/content/applicants";
import { applications, scored } from "~db/seed/content/applications";
import { milkovoRules } from "~db/seed/content/competitions";
import { type DemoMeeting, meeting, presentAt, votesOn } from "~db/seed/content/decision";
import { finishedMeeting, finishedSheets, finishedWinners } from "~db/seed/content/finished";
import { finishedApplications } from "~db/seed/content/finished/applications";
import { sheets } from "~db/seed/content/marks";
import { affiliations, commission, experts, people } from "~db/seed/content/people";
import { reporting, reportsOf } from "~db/seed/content/reports";
import type { DemoApplication, DemoSheet } from "~db/seed/content/types";

import { budgetOf, draftOf, find, rules, template } from "./seed-story";

const preset = presets.milkovo({ today: "2026-03-01", zone: "Asia/Kamchatka" });

function rankingOf(given: readonly DemoSheet[], those: readonly DemoApplication[]) {
  const entries = those.flatMap((one) => {
    const own = given.filter(({ application }) => application === one.key).sort((a, b) => a.ordinal - b.ordinal);
    if (own.length === 0) return [];
    const marks = own.map((sheet) =>
      Object.fromEntries(Object.entries(sheet.marks).map(([key, { mark }]) => [key, mark])),
    );
    const { own: ownSum, total } = budgetOf(one);
    const arrivedAt = new Date(`${addDays("2026-03-02", one.arrives!.day)}T${one.arrives!.time}:00Z`);
    return [{ id: one.key, sheets: marks, ownShareBp: shareBp(ownSum, total), arrivedAt }];
  });
  return rank(preset, entries);
}

function candidates(
  places: { id: string; passed: boolean }[],
  those: readonly DemoApplication[],
  cuts: DemoMeeting["cuts"],
) {
  return places.map(({ id, passed }) => {
    const one = find(those, id);
    const requested = budgetOf(one).requested;
    const cut = cuts.find(({ application }) => application === id);
    const disallowed = cut ? requested - BigInt(cut.roubles) * 100n : 0n;
    const capped = { applicant: one.applicant, direction: "", territories: [] };
    return { id, ...capped, passed, requested, disallowed, place: 1 };
  });
}

describe("score sheets of the story", () => {
  const all = [...sheets, ...finishedSheets];

  it("are complete and every comment is long enough and said once", () => {
    for (const { marks } of all) {
      expect(
        markProblems(rules.criteria, Object.fromEntries(Object.entries(marks).map(([key, { mark }]) => [key, mark]))),
      ).toEqual([]);
      for (const { comment } of Object.values(marks)) {
        expect(lengthOf(comment), comment).toBeGreaterThanOrEqual(rules.review.commentMinLength);
      }
    }
    const comments = sheets.flatMap(({ marks }) => Object.values(marks).map(({ comment }) => comment));
    expect(new Set(comments).size).toBe(comments.length);
  });

  it("are two each, three for the divergence, with even loads and no conflict", () => {
    const per = scored.map((key) => sheets.filter(({ application }) => application === key).length);
    expect(per.filter((count) => count === 2)).toHaveLength(9);
    expect(sheets.filter(({ ordinal }) => ordinal === 3).map(({ application }) => application)).toEqual(["veteran"]);
    const loads = experts.map((expert) => sheets.filter((sheet) => sheet.expert === expert).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    for (const { application, expert } of all) {
      const [one] = [...applications, ...finishedApplications].filter(({ key }) => key === application);
      const inn = applicants[one!.applicant as ApplicantKey].inn;
      expect(affiliations[expert as keyof typeof affiliations].some((tie) => tie.inn !== null && tie.inn === inn)).toBe(
        false,
      );
    }
    expect(
      Object.values(affiliations)
        .flat()
        .some((tie) => tie.inn === applicants.robotics.inn),
    ).toBe(true);
  });
});

describe("the decision of the story", () => {
  const { places, unranked } = rankingOf(sheets, applications);

  it("is ranked so: five winners, a tie told apart by the own share, a divergence settled by the third expert", () => {
    expect(unranked).toEqual([]);
    expect(places.map(({ id, score, passed, decidedBy }) => [id, score.toFixed(2), passed, decidedBy])).toEqual([
      ["cats", "83.00", true, "score"],
      ["adaptive", "80.75", true, "score"],
      ["trail", "76.50", true, "score"],
      ["veteran", "68.50", true, "score"],
      ["ethno", "66.25", true, "ownShare"],
      ["firewood", "66.25", true, "ownShare"],
      ["robotics", "59.00", false, "score"],
      ["library", "55.00", false, "score"],
      ["cleanup", "48.25", false, "score"],
      ["knitting", "42.75", false, "score"],
    ]);
    expect(places.map(({ totals: each }) => each.map((total) => total.toFixed(2)).join(" "))).toEqual([
      "83.50 82.50",
      "82.00 79.50",
      "76.50 76.50",
      "71.00 41.00 66.00",
      "67.00 65.50",
      "65.50 67.00",
      "60.00 58.00",
      "57.50 52.50",
      "48.00 48.50",
      "41.50 44.00",
    ]);
    const veteran = places.find(({ id }) => id === "veteran")!;
    expect(veteran.used).toEqual([0, 2]);
  });

  it("runs the fund out at the fifth winner, before and after the commission's cut", () => {
    for (const cuts of [[], meeting.cuts]) {
      const { awards, left } = distribute(preset, candidates(places, applications, cuts));
      expect(awards.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
        ["cats", "awarded", null],
        ["adaptive", "awarded", null],
        ["trail", "awarded", null],
        ["veteran", "awarded", null],
        ["ethno", "awarded", null],
        ["firewood", "reserve", "moneyRanOut"],
        ...["robotics", "library", "cleanup", "knitting"].map((id) => [id, "declined", "belowPassMark"]),
      ]);
      const rest = Object.values(left).reduce((a, b) => a + b, 0n);
      expect(rest).toBeLessThan(BigInt(preset.grant.min));
    }
    const { awards } = distribute(preset, candidates(places, applications, meeting.cuts));
    expect(awards.find(({ id }) => id === "trail")?.amount).toBe(28_100_000n);
    expect(budgetOf(find(applications, "trail")).requested).toBe(29_900_000n);
  });

  it("makes the demonstration applicant a winner", () => {
    const winner = applicants[find(applications, "adaptive").applicant as ApplicantKey];
    expect(people[winner.head as keyof typeof people].email).toBe("applicant@pochin.example");
  });

  it("is adopted by a quorum with an absence, a recusal and dissent", () => {
    expect(commission.length % 2).toBe(1);
    expect(presentAt(meeting)).toHaveLength(6);
    const recused = meeting.recusals.length;
    expect(quorumOf(rules.decision, { roster: 7, present: 6, recused }).reached).toBe(true);
    for (const key of scored) {
      const ballots = votesOn(meeting, key).map(({ member, choice }) => ({
        choice,
        recused: false,
        chairs: member === "chair",
      }));
      expect(voteResult(rules.decision, ballots, 7).adopted).toBe(true);
    }
    expect(votesOn(meeting, "trail").map(({ member }) => member)).not.toContain("memberRogova");
    expect(votesOn(meeting, "veteran").filter(({ choice }) => choice === "against")).toHaveLength(1);
  });
});

describe("the finished competition of the story", () => {
  const { places } = rankingOf(finishedSheets, finishedApplications);

  it.each(finishedApplications.map((one) => [one.key, one] as const))("could be submitted as told: %s", (_, one) => {
    expect(
      missing(
        draftOf(one),
        one.files.map(({ kind }) => kind),
        rules,
        template,
      ),
    ).toEqual([]);
  });

  it("has two winners with agreements signed before their projects begin", () => {
    expect(places.map(({ id, score }) => [id, score.toFixed(2)])).toEqual([
      ["boccia", "76.75"],
      ["choir", "66.75"],
      ["bookkeeping", "52.50"],
      ["playground", "44.00"],
    ]);
    expect(places.filter(({ passed }) => passed).map(({ id }) => id)).toEqual([...finishedWinners]);
    const rows = candidates(places, finishedApplications, finishedMeeting.cuts).map((row) => ({
      ...row,
      applicationId: row.id,
      applicantId: row.applicant,
      outReason: null,
    }));
    expect(proposalsFor(preset, rows).filter(({ outcome }) => outcome === "awarded")).toHaveLength(2);
    for (const { application, signedOn } of agreements) {
      expect(signedOn).toBeLessThan(find(finishedApplications, application).about.from);
    }
  });

  it.each(["2025-01-15", "2025-03-01", "2025-04-20", "2025-06-10", "2025-08-05", "2025-11-20"])(
    "spends every line to the rouble and reaches every indicator, announced on %s",
    (today) => {
      const { report, term } = milkovoRules(today);
      for (const winner of reporting) {
        const one = find(finishedApplications, winner.application);
        const reports = reportsOf(winner, report.dates, term);
        const spent = (line: number, source: string) =>
          reports
            .flatMap(({ expenses }) => expenses)
            .filter((expense) => expense.line === line && expense.source === source)
            .reduce((total, { sum }) => total + sum, 0);
        for (const [index, { price, quantity, own }] of one.budget.entries()) {
          expect([index, spent(index, "own"), spent(index, "grant")]).toEqual([index, own, price * quantity - own]);
        }
        const last = reports.at(-1)!;
        expect(last.facts).toHaveLength(one.indicators.length);
        for (const { indicator, sinceStart } of last.facts) {
          expect(Number(sinceStart)).toBeGreaterThanOrEqual(one.indicators[indicator]!.planned);
        }
        expect(last.key).toBe("final");
        for (const { expenses } of reports) {
          for (const { documentDate } of expenses)
            expect(documentDate >= addDays(term.earliestStart, one.about.from)).toBe(true);
        }
      }
      expect(reporting.filter(({ returned }) => returned)).toHaveLength(1);
    },
  );
});
