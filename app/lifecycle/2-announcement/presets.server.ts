import * as content from "~/text/ru/preset-content";
import type { IsoDay } from "../time";
import { datesFrom, finalReportDay, type Pace, quartersIn } from "./preset-dates";
import type { PresetKey } from "./presets";
import type { CompetitionRules, Criterion, RequiredDocument, Requirement, RequirementProof } from "./rules";

/** The day a competition is announced and the IANA zone it lives in. */
export type PresetStart = { today: IsoDay; zone: string };

/** Rules to start a competition from, by the key of the preset. Every number is the organiser's to change. */
export const presets: Record<PresetKey, (start: PresetStart) => CompetitionRules> = {
  milkovo,
  "general-requirements": generalRequirements,
  "regional-grants": regionalGrants,
  "initiative-groups": initiativeGroups,
  "resource-centre": resourceCentre,
};

/** Coefficients of the ten criteria for grants up to 500 thousand (domain.md §2.5). */
const upToHalfMillion = {
  relevance: "2.5",
  logic: "1.5",
  novelty: "0.5",
  results: "1",
  budget: "1",
  scale: "0",
  contribution: "0.5",
  experience: "0.5",
  team: "1.5",
  openness: "1",
};

/** A municipal subsidy from two budgets, like the competition of Milkovo (domain.md §4.3, criteria of §2.5 up to 500 thousand). */
function milkovo(start: PresetStart): CompetitionRules {
  const words = content.competitions.milkovo;
  return {
    ...common(start, words, { reception: 30, review: 15, commission: 10, agreements: 10, projectMonths: 6 }),
    locality: { name: words.locality },
    sources: [
      { key: "regional", level: "regional", title: words.sources.regional, limit: "105000000" },
      { key: "local", level: "local", title: words.sources.local, limit: "45000000" },
    ],
    grant: { min: "5000000", max: "30000000" },
    ownShareMinBp: 1000,
    applicantKinds: ["legal", "branch"],
    requiredDocuments: [
      document("charter", { identifies: true, visibility: "office" }),
      document("register", { identifies: true, visibility: "office" }),
      document("taxes", { identifies: true, visibility: "office" }),
      document("authority", { required: false, identifies: true, visibility: "office" }),
      document("letters", { required: false, identifies: true, visibility: "office" }),
      document("prices", { required: false }),
    ],
    requirements: [
      { ...requirement("age", "check"), minMonths: 6 },
      requirement("debts", "document"),
      requirement("budgetDebts", "check"),
      requirement("liquidation", "check"),
      requirement("samePurpose", "declaration"),
      requirement("foreignAgent", "check"),
      requirement("lists", "check"),
    ],
    criteria: criteriaWith(upToHalfMillion),
    passMark: "60",
    tieBreak: ["criterion:relevance", "ownShare", "earlierArrival", "lots"],
  };
}

/**
 * A municipal subsidy whose order follows the general requirements of the Government's decrees 1780-1782 (domain.md §2.3).
 * What is not verified there is only a value to begin with, and the catalog has a note on it (`presetNotes`).
 */
