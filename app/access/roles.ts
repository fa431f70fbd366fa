/**
 * Roles granted to people; membership in an applicant is a separate table.
 * Every grant names an organiser (none for the installation's administrator) and perhaps one competition.
 */
export const roles = [
  "expert",
  "member",
  "chair",
  "secretary",
  "helper",
  "organiserAdmin",
  "installationAdmin",
] as const;
export type Role = (typeof roles)[number];

/** Roles that belong to one competition, not to an organiser as a whole. */
export const competitionRoles = ["expert", "member", "chair"] as const satisfies readonly Role[];

/** The parts of the site a person can have work in. */
export const areas = ["applicant", "desk", "expert", "commission", "office", "admin"] as const;
export type Area = (typeof areas)[number];
