import Big from "big.js";
import { addDays, dayOf, daysBetween } from "../time";
import { type Contradiction, type ContradictionCode, contradictionCodes } from "./contradiction-codes";
import { namesYear } from "./numbering";
import {
  type CompetitionRules,
  type Criterion,
  criterion,
  criterionOfTieStep,
  limitTotal,
  maxScore,
  readsDocument,
} from "./rules";

/** Terms that acts recommend and rules may go beyond with a warning: days of reception, days from decision to publication. */
export type RecommendedTerms = { receptionDays: number; publicationDays: number };

/** 30 days of reception (general requirements of 1492), 14 calendar days to publish the results (1781); domain.md §2.3. */
const BY_GENERAL_REQUIREMENTS: RecommendedTerms = { receptionDays: 30, publicationDays: 14 };

/**
 * Everything in which well-formed rules contradict themselves, in the order of the document (domain.md §2.3, §2.5-2.9). Errors
 * stop the announcement, warnings do not: see `contradictionCodes`.
 * @param rules has passed `rulesSchema`
 */
export function contradictions(rules: CompetitionRules, terms = BY_GENERAL_REQUIREMENTS): Contradiction[] {
  return [
    ...inKeys(rules),
    ...inAct(rules),
    ...inMoney(rules),
    ...inTerm(rules),
    ...inDates(rules, terms),
    ...inAdmission(rules),
    ...inReview(rules),
    ...rules.criteria.flatMap(inCriterion),
    ...inTotals(rules),
    ...inTieBreak(rules),
    ...inQuorum(rules),
    ...inNumbering(rules),
    ...inReporting(rules),
  ];
}

/** Whether rules with these contradictions may be announced: warnings do not count. */
export function mayAnnounce(found: readonly Contradiction[]): boolean {
  return found.every(({ code }) => contradictionCodes[code] === "warning");
}

function when(
  wrong: boolean,
  code: ContradictionCode,
  path: string,
  details?: Contradiction["details"],
): Contradiction[] {
  if (!wrong) return [];
  return [details ? { code, path, details } : { code, path }];
}

function inKeys(rules: CompetitionRules): Contradiction[] {
  const lists = {
    directions: rules.directions,
    sources: rules.sources,
    requiredDocuments: rules.requiredDocuments,
    rejectionGrounds: rules.rejectionGrounds,
    requirements: rules.requirements,
    criteria: rules.criteria,
    "report.dates": rules.report.dates,
    "budget.categories": rules.budget.categories,
  };
  return Object.entries(lists).flatMap(([path, list]) => {
    const keys = list.map(({ key }) => key);
    return keys.flatMap((key, index) =>
      when(keys.indexOf(key) < index, "duplicateKey", `${path}.${index}.key`, { key }),
    );
  });
}

function inAct({ legalAct }: CompetitionRules): Contradiction[] {
  const { title, number, date } = legalAct;
  return when(title === "" || number === "" || date === "", "noLegalAct", "legalAct.title");
}

function inMoney(rules: CompetitionRules): Contradiction[] {
  const [min, max] = [BigInt(rules.grant.min), BigInt(rules.grant.max)];
  return [
    ...when(rules.directions.length === 0, "noDirections", "directions"),
    ...when(rules.sources.length === 0, "noSources", "sources"),
    ...rules.sources.flatMap(({ limit }, index) => when(BigInt(limit) === 0n, "sourceEmpty", `sources.${index}.limit`)),
    ...when(max === 0n, "grantMaxZero", "grant.max"),
    ...when(min > max, "grantMinAboveMax", "grant.min"),
    ...when(max > limitTotal(rules), "grantAboveMoney", "grant.max"),
    ...when(rules.ownShareMinBp >= 10_000, "ownShareWhole", "ownShareMinBp"),
    ...rules.budget.categories.flatMap(({ title, maxSum }, index) =>
      when(maxSum !== undefined && BigInt(maxSum) > max, "categoryAboveGrant", `budget.categories.${index}.maxSum`, {
        title,
      }),
    ),
    ...when(
      rules.maxFundedPerApplicant > rules.maxApplicationsPerApplicant,
      "fundedAboveApplications",
      "maxFundedPerApplicant",
    ),
  ];
}

function inTerm({ term, dates, zone }: CompetitionRules): Contradiction[] {
  const results = dayOf(new Date(dates.resultsBy), zone);
  return [
    ...when(term.latestEnd < term.earliestStart, "termReversed", "term.latestEnd"),
    ...when(term.earliestStart < results, "termBeforeResults", "term.earliestStart"),
  ];
}

