import { describe, expect, it } from "vitest";
import { draftAnswer } from "~/text/answer";
import { catalog } from "~/text/text";
import { refusalWords } from "~/ui/words";

const options = [
  { key: "labour", title: "Труд добровольцев" },
  { key: "premises", title: "Помещение" },
];
const ru = { titles: { patriot: "Патриотическое воспитание" }, lang: "ru" } as const;

describe("an answer of a draft in words", () => {
  it("names what was chosen by its title, one option or several, and a direction by the competition's", () => {
    expect(draftAnswer({ kind: "choice", options }, "premises", ru)).toBe("Помещение");
    expect(draftAnswer({ kind: "choices", options }, "labour,premises", ru)).toBe("Труд добровольцев, Помещение");
    expect(draftAnswer({ kind: "direction" }, "patriot", ru)).toBe("Патриотическое воспитание");
  });

  it("says yes, no and days in the reader's language, and leaves what somebody typed as it was", () => {
    expect(draftAnswer({ kind: "yesNo" }, "yes", ru)).toBe("Да");
    expect(draftAnswer({ kind: "yesNo" }, "no", { ...ru, lang: "en" })).toBe("No");
    expect(draftAnswer({ kind: "day" }, "2027-03-05", ru)).toBe("5\u00a0марта 2027\u00a0г.");
    expect(draftAnswer({ kind: "money" }, "1 200,50", ru)).toBe("1 200,50");
    expect(draftAnswer({ kind: "text" }, "premises", ru)).toBe("premises");
  });

  it("keeps an option that the form no longer offers, and an empty answer", () => {
    expect(draftAnswer({ kind: "choice", options }, "gone", ru)).toBe("gone");
    for (const kind of ["choice", "choices", "direction", "yesNo", "day"] as const)
      expect(draftAnswer({ kind, options }, "", ru)).toBe("");
  });
});

it("a limit that is hit says how many are allowed", () => {
  expect(refusalWords(catalog("ru"), "limitExceeded", { max: 30 })).toContain("не больше 30");
  expect(refusalWords(catalog("en"), "limitExceeded", { max: 30 })).toContain("limit of 30");
  expect(refusalWords(catalog("ru"), "limitExceeded")).not.toContain("undefined");
});
