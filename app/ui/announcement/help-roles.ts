/** Whom the help speaks to, each with a page of their own. */
export const helpRoles = ["applicant", "expert", "commission", "secretary", "administrator"] as const;
export type HelpRole = (typeof helpRoles)[number];
