import { z } from "zod";
import { applicantKinds } from "../1-registration/applicant";
import { isPlausibleYear } from "../time";
import { countedKeys } from "./date-basis";
import { isNumberPattern, numberScopes, numberSeries } from "./numbering";
import {
  blindModes,
  type CompetitionRules,
  divergenceActions,
  documentVisibilities,
  paperIntakes,
  passMarkBys,
  requirementProofs,
  scoreFormulas,
  shortPolicies,
  sourceLevels,
  type TieStep,
  voteBases,
} from "./rules";
import { mostRows } from "./rules-sections";
import { type SaidTerm, type Term, termUnits } from "./term";

const text = z.string("required").trim().min(1, "required").max(1000, "tooLong");
const longText = z.string("required").trim().max(10_000, "tooLong");
const key = z.string("required").regex(/^[a-z][a-zA-Z0-9_-]{0,39}$/, "badKey");
const instant = z.iso.datetime({ error: "badInstant" }).refine(isPlausibleYear, "badInstant");
const day = z.iso.date("badDay").refine(isPlausibleYear, "badDay");
const kopecks = z.string("required").regex(/^(0|[1-9]\d{0,14})$/, "notAnAmount");
const decimal = z.string("required").regex(/^(0|[1-9]\d{0,5})(\.\d{1,4})?$/, "notANumber");
const basisPoints = z.int("notANumber").min(0, "outOfRange").max(10_000, "outOfRange");
const flag = z.boolean("required");
/** A part of the legal act: empty while a copy waits for the act of its own year, which no form of ours can send. */
const actText = z.string("required").trim().max(1000, "tooLong");
const actDay = z.string("required").refine((typed) => typed === "" || day.safeParse(typed).success, "badDay");
const tieStep = z.custom<TieStep>(
  (step) => typeof step === "string" && /^(criterion:[a-z][\w-]{0,39}|ownShare|earlierArrival|lots)$/.test(step),
  "badTieStep",
);

function count(from: number, to: number) {
  return z.int("notANumber").min(from, "outOfRange").max(to, "outOfRange");
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, "badChoice");
}

/** A term with its unit; rules of before units have a plain count there, which keeps its meaning. */
function term(from: number, to: number) {
  const whole = z.strictObject({ days: count(from, to), unit: oneOf(termUnits), clause: text.optional() });
  const plain = count(from, to);
  return z.custom<Term>().check(({ value, issues }) => {
    const read = typeof value === "number" ? plain.safeParse(value) : whole.safeParse(value);
    for (const issue of read.error?.issues ?? []) issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
  });
}

/** The same where rules may have a plain count. */
function saidTerm(from: number, to: number) {
  return term(from, to) as unknown as z.ZodType<SaidTerm, SaidTerm>;
}

const basis = z
  .strictObject({
    after: oneOf(["announceAt", ...countedKeys]),
    term: z.strictObject({ days: count(0, 365), unit: oneOf(termUnits), clause: text.optional() }),
  })
  .optional();

function isZone(name: string): boolean {
  return name === "UTC" || Intl.supportedValuesOf("timeZone").includes(name);
}

/**
 * The whole rules document, strictly: unknown keys are refused, messages are codes for the catalog. The shape only; what
 * contradicts what is told by `contradictions`. Source: domain.md §2.3 (contents of an announcement), design.md §7.
 */
