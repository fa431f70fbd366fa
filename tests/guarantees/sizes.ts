/**
 * How many trials each proof makes: `ci` on every change, `night` before a release, `test` inside `npm test`, where fewer
 * have to do. Percentages mean nothing without the n that `npm run prove` prints. What a test file of `npm test` keeps is
 * counted in its tests, whatever the size; 0 leaves a promise to its own file there.
 */
export const sizes: Record<string, { ci: number; night: number; test: number }> = {
  A1: { ci: 30, night: 400, test: 3 },
  I1: { ci: 2_000, night: 50_000, test: 150 },
  C5: { ci: 6_000, night: 60_000, test: 400 },
  // Every statement of every verb, whatever their number, and a few more for every thousand of the size.
  A7: { ci: 5_000, night: 100_000, test: 60 },
  A6: { ci: 1_000, night: 20_000, test: 30 },
  D2: { ci: 10, night: 300, test: 1 },
  D3: { ci: 10, night: 300, test: 1 },
  A4: { ci: 1_000, night: 50_000, test: 40 },
  A5: { ci: 1, night: 1, test: 0 },
  B1: { ci: 20, night: 300, test: 2 },
  // Applications, two tabs each, a hundred to a crossing.
  B2: { ci: 2_000, night: 50_000, test: 100 },
  B3: { ci: 20, night: 300, test: 2 },
  // Walks of nine steps each, after the whole matrix of people, kinds and times.
  B4: { ci: 100, night: 2_000, test: 6 },
  B5: { ci: 50, night: 500, test: 4 },
  B6: { ci: 50, night: 500, test: 5 },
  C1: { ci: 75_000, night: 500_000, test: 1_500 },
  C2: { ci: 600, night: 600, test: 600 },
  C3: { ci: 600, night: 600, test: 150 },
  C4: { ci: 1_000, night: 3_000, test: 150 },
  A2: { ci: 200, night: 5_000, test: 25 },
  A3: { ci: 2_000, night: 50_000, test: 120 },
  F1: { ci: 2_000, night: 100_000, test: 250 },
  // Whole rounds of every kind of bomb.
  F2: { ci: 60, night: 1_200, test: 20 },
  F4: { ci: 600, night: 5_000, test: 120 },
  // Cells of spreadsheets and as many of CSV.
  H2: { ci: 5_000, night: 100_000, test: 500 },
  // Questions put to addresses: names of every route with every attack of the corpus.
  H3: { ci: 4_000, night: 60_000, test: 250 },
  SHIELD: { ci: 1, night: 1, test: 0 },
  VERIFIED: { ci: 1, night: 1, test: 0 },
  READS: { ci: 1, night: 1, test: 0 },
  ONCE: { ci: 1, night: 1, test: 0 },
  RULES: { ci: 1, night: 1, test: 0 },
  LISTS: { ci: 1, night: 1, test: 0 },
  // Pages drawn from all; every page of every state is looked at by `npm test`.
  AXE: { ci: 120, night: 240, test: 0 },
  WORDS: { ci: 1, night: 1, test: 0 },
  HOUSE: { ci: 1, night: 1, test: 0 },
  FORM: { ci: 1, night: 1, test: 0 },
  LOCK: { ci: 1, night: 1, test: 0 },
};
