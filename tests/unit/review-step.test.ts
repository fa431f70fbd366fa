import { describe, expect, test } from "vitest";
import { type ReviewStep, reviewStep } from "~/lifecycle/5-review/next-step";

type Situation = Parameters<typeof reviewStep>[0];
const ready: Situation = {
  state: null,
  plan: { ok: false, left: 0 },
  experts: 3,
  missing: 0,
  unsealed: 0,
  confirmed: false,
  isRanking: false,
};

describe("the next step of a review", () => {
  test.each<[string, Partial<Situation>, ReviewStep]>([
    ["an application waits for its admission", { plan: { ok: false, left: 2 } }, "decideApplications"],
    ["none is admitted", {}, "noneAdmitted"],
    ["all are decided", { plan: { ok: true } }, "prepare"],
    ["copies are made and there are no experts", { state: "preparing", experts: 0, missing: 4 }, "inviteExperts"],
    ["copies are made and places are free", { state: "preparing", missing: 4 }, "assign"],
    ["every place is filled", { state: "preparing" }, "start"],
    ["experts score", { state: "running", unsealed: 1 }, "waitForExperts"],
    ["an expert has stepped back", { state: "running", unsealed: 1, missing: 1 }, "replace"],
    ["all sheets are sealed", { state: "running" }, "close"],
    ["the round is closed", { state: "closed" }, "confirmOpening"],
    ["the secretary has confirmed", { state: "closed", confirmed: true }, "waitForOpening"],
    ["marks diverge", { state: "opened", plan: { ok: true }, isRanking: true }, "prepareExtra"],
    ["marks are open", { state: "opened", isRanking: true }, "rank"],
    ["the commission meets", { state: "opened" }, "nothing"],
  ])("when %s", (_, situation, step) => {
    expect(reviewStep({ ...ready, ...situation })).toBe(step);
  });
});
