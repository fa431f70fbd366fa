import Big from "big.js";
import type { ApplicantKind } from "../1-registration/applicant";
import type { Kopecks } from "../money";
import type { IsoDay, IsoInstant } from "../time";
import type { DateBases } from "./date-basis";
import type { Numbering } from "./numbering";
import type { Share } from "./share";
import type { SaidTerm, Term } from "./term";

/** Whole kopecks as a string of digits. */
export type KopeckDigits = string;
/** An exact decimal with a point: `2.5`. */
export type Decimal = string;
/** A share in basis points: 1 % is 100. */
export type BasisPoints = number;

export const sourceLevels = ["federal", "regional", "local", "extra"] as const;
/**
 * Who reads a document of an application besides its applicant, from everybody to the organiser alone; each reads what
 * the narrower read.
 */
export const documentVisibilities = ["public", "expert", "commission", "office"] as const;
export const requirementProofs = ["declaration", "document", "check"] as const;
export const blindModes = ["single", "double"] as const;
export const divergenceActions = ["third", "none", "secretary"] as const;
export const scoreFormulas = ["mean", "nearestTwo", "median", "dropFarthest"] as const;
export const shortPolicies = ["offerRemainder", "skip", "stop"] as const;
export const passMarkBys = ["rules", "commission"] as const;
export const voteBases = ["present", "all"] as const;
/** Whether applications on paper are taken, and whether a second person compares what the office typed with the paper. */
export const paperIntakes = ["no", "yes", "compared"] as const;

export type SourceLevel = (typeof sourceLevels)[number];
export type DocumentVisibility = (typeof documentVisibilities)[number];
export type RequirementProof = (typeof requirementProofs)[number];
export type BlindMode = (typeof blindModes)[number];
export type DivergenceAction = (typeof divergenceActions)[number];
export type ScoreFormula = (typeof scoreFormulas)[number];
export type ShortPolicy = (typeof shortPolicies)[number];
export type PassMarkBy = (typeof passMarkBys)[number];
export type VoteBase = (typeof voteBases)[number];
export type PaperIntake = (typeof paperIntakes)[number];

/** One step of the chain that orders equal scores (domain.md §2.7, step 7). The seed of the lots is recorded with the ranking. */
export type TieStep = `criterion:${string}` | "ownShare" | "earlierArrival" | "lots";

/**
 * A direction of the competition; `law` is the item of art. 31.1 of 7-FZ that it serves. At most `maxFunded` projects of it
 * are funded, with at most `maxSum` in all.
 */
export type Direction = { key: string; title: string; law: string; maxFunded?: number; maxSum?: KopeckDigits };

/** Where the money comes from, and how much of it there is. */
export type FundingSource = { key: string; level: SourceLevel; title: string; limit: KopeckDigits };

/** A document an applicant attaches; one that `identifies` the applicant never enters a double-blind copy. */
export type RequiredDocument = {
  key: string;
  title: string;
  required: boolean;
  identifies: boolean;
  visibility: DocumentVisibility;
};

/** A ground for rejection, with the clause of the act that it rests on. */
export type RejectionGround = { key: string; title: string; clause: string };

/**
 * A requirement to applicants, with the clause of the act and the way it is proved. `title` is a statement that an applicant
 * can say yes or no to; `mend` says what can be done when it is not so. With `minMonths` the machine answers from the day
 * of registration: at least so many months before the day of the check.
 */
export type Requirement = {
  key: string;
  title: string;
  clause: string;
  proof: RequirementProof;
  minMonths?: number;
  mend?: string;
};

/** What a mark from `from` to `to` means, shown beside it. */
export type Band = { from: Decimal; to: Decimal; text: string };

/** A criterion: the scale of its mark, its weight in the total, and help for the expert. */
export type Criterion = {
  key: string;
  title: string;
  min: Decimal;
  max: Decimal;
  step: Decimal;
  weight: Decimal;
  help: string;
  bands: Band[];
};

/**
 * What an act sets for requests up to a sum, inclusive (domain.md §2.5, criterion × tier): coefficients by the key of the
 * criterion, where they differ from those for all, and a pass mark and a least own share of its own. A criterion of
 * coefficient 0 is not marked in the tier.
 */
