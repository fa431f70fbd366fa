import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { roles } from "../../app/access/roles";
import {
  type Authority,
  applicantKinds,
  consentPurposes,
  consentWays,
  headBases,
  joinStates,
  legalForms,
  linkPurposes,
  memberRoles,
  stateRegisters,
  verifications,
} from "../../app/lifecycle/1-registration/applicant";
import { headReasons, headRequestStates } from "../../app/lifecycle/1-registration/head-request";
import type { VerifiedFact } from "../../app/lifecycle/1-registration/verified-facts";
import { dayKinds } from "../../app/lifecycle/time";
import { id, instant } from "./columns";

export const dayKind = pgEnum("day_kind", dayKinds);
export const applicantKind = pgEnum("applicant_kind", applicantKinds);
export const legalForm = pgEnum("legal_form", legalForms);
export const headBasis = pgEnum("head_basis", headBases);
export const stateRegister = pgEnum("state_register", stateRegisters);
export const verification = pgEnum("verification", verifications);
export const memberRole = pgEnum("member_role", memberRoles);
export const joinState = pgEnum("join_state", joinStates);
export const consentPurpose = pgEnum("consent_purpose", consentPurposes);
export const consentWay = pgEnum("consent_way", consentWays);
export const headReason = pgEnum("head_reason", headReasons);
export const headRequestState = pgEnum("head_request_state", headRequestStates);
export const linkPurpose = pgEnum("link_purpose", linkPurposes);
export const role = pgEnum("role", roles);

/** A person with an account; the e-mail is kept in lower case. */
export const person = pgTable("person", {
  id: id(),
  email: text().notNull().unique(),
  name: text().notNull(),
  lang: text().notNull().default("ru"),
  passwordHash: text(),
  emailConfirmedAt: instant(),
  disabledAt: instant(),
  createdAt: instant().notNull().defaultNow(),
});

/** Signed-in devices; the id is the SHA-256 of the token in the cookie. Exempt from the guard: renewed by reads. */
export const session = pgTable(
  "session",
  {
    id: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index("session_user").on(t.userId)],
);

/** How often a key was tried in its window. Exempt from the guard and unlogged: losing it only resets the counts. */
export const rateCounter = pgTable("rate_counter", {
  key: text().primaryKey(),
  windowStartsAt: instant().notNull(),
  count: integer().notNull(),
});

/** Consents to personal-data processing, one document per purpose (152-ФЗ ст. 9). */
export const consent = pgTable(
  "consent",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    purpose: consentPurpose().notNull(),
    textVersion: text().notNull(),
    givenAt: instant().notNull().defaultNow(),
    withdrawnAt: instant(),
    evidence: jsonb().$type<{ ip: string; agent: string }>().notNull(),
  },
  (t) => [index("consent_person").on(t.personId)],
);

/** Links sent by letter; only the SHA-256 of the token is kept. */
export const oneTimeLink = pgTable(
  "one_time_link",
  {
    id: id(),
    purpose: linkPurpose().notNull(),
    tokenHash: text().notNull().unique(),
    personId: uuid().references(() => person.id),
    email: text().notNull(),
    invitation: jsonb().$type<{
      role: (typeof roles)[number];
      organiserId: string | null;
      competitionId: string | null;
      name: string;
    }>(),
    /** Where a link of the purpose `membership` leads. */
    membership: jsonb().$type<{
      applicantId: string;
      role: (typeof memberRoles)[number];
      authority: Authority | null;
      name: string;
    }>(),
    invitedBy: uuid().references(() => person.id),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index("one_time_link_person").on(t.personId), index("one_time_link_email").on(t.email)],
);

