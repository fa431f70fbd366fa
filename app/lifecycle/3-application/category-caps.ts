import { type BudgetCategory, isForbidden } from "../2-announcement/rules";
import type { Kopecks } from "../money";
import type { BudgetTotals } from "./totals";

/** The caps of one category: a share of what is requested, a sum, or both. */
export type Caps = Pick<BudgetCategory, "key" | "maxShareBp" | "maxSum">;

/** How a capped category stands, in digits of kopecks: what it asks of the grant, and the most it may by the stricter cap. */
export type CapState = { key: string; asked: string; most: string };

/** Whether a category has a cap to count against: one that the grant does not pay at all is forbidden instead. */
export function isCapped(one: Caps): boolean {
  return !isForbidden(one) && (one.maxShareBp !== undefined || one.maxSum !== undefined);
}

/** How every capped category of a budget stands (domain.md §2.5), in the order of the rules. */
export function capStates(categories: readonly Caps[], sums: BudgetTotals): CapState[] {
  return categories.filter(isCapped).map((one) => {
    const limits = [shareCap(one, sums), sumCap(one)].filter((limit) => limit !== null);
    const most = limits.reduce((least, limit) => (limit < least ? limit : least));
    return { key: one.key, asked: `${askedBy(one, sums)}`, most: `${most}` };
  });
}

/** By how much a category is over its share of what is requested, and over its sum; null where it is not. */
export function overCaps(one: Caps, sums: BudgetTotals): { share: Kopecks | null; sum: Kopecks | null } {
  const over = (limit: Kopecks | null) => {
    const asked = askedBy(one, sums);
    return isCapped(one) && limit !== null && asked > limit ? asked - limit : null;
  };
  return { share: over(shareCap(one, sums)), sum: over(sumCap(one)) };
}

function askedBy({ key }: Caps, { byCategory }: BudgetTotals): Kopecks {
  return byCategory.get(key) ?? 0n;
}

/** A share of what is requested, in whole kopecks: a fraction of a kopeck above it is over it already. */
function shareCap({ maxShareBp }: Caps, { requested }: BudgetTotals): Kopecks | null {
  return maxShareBp === undefined ? null : (requested * BigInt(maxShareBp)) / 10_000n;
}

function sumCap({ maxSum }: Caps): Kopecks | null {
  return maxSum === undefined ? null : BigInt(maxSum);
}