export type Tier = {
  key: string;
  upTo: KopeckDigits;
  weights: Record<string, Decimal>;
  passMark?: Decimal;
  ownShareMinBp?: BasisPoints;
};

/** A report that every grantee owes, by the end of the day `dueAt` in the zone of the competition. */
export type ReportDate = { key: string; title: string; dueAt: IsoDay };

/** A category of expenses, with the largest share of the grant and the largest sum it may take; 0 when the grant pays nothing of it. */
export type BudgetCategory = { key: string; title: string; maxShareBp?: BasisPoints; maxSum?: KopeckDigits };

/**
 * A kind of expenses that the grant may not pay. `words` are phrases with commas between by which a line of a budget is
 * noticed; a star stands for any ending: «алкогол*, капитальн* строит*, пени».
 */
export type ForbiddenCost = { key: string; title: string; words?: string };

/**
 * Everything a local act sets for one competition, as one immutable, versioned, JSON-safe document (design.md §7).
 * A change is a new version. No rule of a competition is a constant in code.
 */
export type CompetitionRules = {
  title: string;
  summary: string;
  /** Empty parts are those of a copy that still waits for the act of its own year. */
  legalAct: { title: string; number: string; date: IsoDay; url?: string };
  /** IANA zone in which the dates are announced and days begin. */
  zone: string;
  locality: { name: string; oktmo?: string };
  directions: Direction[];
  sources: FundingSource[];
  grant: { min: KopeckDigits; max: KopeckDigits };
  /** The least share of the applicant's own money in the total of the project. */
  ownShareMinBp: BasisPoints;
  /** When projects may run, both days inclusive. */
  term: { earliestStart: IsoDay; latestEnd: IsoDay };
  applicantKinds: ApplicantKind[];
  maxApplicationsPerApplicant: number;
  maxFundedPerApplicant: number;
  /** The most funded projects on one territory: a municipality, by the first 8 digits of ОКТМО that the application names. */
  maxFundedPerTerritory?: number;
  dates: {
    announceAt?: IsoInstant;
    receptionOpensAt: IsoInstant;
    receptionClosesAt: IsoInstant;
    reviewDueAt: IsoInstant;
    meetingAt: IsoInstant;
    resultsBy: IsoInstant;
    agreementsBy: IsoInstant;
  };
  /** Terms by which the dates follow from each other, as far as the act names them. */
  terms?: { reception?: Term; review?: Term; meeting?: Term; notice?: Term; results?: Term };
  /** The rule of each date that was counted by a term when it was saved. */
  dateBases?: DateBases;
  /** Announced rules may be changed in the first half of the reception only (general requirements of 1782; domain.md §2.3). */
  changesUntilHalf?: boolean;
  /** An announcement and a change of announced rules are proposed by one person and confirmed by another (issue 4). */
  announceByTwo?: boolean;
  /** The published technical grace after which reception is closed by machine (design.md §6). */
  graceSeconds: number;
  /** Questions to the organiser are taken until so many days before the end of the reception. */
  questionDays?: number;
  requiredDocuments: RequiredDocument[];
  rejectionGrounds: RejectionGround[];
  requirements: Requirement[];
  /** The least residents of an initiative group, its leader among them, the others named with their consents (domain.md §3.1). */
  groupMembersMin?: number;
  /** Applicants without a legal entity name the organisation that receives the money for them. */
  hostNeeded?: boolean;
  /** Submitting needs the head's signature under this very edition, given before and apart from pressing the button. */
  signOff?: boolean;
  /** Applications on paper; where the rules say nothing of them, they are not taken. */
  paperApplications?: PaperIntake;
  /** The commission decides on admission: experts get applications only after its protocol (domain.md §6, 5). */
  admissionByCommission?: boolean;
  /** Return for correction: `days` for each of `times` returns; a plain count is of calendar days. */
  correction: { allowed: boolean; days: SaidTerm; times: number };
  review: {
    blind: BlindMode;
    expertsPerApplication: number;
    minReviews: number;
    commentMinLength: number;
    divergence: { points: Decimal; action: DivergenceAction; formula: ScoreFormula };
  };
  criteria: Criterion[];
  /** What a score has to reach, where the rules set it. */
  passMark: Decimal;
  /** Who sets the pass mark: these rules, unless told otherwise, or the commission once everything is scored (domain.md §2.5). */
  passMarkBy?: PassMarkBy;
  /** By the sum that is asked for, ordered by it; absent or empty when one table of criteria is for all. */
  tiers?: Tier[];
  tieBreak: TieStep[];
  decision: {
    /** `strict` asks for more than the fraction, otherwise at least the fraction is enough. */
    quorum: Share;
    /** A decision needs more than half of these votes. */
    votesOf: VoteBase;
    chairCasts: boolean;
    recusalCountsForQuorum: boolean;
  };
  /** How papers are numbered; absent, by plain numbers of every kind from 1. */
  numbering?: Numbering;
  award: { whenShort: ShortPolicy };
  /** Plain counts are working days of the check and calendar days to mend a report. */
  report: { dates: ReportDate[]; checkDays: SaidTerm; fixDays: SaidTerm };
  /** What a winner has to sign the agreement; a plain count is of working days. */
  agreementDays: SaidTerm;
  publication: { votesByName: boolean; feedback: boolean };
  budget: { categories: BudgetCategory[]; inKindCounts: boolean; forbidden?: ForbiddenCost[] };
  contact: { name: string; phone: string; email: string; address: string };
};

