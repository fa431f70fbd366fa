import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { competitionStates } from "~/lifecycle/2-announcement/competition";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import { applicationStates } from "~/lifecycle/3-application/application";
import { isMistake, missing } from "~/lifecycle/3-application/check";
import { projectOf } from "~/lifecycle/3-application/content";
import {
  type Draft,
  type Row,
  readSection,
  sectionOf,
  withoutBlankRows,
  withRow,
} from "~/lifecycle/3-application/draft";
import { contentOf } from "~/lifecycle/3-application/make-content";
import { progressOf, publicState } from "~/lifecycle/3-application/progress";
import { parseReceiptCode, receiptCodeOf } from "~/lifecycle/3-application/receipt-code";
import { totals, totalsOfContent } from "~/lifecycle/3-application/totals";
import { lengthOf, parseDay, parseQuantity, quantityText, tasksOf, typedLength } from "~/lifecycle/3-application/typed";
import { addDays } from "~/lifecycle/time";
import { completeDraft } from "../applications";

const preset = presets.milkovo({ today: "2026-04-01", zone: "Asia/Kamchatka" });
const rules: CompetitionRules = { ...preset, requiredDocuments: [] };
const template = standardTemplate(rules);
const complete = completeDraft(rules);

/** What is missing in a complete draft with some sections replaced, as `section path code`. */
function gaps(over: Draft, otherRules: CompetitionRules = rules, documents: string[] = []): string[] {
  return missing({ ...complete, ...over }, documents, otherRules, template).map(
    ({ section, path, code }) => `${section} ${path} ${code}`,
  );
}
const line = (over: Record<string, string>) => ({
  ...(complete.budget.lines as Record<string, string>[])[0]!,
  ...over,
});
const budget = (...lines: Record<string, string>[]): Draft => ({ budget: { lines } });

