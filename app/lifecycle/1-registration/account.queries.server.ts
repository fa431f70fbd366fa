import { and, desc, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Role } from "~/access/roles";
import type { Person } from "~/access/who";
import { type HistoryLine, readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { reminderRefusal } from "~db/schema/application";
import { mailPreference } from "~db/schema/outbox";
import { consent, roleGrant } from "~db/schema/registration";
import type { MailChoice } from "../mail-choice";
import { made, type Outcome, refused } from "../outcome";
import type { ConsentPurpose } from "./applicant";
import { missingConsents } from "./consents.server";
import { bearerOf } from "./one-time-link.server";

export type ConsentRow = {
  id: string;
  purpose: ConsentPurpose;
  version: string;
  givenAt: string;
  withdrawnAt: string | null;
};

/** One's own account: name, language, every consent ever given, and what happened to the account, newest first. */
export async function readAccount(who: Person): Promise<
  Outcome<{
    name: string;
    email: string;
    lang: "ru" | "en";
    confirmed: boolean;
    consents: ConsentRow[];
    wantsReminders: boolean;
    mail: { choice: MailChoice; zone: string | null };
    history: HistoryLine[];
  }>
> {
  const may = policy["account.read"](who, {});
  if (!may.ok) return may;
  const [rows, refusals, preferences, history] = await Promise.all([
    db()
      .select()
      .from(consent)
      .where(eq(consent.personId, who.id))
      .orderBy(desc(consent.givenAt), consent.id)
      .limit(50),
    db().select({ at: reminderRefusal.refusedAt }).from(reminderRefusal).where(eq(reminderRefusal.personId, who.id)),
    db()
      .select({ choice: mailPreference.choice, zone: mailPreference.zone })
      .from(mailPreference)
      .where(eq(mailPreference.personId, who.id)),
    readHistory(db(), who, [{ kind: "person", id: who.id }], { audience: "applicant" }),
  ]);
  const consents = rows.map((row) => ({
    id: row.id,
    purpose: row.purpose,
    version: row.textVersion,
    givenAt: row.givenAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
  return made({
    name: who.name,
    email: who.email,
    lang: who.lang,
    confirmed: who.confirmed,
    consents,
    wantsReminders: refusals.length === 0,
    mail: preferences[0] ?? { choice: "atOnce", zone: null },
    history,
  });
}

/** A consent of one's own that still holds, for the page that asks whether to withdraw it. Refuses `notFound`. */
export async function readConsent(who: Person, consentId: string): Promise<Outcome<{ purpose: ConsentPurpose }>> {
  if (!isUuid(consentId)) return refused("notFound");
  const [row] = await db()
    .select({ purpose: consent.purpose })
    .from(consent)
    .where(and(eq(consent.id, consentId), eq(consent.personId, who.id), isNull(consent.withdrawnAt)));
  return row ? made(row) : refused("notFound");
}

/** What the page behind a confirming link shows, and the consents it has to ask for. Refuses `linkExpired`. */
export async function readConfirmation(
  token: string,
): Promise<Outcome<{ name: string; email: string; needs: ConsentPurpose[] }>> {
  const bearer = await bearerOf(db(), token, "confirmEmail");
  if (!bearer) return refused("linkExpired");
  const { id, name, email } = bearer.who;
  return made({ name, email, needs: await missingConsents(db(), id, ["account"]) });
}

/** The page behind a link that moves an account to another address. Refuses `linkExpired`. */
export async function readEmailChange(token: string): Promise<Outcome<{ email: string }>> {
  const bearer = await bearerOf(db(), token, "changeEmail");
  return bearer ? made({ email: bearer.link.email }) : refused("linkExpired");
}

/** The page behind a link for a new password. Refuses `linkExpired`. */
export async function readReset(token: string): Promise<Outcome<{ email: string }>> {
  const bearer = await bearerOf(db(), token, "resetPassword");
  return bearer ? made({ email: bearer.who.email }) : refused("linkExpired");
}

/** Where a person's work is: the page to open after signing in. */
export async function homeOf(personId: string): Promise<string> {
  const rows = await db()
    .selectDistinct({ role: roleGrant.role })
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, personId), isNull(roleGrant.until)));
  const held = new Set(rows.map((row) => row.role));
  return homes.find(({ roles }) => roles.some((role) => held.has(role)))?.path ?? "/applicant";
}

const homes: { path: string; roles: Role[] }[] = [
  { path: "/office", roles: ["secretary", "organiserAdmin"] },
  { path: "/admin", roles: ["installationAdmin"] },
  { path: "/commission", roles: ["chair", "member"] },
  { path: "/expert", roles: ["expert"] },
  { path: "/desk", roles: ["helper"] },
];
