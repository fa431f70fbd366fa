import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { RulesText } from "~/ui/announcement/rules-text";
import { PageProvider, pageOf } from "~/ui/page";
import { threeTiers } from "../tiers";

/** Values of the rules that nobody has to read on the public page, with the reason. */
const untold: Record<string, string> = {
  title: "it is the heading of the page that the rules stand on",
  "requirements.mend": "advice to an applicant who does not meet a requirement, shown there",
  "budget.forbidden.words": "by these a draft is watched; what is forbidden is told by its title",
  "dates.announceAt": "it is over once there is a page to read",
};
const isKey = (path: string) => /(^|\.)key$/.test(path);
/** What a requirement of so many months since the registration is proved by, is that day. */
const provedByDay = ({ requirements }: CompetitionRules) =>
  requirements.flatMap(({ minMonths }, at) => (minMonths === undefined ? [] : [`requirements.${at}.proof`]));

const start = { today: "2026-04-01", zone: "Asia/Kamchatka" };

/** Every optional rule is set, so that each one has something to be told by. */
function fullRules(): CompetitionRules {
  const rules = presets.milkovo(start);
  return {
    ...rules,
    locality: { ...rules.locality, oktmo: "30607000" },
    legalAct: { ...rules.legalAct, url: "https://milkovo.example/act" },
    questionDays: 5,
    signOff: true,
    paperApplications: "compared",
    admissionByCommission: true,
    changesUntilHalf: true,
    announceByTwo: true,
    groupMembersMin: 3,
    hostNeeded: true,
    correction: { allowed: true, days: { days: 5, unit: "calendar", clause: "п. 3.4" }, times: 2 },
    terms: { ...rules.terms, notice: { days: 3, unit: "working", clause: "п. 5.2" } },
    requiredDocuments: rules.requiredDocuments.map((one) => ({ ...one, visibility: "expert" })),
    review: {
      ...rules.review,
      blind: "double",
      commentMinLength: 100,
      divergence: { ...rules.review.divergence, action: "third" },
    },
    budget: {
      ...rules.budget,
      categories: rules.budget.categories.map((one) => ({
        ...one,
        maxShareBp: one.maxShareBp ?? 4_000,
        maxSum: "5000000",
      })),
    },
  };
}

type Leaf = { path: string; at: (string | number)[]; value: unknown };

function leavesOf(value: unknown, at: (string | number)[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => leavesOf(one, [...at, index]));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...at, name]));
  return [{ path: at.filter((part) => typeof part === "string").join("."), at, value }];
}

const choices: Record<string, readonly string[]> = {
  zone: ["Asia/Kamchatka", "Europe/Moscow"],
  passMarkBy: ["rules", "commission"],
  "sources.level": ["federal", "regional", "local", "extra"],
  applicantKinds: ["legal", "initiative_group"],
  "requiredDocuments.visibility": ["public", "expert", "commission", "office"],
  "requirements.proof": ["declaration", "document", "check"],
  "review.blind": ["single", "double"],
  "review.divergence.action": ["third", "none", "secretary"],
  "review.divergence.formula": ["mean", "nearestTwo", "median", "dropFarthest"],
  tieBreak: ["ownShare", "earlierArrival", "lots"],
  "decision.votesOf": ["present", "all"],
  "award.whenShort": ["offerRemainder", "skip", "stop"],
};

/** Another value that the same rule may have. */
function another({ path, value }: Leaf): unknown {
  const other = choices[path]?.find((one) => one !== value);
  if (other) return other;
  if (path.endsWith(".unit")) return value === "working" ? "calendar" : "working";
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.replace(/^\d{4}/, (year) => `${Number(year) + 1}`);
  if (/^\d+$/.test(text)) return `${BigInt(text) + 100n}`;
  if (/^\d+\.\d+$/.test(text)) return `1${text}`;
  return `${text} иначе`;
}

function changed(rules: CompetitionRules, leaf: Leaf): CompetitionRules {
  const copy = structuredClone(rules);
  let holder = copy as unknown as Record<string | number, unknown>;
  for (const part of leaf.at.slice(0, -1)) holder = holder[part] as typeof holder;
  holder[leaf.at.at(-1)!] = another(leaf);
  return copy;
}

const page = pageOf(undefined, { pathname: "/milkovo/konkurs", search: "" });
const told = (rules: CompetitionRules) =>
  renderToStaticMarkup(
    <PageProvider page={page}>
      <RulesText rules={rules} now="2026-04-01T00:00:00Z" />
    </PageProvider>,
  );

test("the public page tells what every tier of sums sets", () => {
  const rules = { ...fullRules(), tiers: threeTiers };
  const before = told(rules);
  const leaves = leavesOf(rules).filter(({ path }) => path.startsWith("tiers.") && !isKey(path));
  expect(leaves.filter((leaf) => told(changed(rules, leaf)) === before).map(({ at }) => at.join("."))).toEqual([]);
  expect(leaves.length).toBeGreaterThan(35);
});

test("the public page tells every rule: whatever is changed in them shows", () => {
  const rules = fullRules();
  const before = told(rules);
  const leaves = leavesOf(rules).filter(({ path }) => !isKey(path) && !(path in untold));
  const hidden = leaves.filter((leaf) => told(changed(rules, leaf)) === before).map(({ at }) => at.join("."));
  expect(hidden).toEqual(provedByDay(rules));
  expect(leaves.length).toBeGreaterThan(150);
});