describe("what stands in the way of submitting", () => {
  it("is nothing in a complete draft", () => {
    expect(gaps({})).toEqual([]);
  });

  it("is every required answer of an empty draft, and no mistakes", () => {
    const all = missing({}, [], preset, standardTemplate(preset));
    expect(all.map(({ section }) => section)).toEqual(
      expect.arrayContaining(["about", "problem", "plan", "team", "budget", "indicators", "documents"]),
    );
    expect(all.filter(isMistake)).toEqual([]);
    expect(all.filter(({ section }) => section === "documents").map(({ path }) => path)).toEqual([
      "charter",
      "register",
      "taxes",
    ]);
  });

  it("counts characters as code points and a line break as one, up to the limit and not beyond", () => {
    const limit = sectionOf(template, "about")!.fields.find(({ key }) => key === "title")!.limit!;
    const title = (text: string) => gaps({ about: { ...complete.about, title: text } });
    expect(title("😀".repeat(limit))).toEqual([]);
    expect(title("😀".repeat(limit + 1))).toEqual(["about title tooLong"]);
    expect(lengthOf("а\nб")).toBe(3);
  });

  it("is a project outside its term, or one that ends before it starts", () => {
    const { earliestStart, latestEnd } = rules.term;
    const about = (startsOn: string, endsOn: string) =>
      gaps({ about: { ...complete.about, startsOn, endsOn }, plan: { items: [] } });
    const plan = ["plan items tooFew", "plan items taskWithoutEvent", "plan items taskWithoutEvent"];
    expect(about(addDays(earliestStart, -1), latestEnd)).toEqual(["about startsOn dayBefore", ...plan]);
    expect(about(earliestStart, addDays(latestEnd, 1))).toEqual(["about endsOn dayAfter", ...plan]);
    expect(about(latestEnd, earliestStart)).toEqual(["about endsOn endBeforeStart", ...plan]);
    expect(about("31.02.2026", latestEnd)).toEqual(["about startsOn notADay", ...plan]);
  });

  it("is an event outside the project, a task without an event and an event of no task", () => {
    const [first, second] = complete.plan.items as Record<string, string>[];
    expect(gaps({ plan: { items: [first!, { ...second!, endsOn: addDays(rules.term.latestEnd, 1) }] } })).toEqual([
      "plan items.1.endsOn dayAfter",
    ]);
    expect(gaps({ plan: { items: [first!] } })).toEqual(["plan items taskWithoutEvent"]);
    expect(gaps({ plan: { items: [first!, second!, { ...second!, task: "Другая" }] } })).toEqual([
      "plan items.2.task unknownTask",
    ]);
  });

  it("is a sum outside the bounds, down to a kopeck", () => {
    const own = { own: "9 000 000" };
    const ask = (price: string) => gaps(budget(line({ price, quantity: "1", ...own })), { ...rules, ownShareMinBp: 0 });
    expect(ask("9050000")).toEqual([]);
    expect(ask("9049999,99")).toEqual(["budget lines requestedTooSmall"]);
    expect(ask("9300000")).toEqual([]);
    expect(ask("9300000,01")).toEqual(["budget lines requestedTooLarge"]);
  });

  it("is an own share below the least, exactly", () => {
    const share = (own: string) => gaps(budget(line({ price: "100000", quantity: "1", own })));
    expect(share("10000")).toEqual([]);
    expect(share("9999,99")).toEqual(["budget lines ownShareTooSmall"]);
    expect(share("100000,01")).toContain("budget lines.0.own ownOverTotal");
  });

  it("is an own share below the least of the tier of what is asked for", () => {
    const tiers = [
      { key: "small", upTo: "9000000", weights: {}, ownShareMinBp: 0 },
      { key: "large", upTo: "30000000", weights: {}, ownShareMinBp: 2000 },
    ];
    const share = (own: string) => gaps(budget(line({ price: "100000", quantity: "1", own })), { ...rules, tiers });
    expect(share("10000")).toEqual([]);
    expect(share("9999,99")).toEqual(["budget lines ownShareTooSmall"]);
    const fifth = line({ price: "125000", quantity: "1", own: "25000" });
    expect(gaps(budget(fifth), { ...rules, tiers })).toEqual([]);
  });

  it("is a category over its cap, a category of no list, and money that cannot be read", () => {
    const categories = rules.budget.categories.map((one) =>
      one.key === "equipment" ? { ...one, maxShareBp: 5000 } : one,
    );
    const capped = { ...rules, budget: { ...rules.budget, categories } };
    const half = line({ price: "50000", quantity: "1", own: "6000" });
    expect(gaps(budget(half, { ...half, category: "events" }), capped)).toEqual([]);
    expect(gaps(budget({ ...half, own: "5999,99" }, { ...half, category: "events" }), capped)).toEqual([
      "budget lines categoryOverCap",
    ]);
    const ofSum = (maxSum: string, more = {}) => ({
      ...rules,
      budget: {
        ...rules.budget,
        categories: rules.budget.categories.map((one) => (one.key === "equipment" ? { ...one, maxSum, ...more } : one)),
      },
    });
    expect(gaps(budget(half, { ...half, category: "events" }), ofSum("4400000"))).toEqual([]);
    const over = missing(budget(half, { ...half, category: "events" }), [], ofSum("4399999"), standardTemplate(rules));
    expect(over.filter(({ code }) => code.startsWith("categoryOver"))).toMatchObject([
      { path: "lines", code: "categoryOverSum", params: { sum: "4399999", over: "1" } },
    ]);
    expect(gaps(budget(half, half), ofSum("100", { maxShareBp: 5000 }))).toEqual([
      "budget lines categoryOverCap",
      "budget lines categoryOverSum",
    ]);
    expect(gaps(budget(half, half), ofSum("0"))).toEqual([
      "budget lines.0.category forbiddenCategory",
      "budget lines.1.category forbiddenCategory",
    ]);
    expect(gaps(budget(line({ category: "yachts", price: "30000", own: "10000" })))).toEqual([
      "budget lines.0.category notAllowed",
    ]);
    expect(gaps(budget(line({ price: "сто", quantity: "0" })))).toEqual([
      "budget lines.0.price notAMoney",
      "budget lines.0.quantity notANumber",
    ]);
  });

  it("is a required document that is not attached", () => {
    const charter = { key: "charter", title: "Устав", required: true, identifies: true, visibility: "office" as const };
    const asked = { ...rules, requiredDocuments: [charter, { ...charter, key: "letters", required: false }] };
    expect(gaps({}, asked)).toEqual(["documents charter fileRequired"]);
    expect(gaps({}, asked, ["charter"])).toEqual([]);
  });
});

