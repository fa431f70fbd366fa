import type { Tier } from "~/lifecycle/2-announcement/rules";

const order = [
  "relevance",
  "logic",
  "novelty",
  "results",
  "budget",
  "scale",
  "contribution",
  "experience",
  "team",
  "openness",
];

function weights(...values: string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [order[index]!, value]));
}

/** The table of domain.md §2.5: up to 500 thousand, up to 3 million, above; pass marks as proposed for 2017. */
export const threeTiers: Tier[] = [
  {
    key: "small",
    upTo: "50000000",
    weights: weights("2.5", "1.5", "0.5", "1", "1", "0", "0.5", "0.5", "1.5", "1"),
    passMark: "60",
    ownShareMinBp: 0,
  },
  {
    key: "middle",
    upTo: "300000000",
    weights: weights("1.5", "1.5", "0.5", "1", "1", "1", "1", "1", "1", "0.5"),
    passMark: "65",
  },
  {
    key: "large",
    upTo: "1000000000",
    weights: weights("1", "1", "0.5", "1", "1.5", "1", "1.5", "1", "1", "0.5"),
    passMark: "68",
    ownShareMinBp: 2500,
  },
];
