/**
 * How many trials each proof makes: `ci` on every change, `night` before a release, `test` inside `npm test`, where
 * fewer have to do; 0 there means that it has not yet been seen to pass there and runs by `npm run prove` only. Percentages mean nothing without the n that `npm run prove` prints.
 */
export const sizes: Record<string, { ci: number; night: number; test: number }> = {
  I1: { ci: 2_000, night: 50_000, test: 150 },
  C5: { ci: 6_000, night: 60_000, test: 400 },
  // Every statement of every verb, whatever their number, and a few more for every thousand of the size.
  A7: { ci: 5_000, night: 100_000, test: 60 },
  D2: { ci: 10, night: 300, test: 1 },
  D3: { ci: 10, night: 300, test: 0 },
  A4: { ci: 1_000, night: 50_000, test: 40 },
  B1: { ci: 20, night: 300, test: 2 },
  B3: { ci: 20, night: 300, test: 2 },
  C1: { ci: 75_000, night: 500_000, test: 0 },
  C2: { ci: 600, night: 600, test: 600 },
  C3: { ci: 600, night: 600, test: 0 },
  C4: { ci: 1_000, night: 3_000, test: 0 },
};
