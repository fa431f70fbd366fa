import type { FormTemplate } from "../2-announcement/form-template";
import type { BlindMode, CompetitionRules } from "../2-announcement/rules";
import type { ApplicationContent } from "../3-application/content";
import { totalsOfContent } from "../3-application/totals";
import type { BlindContent } from "./copy";

type Rows = Record<string, string>[];
type Section = Record<string, string | Rows>;
type Kept = Record<string, Section>;

type Redaction = {
  blind: BlindMode;
  template: FormTemplate;
  rules: Pick<CompetitionRules, "directions" | "budget">;
  /** Hides an applicant in free text; asked in double mode only. */
  mask: (text: string) => string;
};

/**
 * The review copy of a submitted application (design.md §4). In double mode fields that the form marks as identifying are
 * dropped, with the applicant, and the rest is masked; in single mode everything is there.
 */
export function blindContent(content: ApplicationContent, redaction: Redaction): BlindContent {
  const { applicant, ...answers } = content;
  const isDouble = redaction.blind === "double";
  const kept = isDouble
    ? masked(withoutIdentity(answers as unknown as Kept, redaction.template), redaction.mask)
    : answers;
  const { about, problem, plan, team, budget, indicators } = kept as unknown as Omit<ApplicationContent, "applicant">;
  // why: sums are of the submitted budget; a masked word in a line must not change them.
  const sums = totalsOfContent(answers.budget.lines);
  return {
    title: about.title,
    summary: about.summary,
    direction: titleOf(redaction.rules.directions, about.direction),
    geography: about.geography,
    startsOn: about.startsOn,
    endsOn: about.endsOn,
    problem: problem.problem,
    audience: problem.audience,
    goal: problem.goal,
    tasks: problem.tasks,
    sustainability: problem.sustainability,
    plan: plan.items,
    budget: {
      lines: budget.lines.map((line, index) => ({
        ...line,
        category: titleOf(redaction.rules.budget.categories, line.category),
        total: String(sums.lines[index]?.total ?? 0n),
      })),
      requested: String(sums.requested),
      own: String(sums.own),
      total: String(sums.total),
    },
    indicators: indicators.items,
    leader: { name: team.leader, experience: team.leaderExperience },
    team: team.members.map(({ name, role, experience }) => ({ name, role, experience })),
    applicant: isDouble ? null : { fullName: applicant.fullName, locality: applicant.locality },
  };
}

/** Answers without the fields and columns that identify; what the form does not know of is dropped as well. */
function withoutIdentity(answers: Kept, template: FormTemplate): Kept {
  return Object.fromEntries(
    Object.entries(answers).map(([key, section]) => {
      const fields = template.sections.find((one) => one.key === key)?.fields ?? [];
      return [
        key,
        Object.fromEntries(Object.entries(section).map(([name, value]) => [name, openPart(name, value, fields)])),
      ];
    }),
  );
}

function openPart(
  name: string,
  value: string | Rows,
  fields: FormTemplate["sections"][number]["fields"],
): string | Rows {
  const field = fields.find((one) => one.key === name);
  if (!field || field.identifies) return typeof value === "string" ? "" : [];
  if (typeof value === "string") return value;
  const open = new Set((field.columns ?? []).filter((column) => !column.identifies).map((column) => column.key));
  return value.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, text]) => [column, open.has(column) ? text : ""])),
  );
}

function masked(answers: Kept, mask: (text: string) => string): Kept {
  const part = (value: string | Rows): string | Rows =>
    typeof value === "string"
      ? maskText(value, mask)
      : value.map((row) =>
          Object.fromEntries(Object.entries(row).map(([column, text]) => [column, maskText(text, mask)])),
        );
  return Object.fromEntries(
    Object.entries(answers).map(([key, section]) => [
      key,
      Object.fromEntries(Object.entries(section).map(([name, value]) => [name, part(value)])),
    ]),
  );
}

/** Numbers and days stay as they are: a sum may happen to look like a telephone. */
function maskText(text: string, mask: (text: string) => string): string {
  return /^[\d.,-]*$/.test(text) ? text : mask(text);
}

function titleOf(known: readonly { key: string; title: string }[], key: string): string {
  return known.find((one) => one.key === key)?.title ?? key;
}
