import type { ApplicantKind } from "~/lifecycle/1-registration/applicant";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import type { Section } from "~/lifecycle/3-application/application";
import type { Indicator } from "~/lifecycle/3-application/content";
import type { BudgetLine } from "~/lifecycle/3-application/totals";
import type { AffiliationKind, Conclusion } from "~/lifecycle/5-review/sheet";

/** A person of the story. Roles are given by the lists that name the person: experts, commission, heads, editors. */
export type DemoPerson = { email: string; name: string };

/** What ties an expert of the story to an organisation. */
export type DemoAffiliation = {
  kind: AffiliationKind;
  organisation: string;
  inn: string | null;
  endedOn: string | null;
};

/** A body that runs competitions. */
export type DemoOrganiser = {
  slug: string;
  name: string;
  shortName: string;
  zone: string;
  locality: string;
  address: string;
  phone: string;
  email: string;
  isDemo: true;
};

/** An applicant; the keys besides `head`, `editors` and `host` are columns of its profile. `host` is a key of another one. */
export type DemoApplicant = {
  kind: ApplicantKind;
  fullName: string;
  shortName: string;
  inn: string | null;
  kpp: string | null;
  ogrn: string | null;
  registeredOn: string | null;
  address: string;
  locality: string;
  headName: string;
  headPost: string;
  phone: string;
  email: string;
  site: string;
  about: string;
  hostName: string;
  head: string;
  editors: readonly string[];
  host: string | null;
};

/** A day of the story, counted from the first day of the rules' term. */
export type Offset = number;
/** Whole roubles or roubles with kopecks. */
export type Roubles = number;

/** `task` is the index of one of the tasks. */
export type DemoPlanItem = { task: number; event: string; place: string; from: Offset; to: Offset; result: string };
/** A line of a budget: `own` is what the applicant pays of price × quantity. */
export type DemoLine = Pick<BudgetLine, "category" | "title"> & {
  justification: string;
  price: Roubles;
  quantity: number;
  own: Roubles;
};
export type DemoIndicator = Omit<Indicator, "planned"> & { planned: number; proof: string };
export type DemoMember = { name: string; role: string; experience: string };

/** A file of an application; the seed makes a PDF of its lines. */
export type DemoFile = { kind: string; name: string; text: readonly string[] };

/** A moment of the reception: days after the day it opens and the wall time in the competition's zone. */
export type ReceptionMoment = { day: number; time: string };

/** An application as a story; `sectionsOf` makes of it what the form sends. */
export type DemoApplication = {
  key: string;
  applicant: string;
  /** When it is submitted; null for the draft that nobody finished. */
  arrives: ReceptionMoment | null;
  about: { title: string; summary: string; direction: string; geography: string; from: Offset; to: Offset };
  problem: { problem: string; audience: string; goal: string; tasks: readonly string[]; sustainability: string };
  plan: readonly DemoPlanItem[];
  team: { leader: string; leaderExperience: string; members: readonly DemoMember[] };
  budget: readonly DemoLine[];
  indicators: readonly DemoIndicator[];
  files: readonly DemoFile[];
  /** Answers to questions that only the form of this competition asks, by section. */
  more?: Record<string, Record<string, string>>;
  /** Words of these texts that name the applicant: what masking has to cover. */
  identifying?: readonly string[];
};

/** An unfinished application: only what was saved. */
export type DemoDraft = Pick<DemoApplication, "key" | "applicant" | "files"> & {
  sections: Partial<Pick<DemoApplication, "about" | "problem" | "plan" | "team" | "budget" | "indicators">>;
};

export type Term = CompetitionRules["term"];

/** A sealed sheet: `ordinal` 3 is the extra expert of a divergence. Marks are by the key of the criterion. */
export type DemoSheet = {
  application: string;
  expert: string;
  ordinal: 1 | 2 | 3;
  marks: Record<string, { mark: string; comment: string }>;
  remarks: string;
  conclusion: Conclusion;
};

/** What the office decided about an opened application, besides admitting it. */
export type DemoRejection = { application: string; ground: string; text: string };
export type DemoReturn = {
  application: string;
  sections: readonly Section[];
  remarks: string;
  /** The application as resubmitted. */
  corrected: Pick<DemoApplication, "budget">;
};
/** A requirement that is not simply met. */
export type DemoCheck = { application: string; requirement: string; result: "fail" | "notApplicable"; comment: string };
