import type { ApplicantKind } from "../1-registration/applicant";

/** The applicant as it was at the moment of submission. */
export type ApplicantSnapshot = {
  id: string;
  kind: ApplicantKind;
  fullName: string;
  shortName: string;
  inn: string | null;
  kpp: string | null;
  ogrn: string | null;
  address: string;
  locality: string;
  headName: string;
  headPost: string;
  phone: string;
  email: string;
  site: string;
  hostName: string;
};

/** ISO days; money as digits of kopecks; quantity as a decimal with up to three places. */
export type PlanItem = { task: string; event: string; place: string; startsOn: string; endsOn: string; result: string };
export type TeamMember = { name: string; role: string; experience: string };
export type BudgetLine = {
  category: string;
  title: string;
  price: string;
  quantity: string;
  own: string;
  justification: string;
};
export type Indicator = { title: string; unit: string; planned: string; proof: string };

/** What was applied for: the immutable content of an application version, in the form's sections. */
export type ApplicationContent = {
  applicant: ApplicantSnapshot;
  about: { title: string; summary: string; direction: string; geography: string; startsOn: string; endsOn: string };
  problem: { problem: string; audience: string; goal: string; tasks: string; sustainability: string };
  plan: { items: PlanItem[] };
  team: { leader: string; leaderExperience: string; members: TeamMember[] };
  budget: { lines: BudgetLine[] };
  indicators: { items: Indicator[] };
};

/** A file of a version, by content. */
export type VersionFile = {
  fileId: string;
  kind: string;
  name: string;
  size: number;
  contentType: string;
  sha256: string;
};
