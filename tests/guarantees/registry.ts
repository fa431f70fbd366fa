import type { Guarantee } from "./guarantee";

/** Every guarantee proven so far: by its name in guarantees.md, then those that test files of `npm test` keep. */
export const guarantees: Record<string, () => Promise<Guarantee>> = {
  I1: async () => (await import("./I1-mail")).guarantee,
  C5: async () => (await import("./C5-other-sites")).guarantee,
  A7: async () => (await import("./A7-all-or-nothing")).guarantee,
  D2: async () => (await import("./D2-applicant-worlds")).guarantee,
  D3: async () => (await import("./D3-sealed-scores")).guarantee,
  A4: async () => (await import("./A4-one-intent")).guarantee,
  B1: async () => (await import("./B1-deadline")).guarantee,
  B3: async () => (await import("./B3-closed-set")).guarantee,
  C1: async () => (await import("./C1-access-matrix")).guarantee,
  C2: async () => (await import("./C2-policies")).guarantee,
  C3: async () => (await import("./C3-minimal-outputs")).guarantee,
  C4: async () => (await import("./C4-strict-inputs")).guarantee,
  READS: async () => (await import("./kept-by-tests")).readingChangesNothing,
  LISTS: async () => (await import("./kept-by-tests")).listsAskOnce,
  AXE: async () => (await import("./kept-by-tests")).pagesForEverybody,
  WORDS: async () => (await import("./kept-by-tests")).wordsAreWhole,
  HOUSE: async () => (await import("./kept-by-tests")).houseStands,
};