function generalRequirements(start: PresetStart): CompetitionRules {
  const words = content.competitions.general;
  const rules = common(start, words, { reception: 30, review: 15, commission: 10, agreements: 10, projectMonths: 6 });
  return {
    ...rules,
    locality: { name: words.locality },
    sources: [{ key: "local", level: "local", title: words.sources.local, limit: "100000000" }],
    grant: { min: "5000000", max: "30000000" },
    ownShareMinBp: 500,
    applicantKinds: ["legal"],
    changesUntilHalf: true,
    announceByTwo: true,
    admissionByCommission: true,
    questionDays: 5,
    requiredDocuments: [
      document("charter", { identifies: true, visibility: "office" }),
      document("register", { identifies: true, visibility: "office" }),
      document("taxes", { identifies: true, visibility: "office" }),
      document("authority", { required: false, identifies: true, visibility: "office" }),
      document("prices", { required: false }),
    ],
    requirements: [
      { ...requirement("age", "check"), minMonths: 6 },
      requirement("taxAccount", "document"),
      requirement("budgetDebtsOver", "check"),
      requirement("liquidation", "check"),
      requirement("disqualified", "check"),
      requirement("foreignShare", "declaration"),
      requirement("samePurpose", "declaration"),
      requirement("foreignAgent", "check"),
      requirement("lists", "check"),
      requirement("reportsDone", "check"),
    ],
    review: { ...rules.review, blind: "single" },
    criteria: criteriaWith(upToHalfMillion),
    passMark: "60",
    tieBreak: ["earlierArrival", "lots"],
    report: { ...rules.report, checkDays: 5 },
    budget: { ...rules.budget, forbidden: [...content.forbiddenCosts, content.currencyCost] },
  };
}

/** Grants of a region by the model of the Presidential Grants Fund: organisations only, up to three million (domain.md §2.5). */
function regionalGrants(start: PresetStart): CompetitionRules {
  const words = content.competitions.regionalGrants;
  const rules = common(start, words, { reception: 30, review: 20, commission: 10, agreements: 10, projectMonths: 12 });
  return {
    ...rules,
    locality: { name: words.locality },
    sources: [
      { key: "regional", level: "regional", title: words.sources.regional, limit: "3000000000" },
      { key: "extra", level: "extra", title: words.sources.extra, limit: "2000000000" },
    ],
    grant: { min: "10000000", max: "300000000" },
    ownShareMinBp: 0,
    applicantKinds: ["legal"],
    maxApplicationsPerApplicant: 5,
    requiredDocuments: [
      document("charter", { identifies: true, visibility: "office" }),
      document("register", { required: false, identifies: true, visibility: "office" }),
      document("taxes", { identifies: true, visibility: "office" }),
      document("letters", { required: false, identifies: true }),
      document("prices", { required: false }),
    ],
    requirements: [
      { ...requirement("age", "check"), minMonths: 6 },
      requirement("debts", "document"),
      requirement("liquidation", "check"),
      requirement("foreignAgent", "check"),
      requirement("lists", "check"),
      requirement("returned", "check"),
    ],
    review: { ...rules.review, blind: "single" },
    criteria: criteriaWith({
      relevance: "1.5",
      logic: "1.5",
      novelty: "0.5",
      results: "1",
      budget: "1",
      scale: "1",
      contribution: "1",
      experience: "1",
      team: "1",
      openness: "0.5",
    }),
    passMark: "65",
    tieBreak: ["criterion:relevance", "earlierArrival", "lots"],
    award: { whenShort: "skip" },
  };
}

/** Small grants for groups of residents, without a legal entity, from the local budget (domain.md §4.2, §2.6). */
function initiativeGroups(start: PresetStart): CompetitionRules {
  const words = content.competitions.groups;
  return {
    ...common(start, words, { reception: 30, review: 10, commission: 5, agreements: 10, projectMonths: 4 }),
    locality: { name: words.locality },
    sources: [{ key: "local", level: "local", title: words.sources.local, limit: "60000000" }],
    grant: { min: "1000000", max: "5000000" },
    ownShareMinBp: 0,
    applicantKinds: ["initiative_group", "unregistered_association"],
    requiredDocuments: [
      document("groupMeeting", { identifies: true, visibility: "office" }),
      document("groupList", { identifies: true, visibility: "office" }),
      document("photos", { required: false }),
    ],
    requirements: [requirement("groupSize", "document"), requirement("territory", "check")],
    groupMembersMin: 3,
    hostNeeded: true,
    criteria: criteriaWith({ relevance: "4", logic: "2", results: "2", budget: "1", team: "1" }),
    passMark: "50",
    tieBreak: ["criterion:relevance", "earlierArrival", "lots"],
  };
}

