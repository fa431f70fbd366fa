/** The way of applications through a competition, each step counting those that have come so far or further. */
export const funnelSteps = ["started", "filled", "submitted", "admitted", "scored", "awarded"] as const;
export type FunnelStep = (typeof funnelSteps)[number];
export type Funnel = Record<FunnelStep, number>;

/** What of the competition is open to its office. */
export type Openness = { applications: boolean; scores: boolean; decisions: boolean };

const openFrom: Record<FunnelStep, keyof Openness | null> = {
  started: null,
  filled: null,
  submitted: null,
  admitted: "applications",
  scored: "scores",
  awarded: "decisions",
};

/** The steps that may be told by now: before the opening only how many applications there are (domain.md §2.8). */
export function toldSteps(funnel: Funnel, isOpen: Openness): { step: FunnelStep; count: number }[] {
  return funnelSteps
    .filter((step) => {
      const by = openFrom[step];
      return by === null || isOpen[by];
    })
    .map((step) => ({ step, count: funnel[step] }));
}
