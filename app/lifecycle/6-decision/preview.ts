import type { FormTemplate, TemplateField } from "../2-announcement/form-template";
import { type CompetitionRules, limitTotal, maxScore } from "../2-announcement/rules";
import type { ApplicantSnapshot, ApplicationContent, Row } from "../3-application/content";
import { readingFor, sectionsFor } from "../3-application/reading";
import type { AnonymousSheet, ItemView } from "./view";

/** The readers for whom a draft can be looked at before it is announced, besides everybody and its applicants. */
export const previewRoles = ["expert", "commission"] as const;
export type PreviewRole = (typeof previewRoles)[number];

/** Words that a preview is filled with: each says of itself that it is made up. */
export type ExampleWords = {
  applicant: string;
  text: string;
  longText: string;
  comment: string;
  person: string;
  place: string;
};

/** What an example of an application says to an expert: an expert in a double-blind competition reads no applicant. */
export function expertExample(template: FormTemplate, rules: CompetitionRules, words: ExampleWords) {
  const content = exampleContent(template, rules, words);
  const isBlind = rules.review.blind === "double";
  return {
    reading: {
      applicant: isBlind ? null : readingFor("expert", content, template).applicant,
      sections: sectionsFor({ audience: "expert", isBlind }, content, template),
    },
    rules: {
      blind: rules.review.blind,
      commentMinLength: rules.review.commentMinLength,
      criteria: rules.criteria,
    },
  };
}

/** The same application on the agenda: an item with the marks that the experts would have given. */
export function commissionExample(template: FormTemplate, rules: CompetitionRules, words: ExampleWords) {
  const content = exampleContent(template, rules, words);
  const requested = smaller(BigInt(rules.grant.max), limitTotal(rules)).toString();
  const item: ItemView = {
    id: "",
    position: 1,
    number: 1,
    title: words.text,
    applicant: words.applicant,
    place: 1,
    score: maxScore(rules).toFixed(),
    requested,
    state: "voting",
    proposedOutcome: "awarded",
    proposed: requested,
    reason: null,
    cutReason: "",
    carried: null,
    outcome: null,
    votes: null,
  };
  const sheet: AnonymousSheet = {
    total: maxScore(rules).toFixed(),
    conclusion: "recommended",
    remarks: words.comment,
    marks: rules.criteria.map(({ title, max }) => ({ criterion: title, mark: max, max, comment: words.comment })),
  };
  return {
    item,
    sheets: Array.from({ length: rules.review.expertsPerApplication }, () => sheet),
    reading: readingFor("expert", content, template),
  };
}

/** An application in which every question of the form has an answer that is plainly made up. */
export function exampleContent(
  template: FormTemplate,
  rules: CompetitionRules,
  words: ExampleWords,
): ApplicationContent {
  const sections = template.sections.map(({ key, fields }) => [
    key,
    Object.fromEntries(fields.map((field) => [field.key, exampleAnswer(field, rules, words)])),
  ]);
  return { ...Object.fromEntries(sections), applicant: exampleApplicant(words) };
}

function exampleAnswer(field: TemplateField, rules: CompetitionRules, words: ExampleWords): string | Row[] {
  if (field.kind === "rows")
    return [Object.fromEntries((field.columns ?? []).map((column) => [column.key, exampleText(column, rules, words)]))];
  return exampleText(field, rules, words);
}

function exampleText({ kind, means, options }: TemplateField, rules: CompetitionRules, words: ExampleWords): string {
  const { earliestStart, latestEnd } = rules.term;
  if (means === "leader") return words.person;
  if (means === "endsOn") return latestEnd;
  switch (kind) {
    case "longText":
      return words.longText;
    case "choice":
    case "choices":
    case "direction":
    case "category":
      return options?.[0]?.key ?? "";
    case "yesNo":
      return "yes";
    case "day":
      return earliestStart;
    case "money":
      return "0";
    case "quantity":
      return "1";
    case "number":
      return "0";
    case "unit":
      return "796";
    case "oktmo":
    case "calculated":
      return "";
    default:
      return words.text;
  }
}

function exampleApplicant(words: ExampleWords): ApplicantSnapshot {
  return {
    id: "",
    kind: "legal",
    fullName: words.applicant,
    shortName: words.applicant,
    inn: null,
    kpp: null,
    ogrn: null,
    address: words.place,
    locality: "",
    headName: words.person,
    headPost: "",
    phone: "",
    email: "",
    site: "",
    hostName: "",
  };
}

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
