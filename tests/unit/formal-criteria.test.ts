import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import { doubtfulCosts, type Missing, missing } from "~/lifecycle/3-application/check";
import { peopleIn } from "~/lifecycle/3-application/content";
import type { Draft } from "~/lifecycle/3-application/draft";
import { blockersIn, formalCriteria, isOldEnough } from "~/lifecycle/3-application/formal-criteria";
import type { FormalFacts } from "~/lifecycle/3-application/formal-criterion";
import { stepDue } from "~/lifecycle/3-application/reminders";
import { changedSince } from "~/lifecycle/3-application/sign-off";
import type { Signer } from "~/lifecycle/3-application/standing";
import { completeDraft, yesToAll } from "../applications";

const rules = presets.milkovo({ today: "2026-04-01", zone: "Asia/Kamchatka" });
rules.budget.categories = rules.budget.categories.map((one) =>
  one.key === "equipment" ? { ...one, maxShareBp: 6000 } : one,
);
const template = standardTemplate(rules);
const complete = completeDraft(rules) as Draft;
const documents = rules.requiredDocuments.map(({ key }) => key);

/** Without a host, members and consents, as an organisation with requisites that names nobody has none; nobody has come to sign. */
const alone = { host: "missing", members: 0, teamConsents: [], verifiedAt: null, signer: null } as const;

/** Signed by a power of attorney that the organiser had seen when it verified the applicant. */
const signed = (over: Partial<Extract<Signer, { role: "signatory" }>>): FormalFacts["standing"] => ({
  ...{ ...alone, kind: "legal", registeredOn: null, headUntil: null, verification: "verified" },
  verifiedAt: "2026-03-10T00:00:00.000Z",
  signer: { role: "signatory", from: "2026-01-01", until: "2026-12-31", provenAt: "2026-03-01T00:00:00.000Z", ...over },
});

function factsOf(draft: Draft, over: Partial<FormalFacts> = {}): FormalFacts {
  const given = over.documents ?? documents;
  return {
    rules,
    template,
    standing: { ...alone, kind: "legal", registeredOn: "2018-03-14", headUntil: null, verification: "verified" },
    declarations: yesToAll(rules),
    documents: given,
    territories: [],
    people: peopleIn(template, draft),
    gaps: missing(draft, given, rules, template),
    doubts: doubtfulCosts(draft, template, rules.budget),
    today: "2026-04-01",
    ...over,
  };
}
const inexpensive = { ...complete, budget: { lines: [line("events")] } };
function line(category: string, over: Record<string, string> = {}) {
  return { category, title: "Чай", price: "60 000", quantity: "1", own: "10 000", justification: "Чай", ...over };
}
const statusesOf = (facts: FormalFacts) =>
  Object.fromEntries(formalCriteria(facts).map(({ key, status }) => [key, status]));

/** Drafts broken in any places at once. */
const drafts = fc
  .record({
    about: fc.constantFrom(complete.about, { ...complete.about, startsOn: "2001-01-01" }, { title: "" }, undefined),
    problem: fc.constantFrom(complete.problem, undefined),
    plan: fc.constantFrom(complete.plan, { items: [{ task: "Чужая", startsOn: "1999-01-01" }] }, undefined),
    team: fc.constantFrom(complete.team, undefined),
    budget: fc.constantFrom(
      complete.budget,
      inexpensive.budget,
      { lines: [line("equipment")] },
      { lines: [line("events", { price: "9 000 000" })] },
      { lines: [line("events", { own: "0" })] },
      { lines: [line("events", { price: "много" })] },
      undefined,
    ),
    indicators: fc.constantFrom(complete.indicators, undefined),
  })
  .map((draft) => Object.fromEntries(Object.entries(draft).filter(([, section]) => section)) as Draft);

