import { hasRequisites } from "../1-registration/applicant";
import {
  DOCUMENTS,
  type FormTemplate,
  fieldThatMeans,
  type Meaning,
  type TemplateField,
} from "../2-announcement/form-template";
import { type CompetitionRules, isForbidden, type Requirement } from "../2-announcement/rules";
import { ownShareIn } from "../2-announcement/tiers";
import { addMonths, type IsoDay } from "../time";
import type { Section } from "./application";
import { isCapped } from "./category-caps";
import { isMistake, type Missing } from "./check";
import {
  criterion,
  type FormalCriterion,
  type FormalFacts,
  type FormalStatus,
  type FormalTopic,
} from "./formal-criterion";
import { isSameName } from "./same-name";
import type { HostNaming } from "./standing";

/** Codes of gaps that are criteria of their own; every other gap belongs to its section. */
const sumCodes = ["requestedTooSmall", "requestedTooLarge"];
const termCodes = ["dayBefore", "dayAfter", "endBeforeStart"];
const capCodes = ["categoryOverCap", "categoryOverSum"];
const moneyCodes = [...sumCodes, ...capCodes, "ownShareTooSmall", "forbiddenCategory"];

/**
 * Exactly what the commission checks an application for before it reads it (domain.md §2.3, §3.2): kind of applicant,
 * authority, geography, what a group needs, consents of the team, requirements, documents, term, sums, shares, caps and every section of the form. The applicant's
 * list, the verb that submits and the secretary's page of checks all ask this function, so that the three agree.
 */
export function formalCriteria(facts: FormalFacts): FormalCriterion[] {
  const { rules, standing } = facts;
  const single = [
    criterion("kind", "kind", rules.applicantKinds.includes(standing.kind) ? "met" : "unmet", { place: "profile" }),
    criterion("authority", "authority", authorityOf(facts), { place: "profile" }),
    ...geographyCriterion(facts),
    ...groupCriteria(facts),
    ...consentsCriterion(facts),
    ...rules.requirements.map((one) => requirementCriterion(one, facts)),
    ...rules.requiredDocuments.filter(({ required }) => required).map((one) => documentCriterion(one, facts)),
    ...termCriteria(facts),
    ...moneyCriteria(facts),
  ];
  return [...single, ...sectionCriteria(facts, new Set(single.flatMap(({ gaps }) => gaps)))];
}

/**
 * Powers that have ended are no powers, and a power of attorney is shown; whether somebody has them at all the organiser checks:
 * of the head with the profile, of a signatory when it verifies the applicant with the file attached.
 */
function authorityOf({ standing, today }: FormalFacts): FormalStatus {
  const { headUntil, verification, verifiedAt, signer } = standing;
  if (headUntil !== null && headUntil < today) return "unmet";
  if (signer?.role === "signatory") {
    if (today < signer.from || signer.until < today) return "unmet";
    if (signer.provenAt === null) return "empty";
    if (verifiedAt === null || verifiedAt < signer.provenAt) return "commission";
  }
  return verification === "verified" ? "met" : "commission";
}

/** Judged by the codes that were typed, when the rules name the code of their territory; without a code a person judges. */
function geographyCriterion({ rules, template, territories, gaps }: FormalFacts): FormalCriterion[] {
  const { name, oktmo } = rules.locality;
  if (oktmo === undefined) return [];
  const outside = gaps.filter(({ code }) => code === "outsideTerritory");
  const status = outside.length > 0 ? "unmet" : territories.length > 0 ? "met" : "commission";
  const place = outside[0]?.section ?? sectionOfCodes(template) ?? "profile";
  return [criterion("geography", "geography", status, { title: name, place, gaps: outside })];
}

function sectionOfCodes({ sections }: FormTemplate): Section | undefined {
  const asksCode = ({ kind, columns = [] }: TemplateField) =>
    kind === "oktmo" || columns.some((column) => column.kind === "oktmo");
  return sections.find(({ fields }) => fields.some(asksCode))?.key;
}

/** Who receives the money of applicants without a legal entity, and how many a group is, its leader counted. */
function groupCriteria({ rules: { hostNeeded, groupMembersMin }, standing }: FormalFacts): FormalCriterion[] {
  const needsHost = hostNeeded && !hasRequisites(standing.kind);
  const needsMembers = groupMembersMin !== undefined && standing.kind === "initiative_group";
  const at = { place: "profile" } as const;
  return [
    ...(needsHost ? [criterion("host", "host", hostStatus[standing.host], at)] : []),
    ...(needsMembers
      ? [
          criterion("members", "members", standing.members + 1 >= groupMembersMin ? "met" : "unmet", {
            ...at,
            title: String(groupMembersMin),
          }),
        ]
      : []),
  ];
}

/**
 * Everybody whom a form with a team names has given a consent of their own (152-FZ art. 9). A name in the team without one
 * stops submitting; of the leader the commission judges, who may be the head that signs the application. `title` names them.
 */
function consentsCriterion({ template, people, standing }: FormalFacts): FormalCriterion[] {
  const at = fieldThatMeans(template, "team");
  if (!at) return [];
  const has = (name: string) => standing.teamConsents.some((given) => isSameName(given, name));
  const without = people.team.filter((name) => !has(name));
  const isLeaderOpen = people.leader !== "" && !has(people.leader);
  const isNobody = people.leader === "" && people.team.length === 0;
  const open = isLeaderOpen ? "commission" : isNobody && (at.field.minRows ?? 0) > 0 ? "empty" : "met";
  const named = [...(isLeaderOpen ? [people.leader] : []), ...without];
  return [
    criterion("consents", "consents", without.length > 0 ? "unmet" : open, {
      title: [...new Set(named)].join(", "),
      place: at.section,
    }),
  ];
}

