import { describe, expect, it } from "vitest";
import { isNumberPattern, namesYear, numberInWords } from "~/lifecycle/2-announcement/numbering";

describe("numbers of papers", () => {
  it("are the bare number unless the act has a pattern", () => {
    expect(numberInWords({}, 12, 2026)).toBe("12");
    expect(numberInWords({ pattern: "{номер}-{год}/ОТБОР" }, 12, 2026)).toBe("12-2026/ОТБОР");
    expect(numberInWords({ pattern: "СОНКО-{ год }-{ номер }" }, 3, 2027)).toBe("СОНКО-2027-3");
    expect(numberInWords({ pattern: "{number}/{year}" }, 3, 2027)).toBe("3/2027");
  });

  it("need one place for the number, and know no other places but the year", () => {
    for (const pattern of ["{номер}", "{номер}/{год}", "№{номер}"])
      expect(isNumberPattern(pattern), pattern).toBe(true);
    for (const pattern of [
      "",
      "12",
      "{год}",
      "{номер}{номер}",
      "{номер}{год}{год}",
      "{дата}",
      "{номер",
      "{номер}}",
      "{{номер}}",
    ])
      expect(isNumberPattern(pattern), pattern).toBe(false);
  });

  it("tell years apart only where the pattern names the year", () => {
    expect(namesYear({ pattern: "{номер}-{год}" })).toBe(true);
    expect(namesYear({ pattern: "{номер}" })).toBe(false);
    expect(namesYear({})).toBe(false);
  });
});