describe("sums", () => {
  it("multiply and round half up, and take what cannot be read yet for nothing", () => {
    const sums = totals([line({ price: "0,01", quantity: "0,5" }), line({ price: "?" })]);
    expect(sums.lines).toEqual([{ total: 1n, own: 0n, requested: 1n }, null]);
    expect([sums.total, sums.requested]).toEqual([1n, 1n]);
  });

  it("are the same in the draft and in the content made of it", () => {
    const lineOf = fc.record({
      category: fc.constant("events"),
      price: fc.tuple(fc.nat(1e9), fc.nat(99)).map(([whole, rest]) => `${whole},${`${rest}`.padStart(2, "0")}`),
      quantity: fc.tuple(fc.nat(9999), fc.nat(999)).map(([whole, rest]) => `${whole},${`${rest}`.padStart(3, "0")}`),
      own: fc.nat(1e6).map(String),
    });
    fc.assert(
      fc.property(fc.array(lineOf, { maxLength: 8 }), (lines) => {
        const content = contentOf(template, { budget: { lines } }, {} as never);
        expect(totalsOfContent(projectOf(content, template).budget)).toEqual(totals(lines));
      }),
      { numRuns: 200 },
    );
  });
});

describe("a posted section", () => {
  const section = sectionOf(template, "budget")!;
  it("is read by its form, keeps blank rows in place and loses them when saved", () => {
    const read = readSection(section, [
      ["lines.2.title", " Качели \r\n"],
      ["lines.0.price", "10\u0000"],
    ])!;
    expect(read).toEqual({ lines: [{ price: "10" }, {}, { title: "Качели" }] });
    expect(withoutBlankRows(read)).toEqual({ lines: [{ price: "10" }, { title: "Качели" }] });
    expect(withRow(read, "remove:lines:1")).toEqual({ lines: [{ price: "10" }, { title: "Качели" }] });
    expect(withRow(read, "add:lines").lines).toHaveLength(4);
  });

  it("counts a text as the page does, whatever is typed and however it travels", () => {
    const units = fc.array(
      fc.oneof(fc.constantFrom(0x0a, 0x0d, 0x20, 0xd83d, 0xde00, 0x0301), fc.integer({ min: 0, max: 0xffff })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(units, (codes) => {
        const typed = String.fromCharCode(...codes);
        const travelled = new URLSearchParams(new URLSearchParams({ "lines.0.title": typed }).toString());
        const [row] = readSection(section, travelled)!.lines as Row[];
        expect(lengthOf(row!.title!)).toBe(typedLength(typed));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is not taken with fields that the form does not have", () => {
    for (const name of [
      "title",
      "lines",
      "lines.x.price",
      "lines.0.sum",
      "lines.0.price.x",
      "lines.999.price",
      "__proto__",
      "lines.0.__proto__",
    ]) {
      expect([name, readSection(section, [[name, "1"]])]).toEqual([name, null]);
    }
  });
});

describe("what people type", () => {
  it("is read as days and quantities only when it is some", () => {
    expect([parseDay("2026-02-28"), parseDay("3.4.2026"), parseDay("2026-02-30"), parseDay("завтра")]).toEqual([
      "2026-02-28",
      "2026-04-03",
      null,
      null,
    ]);
    expect([parseQuantity("1 000,5"), parseQuantity("0.125"), parseQuantity("1,2345"), parseQuantity("-1")]).toEqual([
      1000500n,
      125n,
      null,
      null,
    ]);
    expect([quantityText(1000500n), quantityText(2000n)]).toEqual(["1000.5", "2"]);
  });

  it("gives tasks without numbers and bullets, each once", () => {
    expect(tasksOf("1. Собрать жителей\n- Построить\n\n• Построить ")).toEqual(["Собрать жителей", "Построить"]);
  });

  it("is a receipt's code with look-alikes forgiven", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const code = receiptCodeOf(bytes);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(
          parseReceiptCode(code.toLowerCase().replaceAll("0", "o").replaceAll("1", "l").replaceAll("-", " ")),
        ).toBe(code);
      }),
    );
    expect(parseReceiptCode("4TQ9-0XKM-W2RA-7BZ")).toBeNull();
  });
});

describe("the line of stages", () => {
  it("says something of every state at every stage of a competition", () => {
    for (const application of applicationStates) {
      for (const competition of competitionStates) expect(progressOf(application, competition).step).toBeTruthy();
    }
  });

  it("tells no decision of the commission before it is published", () => {
    for (const competition of competitionStates) {
      const isOut = competition === "published" || competition === "completed";
      for (const state of ["awarded", "reserve", "declined"] as const) {
        expect(publicState(state, competition)).toBe(isOut ? state : "admitted");
      }
      if (isOut) continue;
      const steps = (["awarded", "reserve", "declined"] as const).map((state) => progressOf(state, competition).step);
      expect(new Set(steps).size).toBe(1);
    }
  });
});