/** Nobody transfers money to an organisation without its ИНН. */
const hostStatus: Record<HostNaming, FormalStatus> = {
  named: "met",
  withoutInn: "unmet",
  missing: "empty",
  unknown: "commission",
};

/** The criteria that stand in the way of submitting. */
export function blockersIn(criteria: readonly FormalCriterion[]): FormalCriterion[] {
  return criteria.filter(({ blocks }) => blocks);
}

/** Whether an organisation registered on a day is old enough on another; null when the day of registration is not known. */
export function isOldEnough(registeredOn: IsoDay | null, minMonths: number, today: IsoDay): boolean | null {
  return registeredOn === null ? null : addMonths(registeredOn, minMonths) <= today;
}

/** A machine that knows answers itself; else the applicant's word counts, and the commission checks what is not a declaration. */
function requirementCriterion(one: Requirement, { standing, declarations, today }: FormalFacts): FormalCriterion {
  const { key, title, clause, mend = "" } = one;
  const known = one.minMonths === undefined ? null : isOldEnough(standing.registeredOn, one.minMonths, today);
  const more = { title, clause, mend };
  if (known !== null)
    return criterion(`requirement.${key}`, "requirement", known ? "met" : "unmet", { ...more, place: "profile" });
  const said = declarations[key];
  const unsaid = one.proof === "declaration" ? "empty" : "commission";
  const status = said === undefined ? unsaid : said ? "declared" : "unmet";
  return criterion(`requirement.${key}`, "requirement", status, { ...more, place: "requirements" });
}

function documentCriterion(
  { key, title }: CompetitionRules["requiredDocuments"][number],
  { documents, gaps }: FormalFacts,
): FormalCriterion {
  const own = gaps.filter((gap) => gap.section === DOCUMENTS && gap.path === key);
  const status = documents.includes(key) ? "met" : "empty";
  return criterion(`document.${key}`, "document", status, { title, place: DOCUMENTS, gaps: own });
}

/** The gaps of the field with a meaning, its own and those of its rows; null when the form has no such field. */
function gapsOfMeaning({ template, gaps }: FormalFacts, meaning: Meaning): { place: Section; own: Missing[] } | null {
  const at = fieldThatMeans(template, meaning);
  if (!at) return null;
  const { key } = at.field;
  const own = gaps.filter(
    ({ section, path }) => section === at.section && (path === key || path.startsWith(`${key}.`)),
  );
  return { place: at.section, own };
}

function termCriteria(facts: FormalFacts): FormalCriterion[] {
  const [first, last] = [gapsOfMeaning(facts, "startsOn"), gapsOfMeaning(facts, "endsOn")];
  if (!first || !last) return [];
  const ofDays = [...first.own, ...last.own];
  const wrong = ofDays.filter(({ code }) => termCodes.includes(code));
  const status = wrong.length > 0 ? "unmet" : ofDays.length > 0 ? "empty" : "met";
  return [criterion("term", "term", status, { place: first.place, gaps: wrong })];
}

function moneyCriteria(facts: FormalFacts): FormalCriterion[] {
  const { rules } = facts;
  const budget = gapsOfMeaning(facts, "budget");
  if (!budget) return [];
  const { own, place } = budget;
  const isReadable = own.every(({ code }) => moneyCodes.includes(code));
  const money = (key: string, topic: FormalTopic, wrong: Missing[], title = "") =>
    criterion(key, topic, wrong.length > 0 ? "unmet" : isReadable ? "met" : "empty", { title, place, gaps: wrong });
  const ofCode = (...codes: string[]) => own.filter(({ code }) => codes.includes(code));
  return [
    money("sum", "sum", ofCode(...sumCodes)),
    ...(asksOwnShare(rules) ? [money("ownShare", "ownShare", ofCode("ownShareTooSmall"))] : []),
    ...rules.budget.categories.filter(isCapped).map(({ key, title }) =>
      money(
        `category.${key}`,
        "category",
        ofCode(...capCodes).filter(({ params }) => params?.title === title),
        title,
      ),
    ),
    ...forbiddenCriterion(facts, money("forbidden", "forbidden", ofCode("forbiddenCategory"))),
  ];
}

/** Whether any sum has to be shared: in a tier that asks for nothing the criterion is met by itself. */
function asksOwnShare(rules: FormalFacts["rules"]): boolean {
  const tiers = rules.tiers?.length ? rules.tiers : [null];
  return tiers.some((tier) => ownShareIn(tier, rules) > 0);
}

/** A category that the grant does not pay is a mistake; a word that looks like a forbidden cost is for the commission. */
function forbiddenCriterion({ rules, doubts }: FormalFacts, ofCategories: FormalCriterion): FormalCriterion[] {
  const { categories, forbidden = [] } = rules.budget;
  if (forbidden.length === 0 && !categories.some(isForbidden)) return [];
  if (ofCategories.status !== "met" || doubts.length === 0) return [ofCategories];
  return [{ ...ofCategories, status: "commission", gaps: [...doubts] }];
}

/** Each section with the gaps that no criterion before it has; that of the documents only when it has any. */
function sectionCriteria({ template, gaps }: FormalFacts, told: ReadonlySet<Missing>): FormalCriterion[] {
  return template.sections.flatMap(({ key, title }) => {
    const own = gaps.filter((gap) => gap.section === key && !told.has(gap));
    if (key === DOCUMENTS && own.length === 0) return [];
    const status = own.length === 0 ? "met" : own.some(isMistake) ? "unmet" : "empty";
    return [criterion(`section.${key}`, "section", status, { title, place: key, gaps: own })];
  });
}
