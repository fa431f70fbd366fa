import { dayParam } from "../params";
import type { contradictions as ru } from "../ru/announcement-checks";
import { terms } from "./announcement-terms";

const brokenTerm: typeof ru.codes.againstAct = ({ key, days, unit, clause, limit }) =>
  terms.broken(
    String(key),
    { days: Number(days), unit: unit === "calendar" ? "calendar" : "working" },
    String(clause),
    dayParam(limit, "en"),
  );

export const contradictions: typeof ru = {
  title: "Check of the rules",
  errors: "Cannot be announced until these are mended",
  warnings: "Look again: it can be announced",
  none: "The rules do not contradict themselves.",
  fix: "Mend",
  codes: {
    duplicateKey: "A row of a list is repeated. Remove it and add it again.",
    noLegalAct: "The legal act of the competition is not named: enter its title, number and date.",
    noDirections: "No direction of the competition is named.",
    noSources: "It is not said where the money comes from. Add at least one source.",
    sourceEmpty: "A source of money has nothing in it.",
    grantMinAboveMax: "The smallest grant is larger than the largest.",
    grantMaxZero: "The largest grant is not set.",
    grantAboveMoney: "The largest grant is more than all the money of the competition.",
    categoryAboveGrant: ({ title }) => `The cap of “${title}” is more than the largest grant: it limits nobody.`,
    ownShareWhole: "The own share cannot be 100%: nothing would be left to ask for.",
    termReversed: "Projects end before they begin.",
    termBeforeResults: "Projects begin before the results are known.",
    fundedAboveApplications: "More projects of one applicant can be funded than submitted.",
    datesOutOfOrder: "A date stands before the one it follows. Check the order of dates.",
    receptionTooShort: ({ days, least }) =>
      `Applications are taken for ${days} days; general requirements advise at least ${least}. Check what your act allows.`,
    resultsTooLate: ({ most }) => `Results are published later than ${most} calendar days after the meeting.`,
    againstAct: brokenTerm,
    againstTerm: brokenTerm,
    identifyingDocumentForExperts:
      "Experts work blind, yet a document that names the applicant is open to them. Leave it to the organiser only.",
    noRejectionGrounds: "There is no ground for rejection: nothing could be rejected.",
    noRequirements: "There are no requirements to applicants.",
    correctionEmpty: "Return for correction is allowed, but for zero days or zero times.",
    tooFewExperts: ({ experts, least }) =>
      `There are ${experts} experts per application, yet ${least} reviews must count.`,
    singleReview: "One review is enough: there will be nothing to compare it with.",
    divergenceZero: "The threshold of divergence is zero: any difference would be one.",
    divergenceAboveMax: "The threshold of divergence is above the highest score: it would never work.",
    noCriteria: "There are no criteria.",
    scaleReversed: "The lowest mark of a criterion is not below the highest.",
    stepZero: "The step of a mark is zero.",
    stepMisfits: "The scale is not a whole number of steps.",
    bandOutsideScale: "An explanation of marks goes beyond the scale of its criterion.",
    bandsOverlap: "Explanations of marks overlap.",
    maxScoreNotHundred: ({ most }) => `The highest score is ${most}; people are used to 100.`,
    passMarkAboveMax: ({ most }) => `The pass mark is above the highest possible score (${most}).`,
    tieStepRepeated: "A step of the tie-break chain is repeated.",
    tieStepUnknownCriterion: "The tie-break chain names a criterion that does not exist.",
    tieStepAfterLots: "No step can follow the drawing of lots.",
    tieUnresolved: "The chain has no drawing of lots: a tie may stay unresolved.",
    quorumImpossible: "Such a quorum cannot be met.",
    quorumBelowHalf: "The quorum is less than half of the commission.",
    numbersRepeatYearly:
      "Numbers of protocols begin anew every year, but the number does not name the year: numbers would repeat. Add {year}.",
    noReports: "No report is due.",
    reportBeforeTerm: "A report is due before projects begin.",
    noBudgetCategories: "There are no categories of expenses.",
  },
};
