import type { BudgetLine, Indicator, PlanItem } from "../3-application/content";

/**
 * What an expert reads. In double mode nothing in it comes from a field that identifies; in single mode `applicant` and `team` are filled.
 */
export type BlindContent = {
  title: string;
  summary: string;
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
  budget: { lines: BudgetLine[]; requested: string; own: string; total: string };
  indicators: Indicator[];
  team: { role: string; experience: string; name?: string }[];
  applicant: { fullName: string; about: string } | null;
};
