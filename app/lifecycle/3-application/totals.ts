import { type LineKind, lineKinds } from "../2-announcement/form-template";
import { type Kopecks, parseRoubles } from "../money";
import { parseQuantity } from "./typed";

/** A line of a budget by the keys of its columns; sums are roubles in a draft and digits of kopecks in a content. */
export type BudgetLine = {
  category: string;
  title: string;
  price: string;
  quantity: string;
  own: string;
  factor?: string;
  inKind?: string;
  partners?: string;
};

/**
 * Sums of a budget in kopecks; a line that cannot be read yet counts as nothing and is null in `lines`. `own` is all that
 * does not come from the grant: own money, what is given in kind and partners' money; `inKind` is the second of them.
 */
export type BudgetTotals = {
  lines: ({ total: Kopecks; own: Kopecks; requested: Kopecks } | null)[];
  total: Kopecks;
  own: Kopecks;
  inKind: Kopecks;
  requested: Kopecks;
  /** What is requested, by the key of the category. */
  byCategory: Map<string, Kopecks>;
};

type Line = Omit<BudgetLine, "title">;
type LineKindOf = (category: string) => LineKind;
const allPlain: LineKindOf = () => "plain";

/**
 * Sums of budget lines as they were typed, in roubles (domain.md §2.5: requested = total − what others pay). An empty
 * share is none.
 * @param kindOf how lines of a category are counted; price × quantity unless the form says otherwise
 */
export function totals(lines: readonly Partial<Line>[], kindOf: LineKindOf = allPlain): BudgetTotals {
  return sumOf(
    lines.map((line) => {
      const shares = [line.own, line.inKind, line.partners].map((typed) => (typed ? parseRoubles(typed) : 0n));
      return readLine(line, kindOf, parseRoubles(line.price ?? ""), shares);
    }),
  );
}

/** The same for lines of a submitted content, where money is digits of kopecks. */
export function totalsOfContent(lines: readonly Line[], kindOf: LineKindOf = allPlain): BudgetTotals {
  return sumOf(
    lines.map((line) => {
      const shares = [line.own, line.inKind, line.partners].map((digits) => BigInt(digits || "0"));
      return readLine(line, kindOf, BigInt(line.price || "0"), shares);
    }),
  );
}

type ReadLine = { category: string; total: Kopecks; own: Kopecks; inKind: Kopecks };

function readLine(
  { category = "", quantity = "", factor = "" }: Partial<Line>,
  kindOf: LineKindOf,
  price: Kopecks | null,
  shares: readonly (Kopecks | null)[],
): ReadLine | null {
  const kind = lineKinds[kindOf(category)];
  const times = kind.quantity ? parseQuantity(quantity) : 1000n;
  const by = kind.factor === "none" ? 1000n : parseQuantity(factor);
  if (price === null || times === null || by === null || shares.includes(null)) return null;
  // why: thousandths of both, and hundredths of a percent; one rounding half up, of the whole line (domain.md §3.3).
  const parts = kind.factor === "percent" ? 100_000_000n : 1_000_000n;
  const [own, inKind, partners] = shares as readonly Kopecks[];
  return {
    category,
    total: (price * times * by * 2n + parts) / (parts * 2n),
    own: (own ?? 0n) + (inKind ?? 0n) + (partners ?? 0n),
    inKind: inKind ?? 0n,
  };
}

function sumOf(lines: readonly (ReadLine | null)[]): BudgetTotals {
  const sums: BudgetTotals = { lines: [], total: 0n, own: 0n, inKind: 0n, requested: 0n, byCategory: new Map() };
  for (const line of lines) {
    if (!line) {
      sums.lines.push(null);
      continue;
    }
    const { category, total, own, inKind } = line;
    const requested = total - own;
    sums.lines.push({ total, own, requested });
    sums.total += total;
    sums.own += own;
    sums.inKind += inKind;
    sums.requested += requested;
    sums.byCategory.set(category, (sums.byCategory.get(category) ?? 0n) + requested);
  }
  return sums;
}
