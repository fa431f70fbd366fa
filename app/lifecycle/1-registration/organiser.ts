import type { Role } from "../../access/roles";

/** Roles that people of one competition are invited to; the secretary may hand over by inviting a second one. */
export const rolesOfCompetition = ["expert", "member", "chair", "secretary"] as const satisfies readonly Role[];
/** Roles that hold for all competitions of an organiser. */
export const rolesOfOrganiser = ["secretary", "helper", "organiserAdmin"] as const satisfies readonly Role[];
export type InvitableRole = (typeof rolesOfCompetition)[number] | (typeof rolesOfOrganiser)[number];

/** Roles that an organiser or a competition must not be left without once somebody holds them. */
export const keptRoles: readonly Role[] = ["secretary", "organiserAdmin", "installationAdmin"];

/** First parts of addresses that are pages of ours: an organiser's public address cannot be one of them. */
export const reservedSlugs: readonly string[] = [
  "about",
  "account",
  "admin",
  "agreements",
  "api",
  "applicant",
  "applications",
  "assets",
  "commission",
  "competitions",
  "confirm",
  "consents",
  "contacts",
  "desk",
  "display",
  "expert",
  "fonts",
  "healthz",
  "help",
  "inbox",
  "invitation",
  "journal",
  "language",
  "mail",
  "news",
  "office",
  "open-data",
  "organisers",
  "policy",
  "projects",
  "receipt",
  "register",
  "reset",
  "results",
  "search",
  "sign-in",
  "sign-out",
  "static",
  "verify",
];

/** Whether these letters can be an organiser's public address: Latin letters, digits, hyphens, no page of ours. */
export function isSlug(value: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) && value.length <= 40 && !reservedSlugs.includes(value);
}

/** Whether it is a zone of the IANA database, such as `Asia/Kamchatka`. */
export function isTimeZone(zone: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(zone);
}
