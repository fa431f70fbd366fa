/** Whom the help speaks to, each with a page of their own. */
export const helpRoles = ["applicant", "desk", "expert", "commission", "secretary", "administrator"] as const;
export type HelpRole = (typeof helpRoles)[number];
