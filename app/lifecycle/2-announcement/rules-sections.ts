import { applicantKinds } from "../1-registration/applicant";
import { numberScopes, numberSeries } from "./numbering";
import {
  blindModes,
  divergenceActions,
  documentVisibilities,
  paperIntakes,
  passMarkBys,
  requirementProofs,
  scoreFormulas,
  shortPolicies,
  sourceLevels,
  voteBases,
} from "./rules";
import type { TermUnit } from "./term";

/** How one value of the rules is typed into a form. */
export type RuleKind =
  | "key"
  | "text"
  | "longText"
  | "url"
  | "money"
  | "percent"
  | "count"
  | "decimal"
  | "day"
  | "instant"
  | "flag"
  | "zone"
  | "choice"
  | "choices"
  | "share"
  | "term"
  | "tieSteps"
  | "weights";

/**
 * One value of the rules, by its path in the document, which is also its name in the form; `plain` is the unit that a plain
 * count of days has there.
 */
export type RuleField = {
  path: string;
  kind: RuleKind;
  optional?: boolean;
  options?: readonly string[];
  plain?: TermUnit;
};

/**
 * A list in the rules; `fields` are the columns of its rows, `rows` a list inside each row. An `optional` one is left out of
 * the document while it is empty.
 */
export type RuleRows = {
  path: string;
  kind: "rows";
  fields: readonly RuleField[];
  rows?: RuleRows;
  optional?: boolean;
};

export type RuleItem = RuleField | RuleRows;

export const ruleSectionKeys = [
  "basics",
  "money",
  "dates",
  "applicants",
  "criteria",
  "review",
  "commission",
  "reporting",
] as const;
export type RuleSection = (typeof ruleSectionKeys)[number];

function field(kind: RuleKind, path: string, more: Partial<RuleField> = {}): RuleField {
  return { path, kind, ...more };
}

function rows(path: string, fields: RuleField[], inner?: RuleRows): RuleRows {
  const all = [field("key", "key"), ...fields];
  return inner ? { path, kind: "rows", fields: all, rows: inner } : { path, kind: "rows", fields: all };
}

const bands: RuleRows = {
  path: "bands",
  kind: "rows",
  fields: [field("decimal", "from"), field("decimal", "to"), field("text", "text")],
};

/** The most rows that a list of the rules may have, by its path: the form says so, and the schema of the rules refuses more. */
export function mostRows(path: string): number {
  const fewer: Record<string, number> = { sources: 10, tiers: 10, "criteria.bands": 20, tieBreak: 20 };
  return fewer[path] ?? 50;
}