/** Small grants of a resource centre: experts see the applicant, three of them, the median counts (domain.md §2.3, §2.5). */
function resourceCentre(start: PresetStart): CompetitionRules {
  const words = content.competitions.centre;
  const rules = common(start, words, { reception: 30, review: 10, commission: 5, agreements: 5, projectMonths: 5 });
  return {
    ...rules,
    locality: { name: words.locality },
    sources: [{ key: "extra", level: "extra", title: words.sources.extra, limit: "100000000" }],
    grant: { min: "2000000", max: "10000000" },
    ownShareMinBp: 0,
    applicantKinds: ["legal", "branch", "unregistered_association", "initiative_group"],
    maxFundedPerApplicant: 1,
    requiredDocuments: [
      document("charter", { required: false, identifies: true }),
      document("letters", { required: false, identifies: true }),
      document("prices", { required: false }),
    ],
    requirements: [requirement("liquidation", "check"), requirement("foreignAgent", "check")],
    review: {
      ...rules.review,
      blind: "single",
      expertsPerApplication: 3,
      minReviews: 3,
      divergence: { points: "25", action: "none", formula: "median" },
    },
    criteria: criteriaWith({ relevance: "3", logic: "2", results: "2", budget: "1", team: "1", openness: "1" }),
    passMark: "60",
    tieBreak: ["criterion:relevance", "earlierArrival", "lots"],
    award: { whenShort: "skip" },
  };
}

type Words = (typeof content.competitions)[keyof typeof content.competitions];

function common({ today, zone }: PresetStart, words: Words, pace: Pace) {
  const { dates, term } = datesFrom(today, zone, pace);
  return {
    title: words.title(Number(today.slice(0, 4))),
    summary: words.summary,
    legalAct: { title: words.act, number: words.actNumber, date: today },
    zone,
    directions: content.directions,
    term,
    maxApplicationsPerApplicant: 2,
    maxFundedPerApplicant: 1,
    dates,
    graceSeconds: 120,
    questionDays: 3,
    rejectionGrounds: content.grounds,
    hostNeeded: false,
    signOff: false,
    admissionByCommission: false,
    changesUntilHalf: false,
    announceByTwo: false,
    correction: { allowed: true, days: 3, times: 1 },
    review: {
      blind: "double",
      expertsPerApplication: 2,
      minReviews: 2,
      commentMinLength: 50,
      divergence: { points: "25", action: "third", formula: "nearestTwo" },
    },
    decision: {
      quorum: { numerator: 1, denominator: 2, strict: true },
      votesOf: "present",
      chairCasts: true,
      recusalCountsForQuorum: true,
    },
    award: { whenShort: "offerRemainder" },
    report: {
      dates: [
        ...quartersIn(term).map(({ year, quarter, dueAt }) => ({
          key: `q${quarter}-${year}`,
          title: content.reports.quarter(year, quarter),
          dueAt,
        })),
        { key: "final", title: content.reports.final, dueAt: finalReportDay(term) },
      ],
      checkDays: 10,
      fixDays: 10,
    },
    agreementDays: pace.agreements,
    publication: { votesByName: false, feedback: true },
    budget: { categories: content.budgetCategories, inKindCounts: true, forbidden: content.forbiddenCosts },
    contact: words.contact,
  } satisfies Partial<CompetitionRules>;
}

function criteriaWith(weights: Record<string, string>): Criterion[] {
  return content.criteria.flatMap(({ key, title, help }) => {
    const weight = weights[key];
    return weight === undefined
      ? []
      : [{ key, title, min: "0", max: "10", step: "1", weight, help, bands: content.bands }];
  });
}

function document(key: keyof typeof content.documents, how: Partial<RequiredDocument>): RequiredDocument {
  return { key, title: content.documents[key], required: true, identifies: false, visibility: "expert", ...how };
}

function requirement(key: keyof typeof content.requirements, proof: RequirementProof): Requirement {
  return { key, ...content.requirements[key], proof };
}
