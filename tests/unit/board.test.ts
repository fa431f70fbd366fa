import { describe, expect, it } from "vitest";
import type { CompetitionState } from "~/lifecycle/2-announcement/competition";
import { competitionStates } from "~/lifecycle/2-announcement/competition";
import { toldSteps } from "~/lifecycle/2-announcement/funnel";
import { type Due, overdueIn } from "~/lifecycle/2-announcement/overdue";
import { nextCallAt } from "~/lifecycle/3-application/draft-call";

const dates = {
  announceAt: "2026-03-01T00:00:00Z",
  receptionOpensAt: "2026-03-02T00:00:00Z",
  receptionClosesAt: "2026-04-01T00:00:00Z",
  reviewDueAt: "2026-04-20T00:00:00Z",
  meetingAt: "2026-04-25T00:00:00Z",
  resultsBy: "2026-05-01T00:00:00Z",
  agreementsBy: "2026-05-20T00:00:00Z",
};
const nothing: Due = { corrections: 0, sheets: 0, agreements: 0, reports: 0, reportChecks: 0 };
const overdue = (state: CompetitionState, now: string, due: Partial<Due> = {}) =>
  overdueIn({ state, now: new Date(now), rules: { dates }, due: { ...nothing, ...due } });
const keys = (...asked: Parameters<typeof overdue>) => overdue(...asked).map(({ key }) => key);

describe("what is overdue", () => {
  it("is nothing while every date is ahead, in every state", () => {
    for (const state of competitionStates) expect(overdue(state, "2026-02-01T00:00:00Z")).toEqual([]);
  });
  it("is what the state lags behind with, from the instant after its date", () => {
    expect(keys("draft", dates.announceAt)).toEqual([]);
    expect(keys("draft", "2026-03-01T00:00:01Z")).toEqual(["announcement"]);
    expect(keys("admission", "2026-04-21T00:00:00Z")).toEqual(["admission"]);
    expect(keys("review", "2026-04-21T00:00:00Z", { sheets: 3 })).toEqual(["sheets"]);
    expect(keys("review", "2026-04-21T00:00:00Z")).toEqual(["opening"]);
    expect(keys("ranking", "2026-05-02T00:00:00Z")).toEqual(["meeting", "results"]);
    expect(keys("decided", "2026-05-02T00:00:00Z")).toEqual(["results"]);
    expect(keys("published", "2026-05-21T00:00:00Z")).toEqual([]);
  });
  it("counts what was due one by one, and says who must act", () => {
    expect(overdue("published", "2026-05-21T00:00:00Z", { agreements: 2, reports: 1, reportChecks: 4 })).toEqual([
      { key: "agreements", who: "winners", since: new Date(dates.agreementsBy), count: 2 },
      { key: "reports", who: "winners", since: null, count: 1 },
      { key: "reportChecks", who: "secretary", since: null, count: 4 },
    ]);
    expect(overdue("admission", "2026-04-02T00:00:00Z", { corrections: 1 })).toEqual([
      { key: "corrections", who: "secretary", since: null, count: 1 },
    ]);
  });
});

describe("the steps that are told", () => {
  const funnel = { started: 6, filled: 5, submitted: 4, admitted: 3, scored: 2, awarded: 1 };
  const steps = (isOpen: Parameters<typeof toldSteps>[1]) => toldSteps(funnel, isOpen).map(({ step }) => step);
  it("are numbers of arrivals before the opening, and no more than is open after it", () => {
    const shut = { applications: false, scores: false, decisions: false };
    expect(steps(shut)).toEqual(["started", "filled", "submitted"]);
    expect(steps({ ...shut, applications: true })).toEqual(["started", "filled", "submitted", "admitted"]);
    expect(steps({ applications: true, scores: true, decisions: true })).toHaveLength(6);
  });
});

it("a reminder of drafts waits three days of the competition's zone", () => {
  expect(nextCallAt(new Date("2026-03-10T11:59:00Z"), "Asia/Kamchatka").toISOString()).toBe("2026-03-12T12:00:00.000Z");
  expect(nextCallAt(new Date("2026-03-10T12:01:00Z"), "Asia/Kamchatka").toISOString()).toBe("2026-03-13T12:00:00.000Z");
});