/** The money of the competition: the sum of the limits of its sources, in kopecks. */
export function limitTotal(rules: Pick<CompetitionRules, "sources">): Kopecks {
  return rules.sources.reduce((total, source) => total + BigInt(source.limit), 0n);
}

/**
 * Sums by source as every list shows them: in the order of the rules, by the titles that people read. Kopecks in, digits
 * out; a source that the rules do not name comes last, under its key.
 */
export function sumsBySource(
  rules: Pick<CompetitionRules, "sources">,
  parts: readonly { source: string; sum: Kopecks | KopeckDigits }[],
): { title: string; sum: KopeckDigits }[] {
  const keys = [...new Set([...rules.sources, ...parts.map(({ source }) => ({ key: source }))].map(({ key }) => key))];
  return [...parts]
    .sort((a, b) => keys.indexOf(a.source) - keys.indexOf(b.source))
    .map(({ source, sum }) => ({
      title: rules.sources.find(({ key }) => key === source)?.title ?? source,
      sum: String(sum),
    }));
}

/** Whether people of this ring read a document: the organiser every one, everybody only what is public. */
export function readsDocument(
  reader: DocumentVisibility,
  { visibility }: Pick<RequiredDocument, "visibility">,
): boolean {
  return documentVisibilities.indexOf(visibility) <= documentVisibilities.indexOf(reader);
}

/** The files of an application that people of this ring read: those of kinds that the rules do not know are nobody's. */
export function filesFor<File extends { kind: string }>(
  reader: DocumentVisibility,
  files: readonly File[],
  rules: Pick<CompetitionRules, "requiredDocuments">,
): File[] {
  const open = new Set(rules.requiredDocuments.filter((one) => readsDocument(reader, one)).map(({ key }) => key));
  return files.filter(({ kind }) => open.has(kind));
}

/** Whether applications on paper are taken beside those that come through the system. */
export function takesPaper({ paperApplications = "no" }: Pick<CompetitionRules, "paperApplications">): boolean {
  return paperApplications !== "no";
}

/** Whether the grant pays nothing of a category. */
export function isForbidden({ maxShareBp, maxSum }: Pick<BudgetCategory, "maxShareBp" | "maxSum">): boolean {
  return maxShareBp === 0 || maxSum === "0";
}

/** The criterion with this key, or undefined when the rules have none. */
export function criterion(rules: Pick<CompetitionRules, "criteria">, key: string): Criterion | undefined {
  return rules.criteria.find((one) => one.key === key);
}

/** The greatest weighted total a sheet can have: Σ max × weight, exact (domain.md §2.7, step 2). */
export function maxScore(rules: Pick<CompetitionRules, "criteria">): Big {
  return rules.criteria.reduce((total, { max, weight }) => total.plus(new Big(max).times(weight)), new Big(0));
}

/** The key of the criterion that a tie step compares, or null when the step compares something else. */
export function criterionOfTieStep(step: TieStep): string | null {
  return step.startsWith("criterion:") ? step.slice("criterion:".length) : null;
}
