import type { contradictions as ru } from "../ru/announcement-checks";

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
    directionBelowGrant: ({ title }) =>
      `The sum of the direction “${title}” is below the least grant: nobody can be funded in it.`,
    directionsBelowMoney:
      "All that the directions may be given is less than the money there is: some of it will go to nobody.",
    ownShareWhole: "The own share cannot be 100%: nothing would be left to ask for.",
    termReversed: "Projects end before they begin.",
    termBeforeResults: "Projects begin before the results are known.",
    fundedAboveApplications: "More projects of one applicant can be funded than submitted.",
    datesOutOfOrder: "A date stands before the one it follows. Check the order of dates.",
    receptionTooShort: ({ days, least }) =>
      `Applications are taken for ${days} days; general requirements advise at least ${least}. Check what your act allows.`,
    resultsTooLate: ({ most }) => `Results are published later than ${most} calendar days after the meeting.`,
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
    maxScoreNotHundred: ({ most, tier }) =>
      `The highest score${tier ? ` in tier ${tier}` : ""} is ${most}; people are used to 100.`,
    passMarkAboveMax: ({ most, tier }) =>
      `The pass mark${tier ? ` of tier ${tier}` : ""} is above the highest possible score (${most}).`,
    tierPassMarkUnused: ({ tier }) => `The commission sets the pass mark: the number in tier ${tier} does not count.`,
    tiersOutOfOrder: ({ tier }) =>
      `Tier ${tier} ends no higher than the one before it. Put the tiers in order of sums.`,
    tiersBelowGrant: "The last tier ends below the largest grant: larger sums have no tier.",
    tierUnreachable: ({ tier }) => `No sum of tier ${tier} can be asked for: the grant has another size.`,
    tierWithoutCriteria: ({ tier }) => `All coefficients of tier ${tier} are zero: there is nothing to mark.`,
    tiersUneven: "The tiers have different highest scores: applications for different sums will be hard to compare.",
    criterionInNoTier: ({ title }) => `The criterion “${title}” is marked in no tier.`,
    tieCriterionNotInTier: ({ title }) =>
      `Ties are broken by the criterion “${title}”, which some tiers do not mark: there it counts as zero.`,
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
