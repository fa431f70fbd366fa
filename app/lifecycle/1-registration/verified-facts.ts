import { type ApplicantKind, hasRequisites } from "./applicant";
import type { Profile } from "./shown-profile";

/**
 * What an organiser compares with the state register and the documents before it verifies a profile, and what formal criteria
 * and papers rely on afterwards: who the applicant is, who heads it by what, who receives its money (domain.md §3.1).
 */
export const verifiedFacts = [
  "fullName",
  "shortName",
  "legalForm",
  "parentName",
  "inn",
  "kpp",
  "ogrn",
  "registeredOn",
  "address",
  "headName",
  "headPost",
  "headBasis",
  "headBasisNote",
  "headUntil",
  "hostName",
  "hostInn",
] as const satisfies readonly (keyof Profile)[];
export type VerifiedFact = (typeof verifiedFacts)[number];

const ofOrganisations: readonly VerifiedFact[] = [
  ...(["legalForm", "inn", "kpp", "ogrn", "registeredOn", "headBasis", "headBasisNote", "headUntil"] as const),
];
const ofGroups: readonly VerifiedFact[] = ["hostName", "hostInn"];

/** The verified facts that a profile of this kind has. */
export function verifiedFactsOf(kind: ApplicantKind): VerifiedFact[] {
  const alien = hasRequisites(kind) ? ofGroups : ofOrganisations;
  return verifiedFacts.filter((fact) => !alien.includes(fact) && (fact !== "parentName" || kind === "branch"));
}

/** The verified facts that differ between two profiles; nothing entered and nothing known are the same. */
export function changedFacts(
  before: Partial<Pick<Profile, VerifiedFact>>,
  after: Partial<Pick<Profile, VerifiedFact>>,
): VerifiedFact[] {
  return verifiedFacts.filter((fact) => (before[fact] ?? "") !== (after[fact] ?? ""));
}
