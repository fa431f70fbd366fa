import { statesOf } from "../moves";

/** Who can apply: with a legal entity, its branch, an association without one, a group of residents (domain.md §3.1). */
export const applicantKinds = ["legal", "branch", "unregistered_association", "initiative_group"] as const;
export type ApplicantKind = (typeof applicantKinds)[number];

/** Kinds that have an ИНН and ОГРН of their own; the others name a host organisation that receives the money. */
export function hasRequisites(kind: ApplicantKind): boolean {
  return kind === "legal" || kind === "branch";
}

/** What happens to a profile: an organiser checks that the person speaks for the organisation. */
export const verificationMoves = {
  unverified: { verify: "verified", refuse: "refused" },
  verified: { revoke: "unverified" },
  refused: { verify: "verified" },
} as const;
export type Verification = keyof typeof verificationMoves;
export const verifications = statesOf(verificationMoves);

/** What a person may do for an applicant: the head signs, an editor writes, a viewer reads. */
export const memberRoles = ["head", "editor", "viewer"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** A request to join an applicant that is already registered. */
export const joinMoves = { pending: { accept: "accepted", decline: "declined" }, accepted: {}, declined: {} } as const;
export type JoinState = keyof typeof joinMoves;
export const joinStates = statesOf(joinMoves);

/** Purposes of consents to personal-data processing, each a separate document (152-ФЗ ст. 9; domain.md §2.4). */
export const consentPurposes = ["account", "expert", "commission", "publication"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
/** The version of the consent texts in the catalogs; a changed text gets a new one. */
export const consentTextVersion = "2026-11";

/** What a one-time link in a letter is for. */
export const linkPurposes = ["confirmEmail", "resetPassword", "invitation", "firstAdmin"] as const;
export type LinkPurpose = (typeof linkPurposes)[number];
