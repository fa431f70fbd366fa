import type { Conclusion } from "~/lifecycle/5-review/sheet";
import type { DemoSheet } from "./types";

/** Keys of the criteria of the Milkovo competitions, in the order sheets are written down here. */
export const criterionKeys = [
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
] as const;

/** A mark with its comment. */
export type MarkRow = readonly [mark: number, comment: string];

/** A sheet written as ten rows, one a criterion, in the order of `criterionKeys`. */
export function scoreSheet(
  application: string,
  expert: string,
  ordinal: DemoSheet["ordinal"],
  rows: readonly MarkRow[],
  conclusion: Conclusion,
  remarks: string,
): DemoSheet {
  const marks = Object.fromEntries(
    criterionKeys.map((key, index) => [key, { mark: String(rows[index]![0]), comment: rows[index]![1] }]),
  );
  return { application, expert, ordinal, marks, remarks, conclusion };
}