/** The rules of a competition as the office edits them: every value of the document stands in exactly one section. */
export const ruleSections: Record<RuleSection, readonly RuleItem[]> = {
  basics: [
    field("text", "title"),
    field("longText", "summary"),
    field("text", "legalAct.title"),
    field("text", "legalAct.number"),
    field("day", "legalAct.date"),
    field("url", "legalAct.url", { optional: true }),
    field("zone", "zone"),
    field("text", "locality.name"),
    field("text", "locality.oktmo", { optional: true }),
    field("text", "contact.name"),
    field("text", "contact.phone"),
    field("text", "contact.email"),
    field("text", "contact.address"),
  ],
  money: [
    rows("sources", [
      field("choice", "level", { options: sourceLevels }),
      field("text", "title"),
      field("money", "limit"),
    ]),
    field("money", "grant.min"),
    field("money", "grant.max"),
    field("percent", "ownShareMinBp"),
    field("flag", "budget.inKindCounts"),
    field("count", "maxApplicationsPerApplicant"),
    field("count", "maxFundedPerApplicant"),
    field("count", "maxFundedPerTerritory", { optional: true }),
    field("choice", "award.whenShort", { options: shortPolicies }),
    rows("budget.categories", [
      field("text", "title"),
      field("percent", "maxShareBp", { optional: true }),
      field("money", "maxSum", { optional: true }),
    ]),
    rows("budget.forbidden", [field("text", "title"), field("text", "words", { optional: true })]),
  ],
  dates: [
    field("instant", "dates.announceAt", { optional: true }),
    field("term", "terms.reception", { optional: true }),
    field("term", "terms.review", { optional: true }),
    field("term", "terms.meeting", { optional: true }),
    field("term", "terms.results", { optional: true }),
    field("term", "agreementDays", { plain: "working" }),
    field("term", "terms.notice", { optional: true }),
    field("instant", "dates.receptionOpensAt"),
    field("instant", "dates.receptionClosesAt"),
    field("flag", "changesUntilHalf"),
    field("flag", "announceByTwo"),
    field("count", "graceSeconds"),
    field("count", "questionDays", { optional: true }),
    field("instant", "dates.reviewDueAt"),
    field("instant", "dates.meetingAt"),
    field("instant", "dates.resultsBy"),
    field("instant", "dates.agreementsBy"),
    field("day", "term.earliestStart"),
    field("day", "term.latestEnd"),
  ],
  applicants: [
    field("choices", "applicantKinds", { options: applicantKinds }),
    field("count", "groupMembersMin", { optional: true }),
    field("flag", "hostNeeded"),
    rows("directions", [
      field("text", "title"),
      field("text", "law"),
      field("count", "maxFunded", { optional: true }),
      field("money", "maxSum", { optional: true }),
    ]),
    rows("requiredDocuments", [
      field("text", "title"),
      field("flag", "required"),
      field("flag", "identifies"),
      field("choice", "visibility", { options: documentVisibilities }),
    ]),
    rows("requirements", [
      field("text", "title"),
      field("text", "clause"),
      field("choice", "proof", { options: requirementProofs }),
      field("count", "minMonths", { optional: true }),
      field("text", "mend", { optional: true }),
    ]),
    rows("rejectionGrounds", [field("text", "title"), field("text", "clause")]),
    field("choice", "paperApplications", { optional: true, options: paperIntakes }),
    field("flag", "signOff"),
    field("flag", "admissionByCommission"),
    field("flag", "correction.allowed"),
    field("term", "correction.days", { plain: "calendar" }),
    field("count", "correction.times"),
  ],
  criteria: [
    rows(
      "criteria",
      [
        field("text", "title"),
        field("decimal", "weight"),
        field("decimal", "min"),
        field("decimal", "max"),
        field("decimal", "step"),
        field("longText", "help", { optional: true }),
      ],
      bands,
    ),
    field("choice", "passMarkBy", { options: passMarkBys }),
    field("decimal", "passMark"),
    {
      ...rows("tiers", [
        field("money", "upTo"),
        field("decimal", "passMark", { optional: true }),
        field("percent", "ownShareMinBp", { optional: true }),
        field("weights", "weights"),
      ]),
      optional: true,
    },
  ],
  review: [
    field("choice", "review.blind", { options: blindModes }),
    field("count", "review.expertsPerApplication"),
    field("count", "review.minReviews"),
    field("count", "review.commentMinLength"),
    field("decimal", "review.divergence.points"),
    field("choice", "review.divergence.action", { options: divergenceActions }),
    field("choice", "review.divergence.formula", { options: scoreFormulas }),
  ],
  commission: [
    field("share", "decision.quorum"),
    field("flag", "decision.recusalCountsForQuorum"),
    field("choice", "decision.votesOf", { options: voteBases }),
    field("flag", "decision.chairCasts"),
    field("tieSteps", "tieBreak"),
    field("text", "numbering.pattern", { optional: true }),
    field("choice", "numbering.series", { optional: true, options: numberSeries }),
    field("choice", "numbering.within", { optional: true, options: numberScopes }),
    field("count", "numbering.first", { optional: true }),
  ],
  reporting: [
    rows("report.dates", [field("text", "title"), field("day", "dueAt")]),
    field("term", "report.checkDays", { plain: "working" }),
    field("term", "report.fixDays", { plain: "calendar" }),
    field("flag", "publication.votesByName"),
    field("flag", "publication.feedback"),
  ],
};

/** Whether a part of an address names a section of the rules. */
export function isRuleSection(name: string | undefined): name is RuleSection {
  return ruleSectionKeys.some((key) => key === name);
}

/** The section in which a path of the rules is edited; `basics` for a path that no section has. */
export function sectionOfPath(path: string): RuleSection {
  const holds = (item: RuleItem) =>
    path === item.path || path.startsWith(`${item.path}.`) || item.path.startsWith(`${path}.`);
  return ruleSectionKeys.find((key) => ruleSections[key].some(holds)) ?? "basics";
}
