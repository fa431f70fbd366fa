import type { Authority, MemberRole } from "./applicant";

/** Roles that a request for access is answered with; a signatory needs a power of attorney, which has a form of its own. */
export const rolesOfJoiners = ["editor", "accountant", "viewer", "head"] as const satisfies readonly MemberRole[];

type Given = { role: MemberRole } & Authority;

/** The power of attorney of what was given: a signatory's alone. */
export function authorityOf({ role, number, issuedOn, until, reference }: Given): Authority | null {
  return role === "signatory" ? { number, issuedOn, until, reference } : null;
}