/** An organisation or a group that applies for grants. */
export const applicant = pgTable(
  "applicant",
  {
    id: id(),
    kind: applicantKind().notNull(),
    fullName: text().notNull(),
    shortName: text().notNull(),
    legalForm: legalForm(),
    parentName: text().notNull().default(""),
    inn: text(),
    kpp: text(),
    ogrn: text(),
    registeredOn: text(),
    address: text().notNull().default(""),
    postalAddress: text().notNull().default(""),
    locality: text().notNull().default(""),
    oktmo: text(),
    headName: text().notNull(),
    headPost: text().notNull().default(""),
    headBasis: headBasis(),
    headBasisNote: text().notNull().default(""),
    headUntil: text(),
    accountant: text().notNull().default(""),
    founders: text().notNull().default(""),
    stateRegisters: stateRegister().array().notNull().default(sql`'{}'`),
    phone: text().notNull().default(""),
    email: text().notNull().default(""),
    site: text().notNull().default(""),
    socials: text().notNull().default(""),
    about: text().notNull().default(""),
    hostApplicantId: uuid(),
    hostName: text().notNull().default(""),
    hostInn: text(),
    verification: verification().notNull().default("unverified"),
    verifiedBy: uuid().references(() => person.id),
    verifiedAt: instant(),
    refusalText: text(),
    /** What was changed since an organiser verified it: to be checked anew. */
    changedFacts: text().array().$type<VerifiedFact[]>().notNull().default(sql`'{}'`),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: instant().notNull().defaultNow(),
    /** Both names and the ИНН, a line each, as `folded` in search-words.server.ts makes them: names begin it, so it orders them too. */
    search: text().generatedAlwaysAs(
      sql`translate(lower(short_name || chr(10) || full_name || chr(10) || coalesce(inn, '')), '\u0451', '\u0435')`,
    ),
  },
  (t) => [
    // One true owner of an ИНН; unverified profiles never block it.
    uniqueIndex("applicant_verified_inn")
      .on(t.inn)
      .where(sql`${t.verification} = 'verified' and ${t.inn} is not null and ${t.kind} <> 'branch'`),
    index("applicant_inn").on(t.inn),
    index("applicant_created_by").on(t.createdBy),
  ],
);

/** Where an applicant's money goes; `version` is the optimistic lock. Its own people read it and, once it has won, the office. */
export const bankAccount = pgTable("bank_account", {
  applicantId: uuid()
    .primaryKey()
    .references(() => applicant.id),
  version: integer().notNull().default(1),
  owner: text().notNull(),
  bankName: text().notNull(),
  bik: text().notNull(),
  account: text().notNull(),
  correspondentAccount: text().notNull(),
  personalAccount: text().notNull().default(""),
  changedBy: uuid()
    .notNull()
    .references(() => person.id),
  changedAt: instant().notNull().defaultNow(),
});

/** Who acts for an applicant. */
export const membership = pgTable(
  "membership",
  {
    id: id(),
    applicantId: uuid()
      .notNull()
      .references(() => applicant.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    role: memberRole().notNull(),
    authority: jsonb().$type<Authority>(),
    since: instant().notNull().defaultNow(),
    until: instant(),
  },
  (t) => [
    // A signatory signs by a power of attorney and by nothing else.
    check("membership_authority", sql`(${t.role}::text = 'signatory') = (${t.authority} is not null)`),
    uniqueIndex("membership_live").on(t.applicantId, t.personId).where(sql`${t.until} is null`),
    index("membership_person").on(t.personId),
  ],
);

/**
 * People without accounts whom an applicant names, each with the consent they gave and for what: a group's members, people of
 * project teams. A withdrawn consent takes the contact away; that it was given and withdrawn stays.
 */
export const namedPerson = pgTable(
  "named_person",
  {
    id: id(),
    applicantId: uuid()
      .notNull()
      .references(() => applicant.id),
    purpose: consentPurpose().notNull(),
    name: text().notNull(),
    contact: text().notNull().default(""),
    way: consentWay().notNull(),
    givenOn: text().notNull(),
    textVersion: text().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => person.id),
    addedAt: instant().notNull().defaultNow(),
    withdrawnAt: instant(),
  },
  (t) => [index("named_person_applicant").on(t.applicantId)],
);

