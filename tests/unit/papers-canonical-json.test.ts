import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, type Json } from "~/journal/canonical-json";
import { digestOf } from "~/papers/digest.server";

describe("canonical JSON", () => {
  test("writes the example of RFC 8785, section 3.2.2", () => {
    const value = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test("sorts keys by UTF-16 units, as RFC 8785, section 3.2.3 shows", () => {
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
    const order = Object.values(JSON.parse(canonicalJson(value)) as Record<string, number>);
    expect([...canonicalJson(value).matchAll(/":(\d)/g)].map((found) => Number(found[1]))).toEqual([
      2, 4, 6, 7, 1, 5, 3,
    ]);
    expect(order).toHaveLength(7);
  });

  test("does not depend on the order of keys and survives reading back", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        const text = canonicalJson(value as Json);
        expect(canonicalJson(reversed as Json)).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test.each([
    ["undefined", { a: undefined }],
    ["a bigint", { a: 1n }],
    ["a date", { a: new Date(0) }],
    ["not a number", [Number.NaN]],
    ["infinity", [Number.POSITIVE_INFINITY]],
    ["a hole", new Array(1)],
    ["a lone surrogate", ["\ud800"]],
    ["a lone surrogate in a key", { "\udc00": 1 }],
  ])("refuses %s instead of losing it", (_, value) => {
    expect(() => canonicalJson(value as unknown as Json)).toThrow(TypeError);
  });

  test("writes minus zero as zero", () => {
    expect(canonicalJson(-0)).toBe("0");
  });

  test("gives the digest of its UTF-8 text", () => {
    const expected = createHash("sha256").update('{"a":"Ё","б":1}', "utf8").digest("hex");
    expect(digestOf({ б: 1, a: "Ё" })).toBe(expected);
  });
});
