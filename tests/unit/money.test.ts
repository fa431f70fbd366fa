import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineTotal, parseRoubles, shareBp, splitByShares, typeRoubles } from "~/lifecycle/money";

describe("money", () => {
  it("is read as people type it", () => {
    const typed = ["1 234,56", "1234.56", "1\u00a0234,5", "250\u202f000 ₽", "100 руб.", "0", "0,01"];
    expect(typed.map(parseRoubles)).toEqual([123456n, 123456n, 123450n, 25000000n, 10000n, 0n, 1n]);
  });

  it("is refused when it is not a sum, is negative or has a third decimal", () => {
    const typed = ["", "abc", "-5", "1,234", "1,2,3", ",50", "1e3", "99999999999999"];
    expect(typed.map(parseRoubles)).toEqual(typed.map(() => null));
  });

  it("comes back from a field as it went there", () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 15n - 1n), (sum) => parseRoubles(typeRoubles(sum)) === sum));
  });

  it("rounds a line half up to a kopeck", () => {
    expect([lineTotal(101n, 500n), lineTotal(99n, 500n), lineTotal(100n, 1000n), lineTotal(1n, 499n)]).toEqual([
      51n,
      50n,
      100n,
      0n,
    ]);
  });

  it("is shared in basis points, rounded down", () => {
    expect([shareBp(1n, 3n), shareBp(10n, 100n), shareBp(5n, 0n)]).toEqual([3333, 1000, 0]);
  });

  it("splits 70/30 to a kopeck, the odd one to the largest remainder", () => {
    expect(splitByShares(101n, [70n, 30n])).toEqual([71n, 30n]);
    expect(splitByShares(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  });

  it("splits so that the parts add up and none is a kopeck away from its share", () => {
    const weights = fc
      .array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 6 })
      .filter((w) => w.some((x) => x > 0n));
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), weights, (sum, shares) => {
        const parts = splitByShares(sum, shares);
        const whole = shares.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(sum);
        for (const [index, part] of parts.entries()) {
          const exact = sum * shares[index]!;
          expect(part * whole > exact - whole && part * whole < exact + whole).toBe(true);
        }
      }),
    );
  });
});
