import type { BudgetLine, Indicator, PlanItem } from "../3-application/content";

/** A line of the budget as it is read: the category by its title, `total` in digits of kopecks. */
export type CopyBudgetLine = BudgetLine & { total: string };

/**
 * What an expert reads. In double mode nothing in it comes from a field that identifies, `applicant` is null and free
 * text is masked; in single mode the applicant and the names of the team are there.
 */
export type BlindContent = {
  title: string;
  summary: string;
  /** The direction by its title. */
  direction: string;
  geography: string;
  startsOn: string;
  endsOn: string;
  problem: string;
  audience: string;
  goal: string;
  tasks: string;
  sustainability: string;
  plan: PlanItem[];
  budget: { lines: CopyBudgetLine[]; requested: string; own: string; total: string };
  indicators: Indicator[];
  leader: { name: string; experience: string };
  team: { name: string; role: string; experience: string }[];
  applicant: { fullName: string; locality: string } | null;
};
