import type { FormTemplate } from "../2-announcement/form-template";
import type { CompetitionRules } from "../2-announcement/rules";
import type { IsoDay } from "../time";
import type { Section } from "./application";
import type { Missing } from "./check";
import type { Standing } from "./standing";

/** What an applicant said of the requirements, by key: true is "yes, it is so". */
export type Declarations = Record<string, boolean>;

/**
 * How a criterion stands: met or not met by what the machine can see, still empty, said so by the applicant, or left to the
 * commission.
 */
export const formalStatuses = ["met", "unmet", "empty", "declared", "commission"] as const;
export type FormalStatus = (typeof formalStatuses)[number];

/** What a criterion is about; the words are in the `shield` catalog. */
export const formalTopics = [
  "kind",
  "authority",
  "geography",
  "host",
  "members",
  "consents",
  "requirement",
  "document",
  "term",
  "sum",
  "ownShare",
  "category",
  "forbidden",
  "section",
] as const;
export type FormalTopic = (typeof formalTopics)[number];

/** Where it is mended: a section of the form, the applicant's profile, or the answers about requirements. */
export type FormalPlace = Section | "profile" | "requirements";

/** One formal criterion of the commission. `title` and `clause` are words of the rules or of the form, "" when it has none. */
export type FormalCriterion = {
  key: string;
  topic: FormalTopic;
  title: string;
  clause: string;
  status: FormalStatus;
  /** With it the application cannot be submitted. */
  blocks: boolean;
  place: FormalPlace;
  /** What the rules advise when a requirement is not met, "" when they do not. */
  mend: string;
  /** What exactly in the form stands in the way. */
  gaps: Missing[];
};

/** What the criteria are judged by: of a draft and of a submitted version alike. */
export type FormalFacts = {
  rules: Pick<
    CompetitionRules,
    | "applicantKinds"
    | "locality"
    | "groupMembersMin"
    | "hostNeeded"
    | "requirements"
    | "requiredDocuments"
    | "budget"
    | "ownShareMinBp"
    | "tiers"
    | "grant"
    | "term"
  >;
  template: FormTemplate;
  standing: Standing;
  declarations: Declarations;
  /** Kinds of the documents attached. */
  documents: readonly string[];
  /** Codes of ОКТМО where the project runs. */
  territories: readonly string[];
  /** Whom the application names as its leader and its team. */
  people: { leader: string; team: readonly string[] };
  /** Everything that `missing()` finds. */
  gaps: readonly Missing[];
  /** What only a person can judge: it keeps nobody from submitting. */
  doubts: readonly Missing[];
  /** The day of the check in the zone of the competition. */
  today: IsoDay;
};

type More = Partial<Pick<FormalCriterion, "title" | "clause" | "mend" | "gaps">> & { place: FormalPlace };

/** A criterion as it stands; one that is not met or still empty keeps an application from being submitted. */
export function criterion(key: string, topic: FormalTopic, status: FormalStatus, more: More): FormalCriterion {
  const blocks = status === "unmet" || status === "empty";
  return { key, topic, status, blocks, title: "", clause: "", mend: "", gaps: [], ...more };
}
