import type { ReportState } from "./report";

/** A report as its applicant sees it in a list; `dueOn` is the ISO day that counts now. */
export type OwnReport = { id: string; title: string; state: ReportState; dueOn: string; isOverdue: boolean };

/** A report that a person has to write or correct. */
export type DueReport = OwnReport & {
  state: "expected" | "returned";
  project: string;
  competition: string;
  zone: string;
};