describe("the formal criteria", () => {
  it("tell every gap of the form exactly once", () => {
    fc.assert(
      fc.property(drafts, fc.subarray(documents), (draft, attached) => {
        const facts = factsOf(draft, { documents: attached });
        const told = formalCriteria(facts).flatMap(({ gaps }) => gaps);
        const sorted = (gaps: readonly Missing[]) => gaps.map((gap) => JSON.stringify(gap)).sort();
        expect(sorted(told)).toEqual(sorted(facts.gaps));
      }),
    );
  });

  it("have a line about what the grant does not pay: a category stops submitting, a word is for the commission", () => {
    const none = {
      ...rules.budget,
      categories: rules.budget.categories.map((one) => (one.key === "events" ? { ...one, maxShareBp: 0 } : one)),
    };
    const judged = (budget: typeof rules.budget, row: Record<string, string>) => {
      const strict = { ...rules, budget };
      const draft = { ...complete, budget: { lines: [line("events", row)] } };
      const gaps = missing(draft, documents, strict, template);
      const facts = factsOf(draft, { rules: strict, gaps, doubts: doubtfulCosts(draft, template, budget) });
      const { status, blocks, gaps: told, place } = formalCriteria(facts).find(({ key }) => key === "forbidden")!;
      return { status, blocks, place, codes: told.map(({ path, code }) => `${path} ${code}`) };
    };
    const good = { status: "met", blocks: false, place: "budget", codes: [] };
    expect(judged(rules.budget, {})).toEqual(good);
    expect(judged(none, { own: "60 000" })).toEqual(good);
    expect(judged(none, {})).toMatchObject({
      status: "unmet",
      blocks: true,
      codes: ["lines.0.category forbiddenCategory"],
    });
    expect(judged(rules.budget, { title: "Уплата штрафа" })).toMatchObject({
      status: "commission",
      blocks: false,
      codes: ["lines.0.title forbiddenKind"],
    });
    const silent = factsOf(complete, { rules: { ...rules, budget: { ...rules.budget, forbidden: [] } } });
    expect(formalCriteria(silent).some(({ topic }) => topic === "forbidden")).toBe(false);
  });

  it("have a line of each capped category, in shares and in roubles, with how much it is over", () => {
    const capped = (maxSum: string) => {
      const categories = rules.budget.categories.map((one) => (one.key === "events" ? { ...one, maxSum } : one));
      const strict = { ...rules, budget: { ...rules.budget, categories } };
      const gaps = missing(inexpensive, documents, strict, template);
      const found = formalCriteria(factsOf(inexpensive, { rules: strict, gaps }));
      return found.find(({ key }) => key === "category.events");
    };
    expect(formalCriteria(factsOf(inexpensive)).some(({ key }) => key === "category.events")).toBe(false);
    expect(capped("5000000")).toMatchObject({ status: "met", gaps: [] });
    expect(capped("4999900")).toMatchObject({
      ...{ status: "unmet", blocks: true, place: "budget" },
      gaps: [{ code: "categoryOverSum", params: { sum: "4999900", over: "100" } }],
    });
    expect(capped("0")).toBeUndefined();
  });

  it("stop submitting exactly when a gap, a wrong applicant or an answer does", () => {
    const answers = fc.dictionary(fc.constantFrom(...rules.requirements.map(({ key }) => key)), fc.boolean());
    fc.assert(
      fc.property(
        drafts,
        fc.subarray(documents),
        answers,
        fc.constantFrom(null, "2018-03-14", "2026-03-01"),
        fc.constantFrom("legal" as const, "initiative_group" as const),
        (draft, attached, declarations, registeredOn, kind) => {
          const standing = { ...alone, kind, registeredOn, headUntil: null, verification: "unverified" as const };
          const facts = factsOf(draft, { documents: attached, declarations, standing });
          const isTooYoung = registeredOn === "2026-03-01" || (registeredOn === null && declarations.age === false);
          const saysNo = rules.requirements.some(({ key }) => key !== "age" && declarations[key] === false);
          const isUnsaid = declarations.samePurpose === undefined;
          const expected = facts.gaps.length > 0 || kind !== "legal" || isTooYoung || saysNo || isUnsaid;
          expect(blockersIn(formalCriteria(facts)).length > 0).toBe(expected);
        },
      ),
    );
  });

  it("are all met, declared or the commission's in a complete application", () => {
    const found = statusesOf(factsOf(inexpensive));
    expect(Object.values(found).filter((status) => status === "unmet" || status === "empty")).toEqual([]);
    expect(found).toMatchObject({
      kind: "met",
      authority: "met",
      "requirement.age": "met",
      "requirement.debts": "declared",
      "document.charter": "met",
      term: "met",
      sum: "met",
      ownShare: "met",
      "category.equipment": "met",
      consents: "commission",
      "section.about": "met",
    });
    expect(found).not.toHaveProperty("document.letters");
  });

  it.each([
    [{ hostNeeded: true }, "initiative_group", { host: "missing" }, { host: "empty" }],
    [{ hostNeeded: true }, "unregistered_association", { host: "named" }, { host: "met" }],
    [{ hostNeeded: true }, "initiative_group", { host: "withoutInn" }, { host: "unmet" }],
    [{ hostNeeded: true }, "initiative_group", { host: "unknown" }, { host: "commission" }],
    [{ hostNeeded: true }, "legal", { host: "missing" }, {}],
    [{ groupMembersMin: 3 }, "initiative_group", { members: 1 }, { members: "unmet" }],
    [{ groupMembersMin: 3 }, "initiative_group", { members: 2 }, { members: "met" }],
    [{ groupMembersMin: 3 }, "unregistered_association", { members: 0 }, {}],
    [{}, "initiative_group", { host: "missing", members: 0 }, {}],
  ] as const)("under %j a %s with %j stands so: %j", (over, kind, known, expected) => {
    const standing = {
      ...alone,
      kind,
      registeredOn: null,
      headUntil: null,
      verification: "verified" as const,
      ...known,
    };
    const { host, members } = statusesOf(factsOf(complete, { rules: { ...rules, ...over }, standing }));
    expect({ host, members }).toEqual({ host: undefined, members: undefined, ...expected });
  });

  it.each([
    [["Иванова Мария Петровна"], [], "met", ""],
    [["мария ивановна иванова"], [], "commission", "Иванова Мария Петровна"],
    [[], [], "commission", "Иванова Мария Петровна"],
    [["Иванова Мария Петровна"], ["Фёдор Комаров"], "unmet", "Фёдор Комаров"],
    [["Мария Иванова", "КОМАРОВ Федор Ильич"], ["Фёдор  Комаров"], "met", ""],
    [[], ["Комаров", "Комаров"], "unmet", "Иванова Мария Петровна, Комаров"],
    [["Мария Иванова", "Комаров Пётр"], ["Комаров"], "unmet", "Комаров"],
  ] as const)(
    "with consents of %j a team of the leader and %j is %s, and %j is named",
    (given, team, status, title) => {
      const standing = { ...factsOf(complete).standing, teamConsents: given };
      const draft = { ...complete, team: { ...complete.team!, members: team.map((name) => ({ name })) } };
      const found = formalCriteria(factsOf(draft, { standing })).find(({ key }) => key === "consents");
      expect(found).toMatchObject({ status, title, blocks: status === "unmet", place: "team" });
    },
  );

  it("ask for consents only where the form asks for a team, and a needed team of nobody is empty", () => {
    const without = { sections: template.sections.filter(({ key }) => key !== "team") };
    expect(statusesOf(factsOf(complete, { template: without }))).not.toHaveProperty("consents");
    const nobody = { leader: "", team: [] };
    expect(statusesOf(factsOf(complete, { people: nobody })).consents).toBe("met");
    const needed = structuredClone(template);
    for (const { fields } of needed.sections) for (const one of fields) if (one.means === "team") one.minRows = 1;
    expect(statusesOf(factsOf(complete, { template: needed, people: nobody })).consents).toBe("empty");
  });

  it.each<[string, Partial<Draft>, Partial<FormalFacts>, string]>([
    [
      "kind",
      {},
      {
        standing: { ...alone, kind: "initiative_group", registeredOn: null, headUntil: null, verification: "verified" },
      },
      "unmet",
    ],
    [
      "authority",
      {},
      { standing: { ...alone, kind: "legal", registeredOn: null, headUntil: null, verification: "unverified" } },
      "commission",
    ],
    [
      "requirement.age",
      {},
      { standing: { ...alone, kind: "legal", registeredOn: "2025-10-02", headUntil: null, verification: "verified" } },
      "unmet",
    ],
    [
      "requirement.age",
      {},
      { standing: { ...alone, kind: "legal", registeredOn: "2025-10-01", headUntil: null, verification: "verified" } },
      "met",
    ],
    [
      "authority",
      {},
      { standing: { ...alone, kind: "legal", registeredOn: null, headUntil: "2026-03-31", verification: "verified" } },
      "unmet",
    ],
    [
      "authority",
      {},
      { standing: { ...alone, kind: "legal", registeredOn: null, headUntil: "2026-04-01", verification: "verified" } },
      "met",
    ],
    ["authority", {}, { standing: signed({ until: "2026-04-01" }) }, "met"],
    ["authority", {}, { standing: signed({ until: "2026-03-31" }) }, "unmet"],
    ["authority", {}, { standing: signed({ from: "2026-04-02" }) }, "unmet"],
    ["authority", {}, { standing: signed({ provenAt: null }) }, "empty"],
    ["authority", {}, { standing: signed({ provenAt: "2026-03-11T00:00:00.000Z" }) }, "commission"],
    ["authority", {}, { standing: { ...signed({}), headUntil: "2026-03-31" } }, "unmet"],
    ["authority", {}, { standing: { ...signed({}), verification: "unverified", verifiedAt: null } }, "commission"],
    ["requirement.debts", {}, { declarations: { debts: false } }, "unmet"],
    ["requirement.debts", {}, { declarations: {} }, "commission"],
    ["requirement.samePurpose", {}, { declarations: {} }, "empty"],
    ["document.charter", {}, { documents: [] }, "empty"],
    ["term", { about: { ...complete.about!, endsOn: "2040-01-01" } }, {}, "unmet"],
    ["term", { about: { title: "Двор" } }, {}, "empty"],
    ["sum", { budget: { lines: [line("events", { price: "9 000 000" })] } }, {}, "unmet"],
    ["sum", { budget: { lines: [] } }, {}, "empty"],
    ["ownShare", { budget: { lines: [line("events", { own: "0" })] } }, {}, "unmet"],
    ["category.equipment", { budget: { lines: [line("equipment")] } }, {}, "unmet"],
    ["section.team", { team: {} }, {}, "empty"],
    ["section.about", { about: { ...complete.about!, direction: "нет такого" } }, {}, "unmet"],
  ])("%s is told from the others", (key, draft, over, status) => {
    const facts = factsOf({ ...inexpensive, ...draft }, over);
    expect(statusesOf(facts)[key]).toBe(status);
    const blocks = formalCriteria(facts).find((one) => one.key === key)?.blocks;
    expect(blocks).toBe(status === "unmet" || status === "empty");
  });

  it("count months from the day of registration, and do not guess an unknown one", () => {
    expect(isOldEnough("2025-08-31", 6, "2026-02-28")).toBe(true);
    expect(isOldEnough("2025-08-31", 6, "2026-02-27")).toBe(false);
    expect(isOldEnough(null, 6, "2026-02-27")).toBeNull();
  });
});

