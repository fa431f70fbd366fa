import type { LineKind } from "~/lifecycle/2-announcement/form-template";

/** What the script that follows a form says, handed over by the page in its language. */
export type LiveWords = {
  none: string;
  lineTotal: string;
  lineRequested: string;
  capOf: string;
  capOver: string;
  /** What is said of a line by what forbids it and its key: `category staff`, `kind alcohol`. */
  forbidden: Record<string, string>;
  /** What columns of a budget are called by the kind of their line; null when all lines are counted alike. */
  labels: Record<LineKind, Record<string, string>> | null;
};
