/** Money is whole kopecks in a bigint; JSON and form drafts carry it as a string of digits. */
export type Kopecks = bigint;

const SPACES = /[\s\u00a0\u2009\u202f]/g;

/**
 * Reads roubles as people type them: `1 234,56`, `1234.56`, `250 000 ₽`, with ordinary, no-break or thin spaces.
 * @returns kopecks, or null when it is not a sum, is negative, or has more than two decimals (domain.md §3.3)
 */
export function parseRoubles(typed: string): Kopecks | null {
  const bare = typed.replace(SPACES, "").replace(/(₽|руб\.?|р\.)$/i, "");
  const match = /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return null;
  return BigInt(match[1]!) * 100n + BigInt((match[2] ?? "").padEnd(2, "0") || "0");
}

/** Writes kopecks as a person would type them into a field: `1234,56`, or `1234` when there are none. */
export function typeRoubles(kopecks: Kopecks): string {
  const whole = kopecks / 100n;
  const rest = kopecks % 100n;
  return rest === 0n ? `${whole}` : `${whole},${rest.toString().padStart(2, "0")}`;
}

/**
 * Unit price × quantity, rounded half up to a kopeck (domain.md §3.3).
 * @param quantity thousandths: 0.5 is 500n
 */
export function lineTotal(price: Kopecks, quantity: bigint): Kopecks {
  return (price * quantity * 2n + 1000n) / 2000n;
}

/** The share of `part` in `whole` in basis points, rounded down (1 % = 100); 0 of nothing. */
export function shareBp(part: Kopecks, whole: Kopecks): number {
  return whole === 0n ? 0 : Number((part * 10_000n) / whole);
}

/**
 * Splits a sum by weights with the largest remainder, so that the parts add up to a kopeck (domain.md §2.7, step 10).
 * Ties of remainders go to the earlier part. Weights must not all be zero.
 */
export function splitByShares(sum: Kopecks, weights: readonly bigint[]): Kopecks[] {
  const whole = weights.reduce((a, b) => a + b, 0n);
  const parts = weights.map((weight) => (sum * weight) / whole);
  const order = weights
    .map((weight, index) => ({ index, remainder: (sum * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = sum - parts.reduce((a, b) => a + b, 0n);
  for (const { index } of order) {
    if (left === 0n) break;
    parts[index]! += 1n;
    left -= 1n;
  }
  return parts;
}