describe("reminders", () => {
  const closesAt = new Date("2026-05-08T06:00:00Z");
  const before = (hours: number) => stepDue(new Date(closesAt.getTime() - hours * 3600_000), closesAt);

  it("are due a week, a day and two hours before the deadline, the nearest one only", () => {
    expect([169, 168, 25, 24, 2.1, 2, 0.1].map(before)).toEqual([null, "week", "week", "day", "day", "hours", "hours"]);
    expect([0, -1].map(before)).toEqual([null, null]);
  });
});

describe("what voids a signature", () => {
  const file = { fileId: "1", kind: "charter", name: "у.pdf", size: 3, contentType: "application/pdf", sha256: "a" };
  const content = { applicant: { shortName: "АНО" }, about: { title: "Двор" }, budget: { lines: [] } };
  const signed = { content, files: [file] } as unknown as Parameters<typeof changedSince>[0];

  it("is named by its part", () => {
    const now = (over: object, files: object[] = [file]) =>
      changedSince(signed, { content: { ...content, ...over }, files } as unknown as typeof signed);
    expect(now({})).toEqual([]);
    expect(now({ about: { title: "Двор!" } })).toEqual(["about"]);
    expect(now({ applicant: { shortName: "АНО «Дом»" }, budget: { lines: [{}] } })).toEqual(["applicant", "budget"]);
    expect(now({}, [])).toEqual(["documents"]);
    expect(now({}, [{ ...file, fileId: "2" }])).toEqual([]);
    expect(now({}, [{ ...file, sha256: "b" }])).toEqual(["documents"]);
  });
});
