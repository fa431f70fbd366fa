import type { Guarantee } from "./guarantee";

/**
 * Every guarantee proven so far: those named in guarantees.md, the longest first, so that two at once end together; then
 * those that test files of `npm test` keep.
 */
export const guarantees: Record<string, () => Promise<Guarantee>> = {
  C1: async () => (await import("./C1-access-matrix")).guarantee,
  A1: async () => (await import("./A1-acknowledged")).guarantee,
  B5: async () => (await import("./B5-app-clock")).guarantee,
  D2: async () => (await import("./D2-applicant-worlds")).guarantee,
  D3: async () => (await import("./D3-sealed-scores")).guarantee,
  B2: async () => (await import("./B2-one-final-version")).guarantee,
  A5: async () => (await import("./kept-by-tests")).replaysChangeNothing,
  B6: async () => (await import("./B6-late-attempts")).guarantee,
  C4: async () => (await import("./C4-strict-inputs")).guarantee,
  F4: async () => (await import("./F4-downloads")).guarantee,
  A7: async () => (await import("./A7-all-or-nothing")).guarantee,
  A2: async () => (await import("./A2-stored-before-referenced")).guarantee,
  A3: async () => (await import("./A3-orphans")).guarantee,
  I1: async () => (await import("./I1-mail")).guarantee,
  B4: async () => (await import("./B4-two-people")).guarantee,
  B3: async () => (await import("./B3-closed-set")).guarantee,
  B1: async () => (await import("./B1-deadline")).guarantee,
  C3: async () => (await import("./C3-minimal-outputs")).guarantee,
  A6: async () => (await import("./A6-no-lost-word")).guarantee,
  A4: async () => (await import("./A4-one-intent")).guarantee,
  C5: async () => (await import("./C5-other-sites")).guarantee,
  C2: async () => (await import("./C2-policies")).guarantee,
  F1: async () => (await import("./F1-allowed-content")).guarantee,
  F2: async () => (await import("./F2-bombs")).guarantee,
  H2: async () => (await import("./H2-no-formulas")).guarantee,
  VERIFIED: async () => (await import("./kept-by-tests")).verifiedStands,
  SHIELD: async () => (await import("./kept-by-tests")).shieldHolds,
  READS: async () => (await import("./kept-by-tests")).readingChangesNothing,
  ONCE: async () => (await import("./kept-by-tests")).readsWaitOnce,
  RULES: async () => (await import("./kept-by-tests")).rulesAreTold,
  LISTS: async () => (await import("./kept-by-tests")).listsAskOnce,
  AXE: async () => (await import("./AXE-pages")).guarantee,
  WORDS: async () => (await import("./kept-by-tests")).wordsAreWhole,
  HOUSE: async () => (await import("./kept-by-tests")).houseStands,
  FORM: async () => (await import("./kept-by-tests")).formIsData,
  LOCK: async () => (await import("./kept-by-tests")).formIsLocked,
};