/** Requests of people to join an applicant that is registered already. */
export const joinRequest = pgTable(
  "join_request",
  {
    id: id(),
    applicantId: uuid()
      .notNull()
      .references(() => applicant.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    message: text().notNull().default(""),
    state: joinState().notNull().default("pending"),
    askedAt: instant().notNull().defaultNow(),
    decidedAt: instant(),
    decidedBy: uuid().references(() => person.id),
  },
  (t) => [
    uniqueIndex("join_request_live").on(t.applicantId, t.personId).where(sql`${t.state} = 'pending'`),
    index("join_request_person").on(t.personId),
  ],
);

/** A body that runs competitions: the tenant. */
export const organiser = pgTable("organiser", {
  id: id(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  shortName: text().notNull(),
  zone: text().notNull(),
  locality: text().notNull(),
  address: text().notNull().default(""),
  phone: text().notNull().default(""),
  email: text().notNull().default(""),
  isDemo: boolean().notNull().default(false),
  createdAt: instant().notNull().defaultNow(),
});

/**
 * What acts say of single days of the production calendar: for one organiser, or without one for all of the installation.
 * The row of the organiser goes before that of all, and both go before the law.
 */
export const workDay = pgTable(
  "work_day",
  {
    id: id(),
    organiserId: uuid().references(() => organiser.id),
    day: text().notNull(),
    kind: dayKind().notNull(),
    /** The act that the day rests on. */
    act: text().notNull(),
    markedBy: uuid()
      .notNull()
      .references(() => person.id),
    markedAt: instant().notNull().defaultNow(),
  },
  (t) => [unique("work_day_once").on(t.organiserId, t.day).nullsNotDistinct()],
);

/** Who holds which role, where, since when, given by whom; asked at the moment of the act. */
export const roleGrant = pgTable(
  "role_grant",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    organiserId: uuid().references(() => organiser.id),
    competitionId: uuid(),
    role: role().notNull(),
    since: instant().notNull().defaultNow(),
    until: instant(),
    grantedBy: uuid().references(() => person.id),
  },
  (t) => [
    index("role_grant_person").on(t.personId).where(sql`${t.until} is null`),
    index("role_grant_competition").on(t.competitionId, t.role),
    uniqueIndex("role_grant_live")
      .on(
        t.personId,
        t.role,
        sql`coalesce(${t.organiserId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
        sql`coalesce(${t.competitionId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      )
      .where(sql`${t.until} is null`),
  ],
);

/**
 * Requests to become the head of an applicant, or to move the account of a member whose mailbox is lost to the asker's address:
 * decided by two people.
 */
export const headRequest = pgTable(
  "head_request",
  {
    id: id(),
    applicantId: uuid()
      .notNull()
      .references(() => applicant.id),
    organiserId: uuid()
      .notNull()
      .references(() => organiser.id),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    reason: headReason().notNull(),
    /** Whose mailbox is lost, as typed, and the member's account with it: null while nobody has it, or it serves an office. */
    lostEmail: text().notNull().default(""),
    accountId: uuid().references(() => person.id),
    document: text().notNull(),
    /** The new head as the document names them; empty for a lost mailbox. */
    headName: text().notNull().default(""),
    headPost: text().notNull().default(""),
    headUntil: text(),
    text: text().notNull().default(""),
    state: headRequestState().notNull().default("asked"),
    askedAt: instant().notNull().defaultNow(),
    approvedBy: uuid().references(() => person.id),
    approvedAt: instant(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    declineText: text(),
  },
  (t) => [
    // Two different people, whatever the code above asks.
    check(
      "head_request_second_person",
      sql`${t.state}::text <> 'done' or coalesce(${t.approvedBy} <> ${t.decidedBy}, false)`,
    ),
    uniqueIndex("head_request_live").on(t.applicantId, t.askedBy).where(sql`${t.state} in ('asked', 'approved')`),
    index("head_request_organiser").on(t.organiserId, t.state),
    index("head_request_account").on(t.accountId).where(sql`${t.state} in ('asked', 'approved')`),
  ],
);

/**
 * What an applicant asked a helper of a consultation desk to do: prepare drafts in its name. The consent is recorded with how
 * and when it was given and by whom; from the moment it ends the helper reads and writes nothing of the applicant.
 */
export const errand = pgTable(
  "errand",
  {
    id: id(),
    applicantId: uuid()
      .notNull()
      .references(() => applicant.id),
    helperId: uuid()
      .notNull()
      .references(() => person.id),
    organiserId: uuid()
      .notNull()
      .references(() => organiser.id),
    principal: text().notNull(),
    way: consentWay().notNull(),
    givenOn: text().notNull(),
    textVersion: text().notNull(),
    takenAt: instant().notNull().defaultNow(),
    endedAt: instant(),
    endedBy: uuid().references(() => person.id),
  },
  (t) => [
    uniqueIndex("errand_live").on(t.applicantId, t.helperId).where(sql`${t.endedAt} is null`),
    index("errand_helper").on(t.helperId),
  ],
);
