/** How much a contradiction weighs: an error stops the announcement, a warning only asks to look again. */
export type Severity = "error" | "warning";

/** Everything that rules can contradict themselves in. The words are in the catalog of the announcement. */
export const contradictionCodes = {
  duplicateKey: "error",
  noLegalAct: "error",
  noDirections: "error",
  noSources: "error",
  sourceEmpty: "error",
  grantMinAboveMax: "error",
  grantMaxZero: "error",
  grantAboveMoney: "error",
  ownShareWhole: "error",
  categoryAboveGrant: "warning",
  termReversed: "error",
  termBeforeResults: "warning",
  fundedAboveApplications: "error",
  datesOutOfOrder: "error",
  receptionTooShort: "warning",
  resultsTooLate: "warning",
  identifyingDocumentForExperts: "error",
  noRejectionGrounds: "error",
  noRequirements: "warning",
  correctionEmpty: "error",
  tooFewExperts: "error",
  singleReview: "warning",
  divergenceZero: "error",
  divergenceAboveMax: "warning",
  noCriteria: "error",
  scaleReversed: "error",
  stepZero: "error",
  stepMisfits: "error",
  bandOutsideScale: "error",
  bandsOverlap: "error",
  maxScoreNotHundred: "warning",
  passMarkAboveMax: "error",
  tieStepRepeated: "error",
  tieStepUnknownCriterion: "error",
  tieStepAfterLots: "error",
  tieUnresolved: "warning",
  quorumImpossible: "error",
  quorumBelowHalf: "warning",
  numbersRepeatYearly: "error",
  noReports: "error",
  reportBeforeTerm: "error",
  noBudgetCategories: "error",
} as const satisfies Record<string, Severity>;
export type ContradictionCode = keyof typeof contradictionCodes;

/** One contradiction; `path` is the dotted name of the field to look at, `details` fill the words of the catalog. */
export type Contradiction = { code: ContradictionCode; path: string; details?: Record<string, string | number> };
