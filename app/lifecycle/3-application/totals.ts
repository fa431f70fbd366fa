import { type Kopecks, lineTotal, parseRoubles } from "../money";
import type { BudgetLine } from "./content";
import { parseQuantity } from "./typed";

/** Sums of a budget in kopecks; a line that cannot be read yet counts as nothing and is null in `lines`. */
export type BudgetTotals = {
  lines: ({ total: Kopecks; own: Kopecks; requested: Kopecks } | null)[];
  total: Kopecks;
  own: Kopecks;
  requested: Kopecks;
  /** What is requested, by the key of the category. */
  byCategory: Map<string, Kopecks>;
};

type Line = Pick<BudgetLine, "category" | "price" | "quantity" | "own">;

/**
 * Sums of budget lines as they were typed, in roubles (domain.md §2.5: total = price × quantity, requested = total − own).
 * An empty own share is none.
 */
export function totals(lines: readonly Partial<Line>[]): BudgetTotals {
  return sumOf(
    lines.map((line) => {
      const price = parseRoubles(line.price ?? "");
      const quantity = parseQuantity(line.quantity ?? "");
      const own = line.own ? parseRoubles(line.own) : 0n;
      return price === null || quantity === null || own === null
        ? null
        : { category: line.category ?? "", price, quantity, own };
    }),
  );
}

/** The same for lines of a submitted content, where money is digits of kopecks. */
export function totalsOfContent(lines: readonly Line[]): BudgetTotals {
  return sumOf(
    lines.map(({ category, price, quantity, own }) => ({
      category,
      price: BigInt(price || "0"),
      quantity: parseQuantity(quantity) ?? 0n,
      own: BigInt(own || "0"),
    })),
  );
}

type ReadLine = { category: string; price: Kopecks; quantity: bigint; own: Kopecks };

function sumOf(lines: readonly (ReadLine | null)[]): BudgetTotals {
  const sums: BudgetTotals = { lines: [], total: 0n, own: 0n, requested: 0n, byCategory: new Map() };
  for (const line of lines) {
    if (!line) {
      sums.lines.push(null);
      continue;
    }
    const total = lineTotal(line.price, line.quantity);
    const requested = total - line.own;
    sums.lines.push({ total, own: line.own, requested });
    sums.total += total;
    sums.own += line.own;
    sums.requested += requested;
    sums.byCategory.set(line.category, (sums.byCategory.get(line.category) ?? 0n) + requested);
  }
  return sums;
}