function inDates({ dates, zone }: CompetitionRules, terms: RecommendedTerms): Contradiction[] {
  const order = [
    "announceAt",
    "receptionOpensAt",
    "receptionClosesAt",
    "reviewDueAt",
    "meetingAt",
    "resultsBy",
    "agreementsBy",
  ] as const;
  const known = order.filter((key) => dates[key] !== undefined);
  const disorder = known.slice(1).flatMap((key, index) => {
    const before = known[index]!;
    const ahead = Date.parse(dates[key]!) - Date.parse(dates[before]!);
    const wrong = key === "receptionClosesAt" ? ahead <= 0 : ahead < 0;
    return when(wrong, "datesOutOfOrder", `dates.${key}`, { after: before });
  });
  const day = (key: (typeof order)[number]) => dayOf(new Date(dates[key]!), zone);
  const reception = daysBetween(day("receptionOpensAt"), day("receptionClosesAt"));
  const latestResults = addDays(day("meetingAt"), terms.publicationDays);
  return [
    ...disorder,
    ...when(reception < terms.receptionDays, "receptionTooShort", "dates.receptionClosesAt", {
      days: reception,
      least: terms.receptionDays,
    }),
    ...when(day("resultsBy") > latestResults, "resultsTooLate", "dates.resultsBy", { most: terms.publicationDays }),
  ];
}

function inAdmission(rules: CompetitionRules): Contradiction[] {
  const { allowed, days, times } = rules.correction;
  const blind = rules.review.blind === "double";
  return [
    ...rules.requiredDocuments.flatMap((one, index) => {
      const leaks = blind && one.identifies && readsDocument("expert", one);
      return when(leaks, "identifyingDocumentForExperts", `requiredDocuments.${index}.visibility`);
    }),
    ...when(rules.rejectionGrounds.length === 0, "noRejectionGrounds", "rejectionGrounds"),
    ...when(rules.requirements.length === 0, "noRequirements", "requirements"),
    ...when(allowed && (days === 0 || times === 0), "correctionEmpty", "correction"),
  ];
}

function inReview({ review, ...rules }: CompetitionRules): Contradiction[] {
  const points = new Big(review.divergence.points);
  const acts = review.divergence.action !== "none";
  const { expertsPerApplication: experts, minReviews } = review;
  return [
    ...when(experts < minReviews, "tooFewExperts", "review.expertsPerApplication", { experts, least: minReviews }),
    ...when(minReviews < 2, "singleReview", "review.minReviews"),
    ...when(acts && points.eq(0), "divergenceZero", "review.divergence.points"),
    ...when(acts && points.gt(maxScore(rules)), "divergenceAboveMax", "review.divergence.points"),
  ];
}

function inCriterion({ min, max, step, bands }: Criterion, index: number): Contradiction[] {
  const path = `criteria.${index}`;
  if (new Big(min).gte(max)) return when(true, "scaleReversed", `${path}.min`);
  if (new Big(step).eq(0)) return when(true, "stepZero", `${path}.step`);
  const misfits = !new Big(max).minus(min).mod(step).eq(0);
  const outside = bands.flatMap(({ from, to }, at) => {
    const wrong = new Big(from).gt(to) || new Big(from).lt(min) || new Big(to).gt(max);
    return when(wrong, "bandOutsideScale", `${path}.bands.${at}`);
  });
  const overlap = bands.some((a, at) =>
    bands.slice(at + 1).some((b) => new Big(a.from).lte(b.to) && new Big(b.from).lte(a.to)),
  );
  return [
    ...when(misfits, "stepMisfits", `${path}.step`),
    ...outside,
    ...when(overlap, "bandsOverlap", `${path}.bands`),
  ];
}

function inTotals(rules: CompetitionRules): Contradiction[] {
  if (rules.criteria.length === 0) return when(true, "noCriteria", "criteria");
  const most = maxScore(rules);
  return [
    ...when(!most.eq(100), "maxScoreNotHundred", "criteria", { most: most.toFixed() }),
    ...when(most.lt(rules.passMark), "passMarkAboveMax", "passMark", { most: most.toFixed() }),
  ];
}

function inTieBreak(rules: CompetitionRules): Contradiction[] {
  const steps = rules.tieBreak;
  const lots = steps.indexOf("lots");
  const each = steps.flatMap((step, index) => {
    const path = `tieBreak.${index}`;
    const key = criterionOfTieStep(step);
    return [
      ...when(steps.indexOf(step) < index, "tieStepRepeated", path),
      ...when(key !== null && !criterion(rules, key), "tieStepUnknownCriterion", path, { key: key ?? "" }),
      ...when(lots !== -1 && index > lots, "tieStepAfterLots", path),
    ];
  });
  return [...each, ...when(lots === -1, "tieUnresolved", "tieBreak")];
}

function inQuorum({ decision }: CompetitionRules): Contradiction[] {
  const { numerator, denominator, strict } = decision.quorum;
  const impossible = numerator > denominator || (strict && numerator === denominator);
  return [
    ...when(impossible, "quorumImpossible", "decision.quorum"),
    ...when(numerator * 2 < denominator, "quorumBelowHalf", "decision.quorum"),
  ];
}

function inNumbering({ numbering }: CompetitionRules): Contradiction[] {
  const isYearly = numbering?.within === "organiserYear";
  return when(isYearly && !namesYear(numbering), "numbersRepeatYearly", "numbering.pattern");
}

function inReporting({ report, term, budget }: CompetitionRules): Contradiction[] {
  return [
    ...when(report.dates.length === 0, "noReports", "report.dates"),
    ...report.dates.flatMap(({ dueAt }, index) =>
      when(dueAt < term.earliestStart, "reportBeforeTerm", `report.dates.${index}.dueAt`),
    ),
    ...when(budget.categories.length === 0, "noBudgetCategories", "budget.categories"),
  ];
}
