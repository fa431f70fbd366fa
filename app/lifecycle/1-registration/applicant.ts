import { statesOf } from "../moves";

/** Who can apply: with a legal entity, its branch, an association without one, a group of residents (domain.md §3.1). */
export const applicantKinds = ["legal", "branch", "unregistered_association", "initiative_group"] as const;
export type ApplicantKind = (typeof applicantKinds)[number];

/** Kinds that have an ИНН and ОГРН of their own; the others name a host organisation that receives the money. */
export function hasRequisites(kind: ApplicantKind): boolean {
  return kind === "legal" || kind === "branch";
}

/** Legal forms of applicants with an ИНН of their own; `other` is told by the full name (domain.md §3.1). */
export const legalForms = [
  "autonomousOrganisation",
  "foundation",
  "publicOrganisation",
  "publicMovement",
  "association",
  "institution",
  "religious",
  "indigenousCommunity",
  "selfGovernment",
  "cossackSociety",
  "other",
] as const;
export type LegalForm = (typeof legalForms)[number];

/** On what the head of an applicant acts: the charter, a decision of its members or owners, a power of attorney. */
export const headBases = ["charter", "decision", "proxy"] as const;
export type HeadBasis = (typeof headBases)[number];

/** Registers of the state that competitions ask about: СОНКО (ПП № 1290), ОПУ, social services, volunteering. */
export const stateRegisters = ["sociallyOriented", "usefulServices", "socialServices", "volunteering"] as const;
export type StateRegister = (typeof stateRegisters)[number];

/** What happens to a profile: an organiser checks that the person speaks for the organisation. */
export const verificationMoves = {
  unverified: { verify: "verified", refuse: "refused" },
  verified: { revoke: "unverified" },
  refused: { verify: "verified" },
} as const;
export type Verification = keyof typeof verificationMoves;
export const verifications = statesOf(verificationMoves);

/**
 * What a person may do for an applicant: the head signs and gives access, a signatory signs by a power of attorney, an
 * accountant keeps the budget and the bank account, an editor writes, a viewer reads.
 */
export const memberRoles = ["head", "signatory", "accountant", "editor", "viewer"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** A power of attorney: both days are inclusive; `reference` says where the document itself is. */
export type Authority = { number: string; issuedOn: string; until: string; reference: string };

/** A request to join an applicant that is already registered. */
export const joinMoves = { pending: { accept: "accepted", decline: "declined" }, accepted: {}, declined: {} } as const;
export type JoinState = keyof typeof joinMoves;
export const joinStates = statesOf(joinMoves);

/**
 * Purposes of consents to personal-data processing, each a separate document (152-ФЗ ст. 9; domain.md §2.4). None is for making
 * names public (ст. 10.1): open pages name no person of an applicant, see `namesPeople`.
 */
export const consentPurposes = ["account", "expert", "commission", "group", "team", "desk"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
/** Purposes for which an applicant names people without accounts: members of its group, people of its project teams. */
export const namedPurposes = ["group", "team"] as const satisfies readonly ConsentPurpose[];
export type NamedPurpose = (typeof namedPurposes)[number];
/** How somebody without an account gave a consent: on paper or by word. */
export const consentWays = ["written", "spoken"] as const;
export type ConsentWay = (typeof consentWays)[number];
/** The version of the consent texts in the catalogs; a changed text gets a new one. */
export const consentTextVersion = "2026-11-27";

/** What a one-time link in a letter is for. */
export const linkPurposes = [
  "confirmEmail",
  "resetPassword",
  "invitation",
  "firstAdmin",
  "membership",
  "changeEmail",
  "objectToMove",
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];
