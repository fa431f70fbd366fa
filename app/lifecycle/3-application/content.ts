import type { ApplicantKind, HeadBasis, LegalForm, StateRegister } from "../1-registration/applicant";
import {
  type FormTemplate,
  fieldThatMeans,
  lineKindOf,
  type Meaning,
  type Section,
} from "../2-announcement/form-template";
import type { ScanVerdict } from "../scan-verdict";
import type { CoApplicant } from "./co-applicant";
import { type BudgetLine, type BudgetTotals, totalsOfContent } from "./totals";

/** The applicant as it was at the moment of submission. */
export type ApplicantSnapshot = {
  id: string;
  kind: ApplicantKind;
  fullName: string;
  shortName: string;
  inn: string | null;
  kpp: string | null;
  ogrn: string | null;
  address: string;
  locality: string;
  headName: string;
  headPost: string;
  phone: string;
  email: string;
  site: string;
  hostName: string;
  /** Of editions from before these were kept, undefined: not known. */
  legalForm?: LegalForm | null;
  parentName?: string;
  registeredOn?: string | null;
  oktmo?: string | null;
  headBasis?: HeadBasis | null;
  headBasisNote?: string;
  headUntil?: string | null;
  accountant?: string;
  founders?: string;
  stateRegisters?: StateRegister[];
  hostInn?: string | null;
  /** Who agreed to carry the project out together; absent when nobody did. */
  coApplicants?: CoApplicant[];
};

/** One row of a list, by the keys of its columns. */
export type Row = Record<string, string>;
/** The answers of one section by the keys of its fields: texts and lists of rows. */
export type SectionAnswers = Record<string, string | Row[]>;
/** Answers by the keys of sections. */
export type Answers = Partial<Record<Section, SectionAnswers>>;

/**
 * What was applied for: the immutable content of an application version. The answers to every question that was asked
 * stand under their section and key, in one form for ever: ISO days; money as digits of kopecks; quantities as decimals
 * with a point. The form they answer is the template of the version.
 */
export type ApplicationContent = {
  applicant: ApplicantSnapshot;
  [section: Section]: SectionAnswers | ApplicantSnapshot;
};

/** The answers of a content, without the applicant. */
export function answersOf({ applicant: _, ...answers }: ApplicationContent): Answers {
  return answers as Answers;
}

/** The text that means this, of a draft or of answers; "" when nothing was typed or the form does not ask it. */
export function textThatMeans(template: FormTemplate, answers: Answers, meaning: Meaning): string {
  const place = fieldThatMeans(template, meaning);
  const value = place && answers[place.section]?.[place.field.key];
  return typeof value === "string" ? value : "";
}

/** The rows of the list that means this, of a draft or of answers; none when the form has no such list. */
export function rowsThatMean(template: FormTemplate, answers: Answers, meaning: Meaning): Row[] {
  const place = fieldThatMeans(template, meaning);
  const value = place && answers[place.section]?.[place.field.key];
  return Array.isArray(value) ? value : [];
}

/** The people whom a draft or answers name by what they mean: the leader, and the rows of the team with a name. */
export function peopleIn(template: FormTemplate, answers: Answers): { leader: string; team: string[] } {
  const named = rowsThatMean(template, answers, "team").map(({ name = "" }) => name.trim());
  return { leader: textThatMeans(template, answers, "leader").trim(), team: named.filter(Boolean) };
}

/** An indicator as later stages read it. */
export type Indicator = { title: string; unit: string; planned: string };

/** What later stages need of an application, whatever its form: read by what the fields mean. */
export type Project = {
  title: string;
  direction: string;
  startsOn: string;
  endsOn: string;
  /** Names of the leader and the team. */
  people: string[];
  budget: BudgetLine[];
  sums: BudgetTotals;
  indicators: Indicator[];
};

/** Reads a submitted content by the form it answers. */
export function projectOf(content: ApplicationContent, template: FormTemplate): Project {
  const answers = answersOf(content);
  const text = (meaning: Meaning) => textThatMeans(template, answers, meaning);
  const rows = (meaning: Meaning) => rowsThatMean(template, answers, meaning);
  const { leader, team } = peopleIn(template, answers);
  const budget = rows("budget").map(
    ({ category = "", title = "", price = "0", quantity = "0", own = "0", ...more }) => ({
      ...{ category, title, price, quantity, own },
      ...{ factor: more.factor, inKind: more.inKind, partners: more.partners },
    }),
  );
  return {
    title: text("title"),
    direction: text("direction"),
    startsOn: text("startsOn"),
    endsOn: text("endsOn"),
    people: [leader, ...team].filter(Boolean),
    budget,
    sums: totalsOfContent(budget, lineKindOf(template)),
    indicators: rows("indicators").map(({ title = "", unit = "", planned = "0" }) => ({ title, unit, planned })),
  };
}

/** A file of a version, by content. */
export type VersionFile = {
  fileId: string;
  kind: string;
  name: string;
  size: number;
  contentType: string;
  sha256: string;
};

/** A file of a version as its readers see it. */
export type ReadFile = Omit<VersionFile, "contentType"> & { scan: ScanVerdict };