export const rulesSchema = z.strictObject({
  title: text,
  summary: longText,
  legalAct: z.strictObject({
    title: actText,
    number: actText,
    date: actDay,
    url: z.url("badUrl").optional(),
  }),
  zone: z.string("required").refine(isZone, "badZone"),
  locality: z.strictObject({
    name: text,
    oktmo: z
      .string()
      .regex(/^\d{8}(\d{3})?$/, "badOktmo")
      .optional(),
  }),
  directions: z
    .array(
      z.strictObject({
        key,
        title: text,
        law: text,
        maxFunded: count(1, 1000).optional(),
        maxSum: kopecks.optional(),
      }),
    )
    .max(mostRows("directions"), "tooMany"),
  sources: z
    .array(z.strictObject({ key, level: oneOf(sourceLevels), title: text, limit: kopecks }))
    .max(mostRows("sources"), "tooMany"),
  grant: z.strictObject({ min: kopecks, max: kopecks }),
  ownShareMinBp: basisPoints,
  term: z.strictObject({ earliestStart: day, latestEnd: day }),
  applicantKinds: z.array(oneOf(applicantKinds)).min(1, "required"),
  maxApplicationsPerApplicant: count(1, 100),
  maxFundedPerApplicant: count(1, 100),
  maxFundedPerTerritory: count(1, 1000).optional(),
  dates: z.strictObject({
    announceAt: instant.optional(),
    receptionOpensAt: instant,
    receptionClosesAt: instant,
    reviewDueAt: instant,
    meetingAt: instant,
    resultsBy: instant,
    agreementsBy: instant,
  }),
  terms: z
    .strictObject({
      reception: term(1, 365).optional(),
      review: term(1, 365).optional(),
      meeting: term(1, 365).optional(),
      notice: term(1, 60).optional(),
      results: term(1, 365).optional(),
    })
    .optional(),
  dateBases: z
    .strictObject({
      receptionOpensAt: basis,
      receptionClosesAt: basis,
      reviewDueAt: basis,
      meetingAt: basis,
      resultsBy: basis,
      agreementsBy: basis,
    })
    .optional(),
  changesUntilHalf: flag.optional(),
  announceByTwo: flag.optional(),
  graceSeconds: count(0, 3600),
  questionDays: count(0, 60).optional(),
  requiredDocuments: z
    .array(
      z.strictObject({
        key,
        title: text,
        required: flag,
        identifies: flag,
        visibility: oneOf(documentVisibilities),
      }),
    )
    .max(mostRows("requiredDocuments"), "tooMany"),
  rejectionGrounds: z
    .array(z.strictObject({ key, title: text, clause: text }))
    .max(mostRows("rejectionGrounds"), "tooMany"),
  requirements: z
    .array(
      z.strictObject({
        key,
        title: text,
        clause: text,
        proof: oneOf(requirementProofs),
        minMonths: count(1, 600).optional(),
        mend: text.optional(),
      }),
    )
    .max(mostRows("requirements"), "tooMany"),
  groupMembersMin: count(1, 100).optional(),
  hostNeeded: flag.optional(),
  paperApplications: oneOf(paperIntakes).optional(),
  signOff: flag.optional(),
  admissionByCommission: flag.optional(),
  correction: z.strictObject({ allowed: flag, days: saidTerm(0, 60), times: count(0, 10) }),
  review: z.strictObject({
    blind: oneOf(blindModes),
    expertsPerApplication: count(1, 20),
    minReviews: count(1, 20),
    commentMinLength: count(0, 2000),
    divergence: z.strictObject({ points: decimal, action: oneOf(divergenceActions), formula: oneOf(scoreFormulas) }),
  }),
  criteria: z
    .array(
      z.strictObject({
        key,
        title: text,
        min: decimal,
        max: decimal,
        step: decimal,
        weight: decimal,
        help: longText,
        bands: z.array(z.strictObject({ from: decimal, to: decimal, text })).max(mostRows("criteria.bands"), "tooMany"),
      }),
    )
    .max(mostRows("criteria"), "tooMany"),
  passMark: decimal,
  passMarkBy: oneOf(passMarkBys).optional(),
  tiers: z
    .array(
      z.strictObject({
        key,
        upTo: kopecks,
        weights: z.record(key, decimal),
        passMark: decimal.optional(),
        ownShareMinBp: basisPoints.optional(),
      }),
    )
    .max(mostRows("tiers"), "tooMany")
    .optional(),
  tieBreak: z.array(tieStep).max(mostRows("tieBreak"), "tooMany"),
  decision: z.strictObject({
    quorum: z.strictObject({ numerator: count(1, 100), denominator: count(1, 100), strict: flag }, "badShare"),
    votesOf: oneOf(voteBases),
    chairCasts: flag,
    recusalCountsForQuorum: flag,
  }),
  numbering: z
    .strictObject({
      pattern: text.max(60, "tooLong").refine(isNumberPattern, "badNumberPattern").optional(),
      series: oneOf(numberSeries).optional(),
      within: oneOf(numberScopes).optional(),
      first: count(1, 99_999).optional(),
    })
    .optional(),
  award: z.strictObject({ whenShort: oneOf(shortPolicies) }),
  report: z.strictObject({
    dates: z.array(z.strictObject({ key, title: text, dueAt: day })).max(mostRows("report.dates"), "tooMany"),
    checkDays: saidTerm(1, 90),
    fixDays: saidTerm(1, 90),
  }),
  agreementDays: saidTerm(1, 90),
  publication: z.strictObject({ votesByName: flag, feedback: flag }),
  budget: z.strictObject({
    categories: z
      .array(z.strictObject({ key, title: text, maxShareBp: basisPoints.optional(), maxSum: kopecks.optional() }))
      .max(mostRows("budget.categories"), "tooMany"),
    inKindCounts: flag,
    forbidden: z
      .array(z.strictObject({ key, title: text, words: text.optional() }))
      .max(mostRows("budget.forbidden"), "tooMany")
      .optional(),
  }),
  contact: z.strictObject({ name: text, phone: text, email: z.email("badEmail"), address: text }),
}) satisfies z.ZodType<CompetitionRules>;
