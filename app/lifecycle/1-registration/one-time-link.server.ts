import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import type { Reader, Tx } from "~db/client.server";
import { oneTimeLink, person } from "~db/schema/registration";
import type { LinkPurpose } from "./applicant";

const lives: Record<LinkPurpose, string> = {
  confirmEmail: "7 days",
  resetPassword: "60 minutes",
  invitation: "30 days",
  firstAdmin: "24 hours",
  membership: "30 days",
  changeEmail: "24 hours",
  objectToMove: "30 days",
};

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
const isLive = and(isNull(oneTimeLink.usedAt), gt(oneTimeLink.expiresAt, sql`clock_timestamp()`));

type NewLink = Pick<
  typeof oneTimeLink.$inferInsert,
  "purpose" | "email" | "personId" | "invitation" | "membership" | "invitedBy"
>;

/** Makes a link and answers its token, which exists nowhere else: only its hash is kept. */
export async function makeLink(tx: Tx, link: NewLink): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await tx.insert(oneTimeLink).values({
    ...link,
    tokenHash: hashOf(token),
    expiresAt: sql`clock_timestamp() + ${lives[link.purpose]}::interval`,
  });
  return token;
}

export type Link = Pick<
  typeof oneTimeLink.$inferSelect,
  "id" | "purpose" | "email" | "personId" | "invitation" | "membership" | "invitedBy"
>;

/** A link that can still be used, or undefined: unknown, used and expired look the same. */
export async function readLink(reader: Reader, token: string, ...purposes: LinkPurpose[]): Promise<Link | undefined> {
  const [row] = await reader
    .select({
      id: oneTimeLink.id,
      purpose: oneTimeLink.purpose,
      email: oneTimeLink.email,
      personId: oneTimeLink.personId,
      invitation: oneTimeLink.invitation,
      membership: oneTimeLink.membership,
      invitedBy: oneTimeLink.invitedBy,
    })
    .from(oneTimeLink)
    .where(and(eq(oneTimeLink.tokenHash, hashOf(token)), isLive));
  return row && purposes.includes(row.purpose) ? row : undefined;
}

/** Uses a link up; of any number of simultaneous uses exactly one gets true (G2). */
export async function useUp(tx: Tx, linkId: string): Promise<boolean> {
  const used = await tx
    .update(oneTimeLink)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(and(eq(oneTimeLink.id, linkId), isLive))
    .returning({ id: oneTimeLink.id });
  return used.length === 1;
}

/** Makes the other links of a person worthless, as after a new password. */
export async function expireLinks(tx: Tx, personId: string, purpose: LinkPurpose): Promise<void> {
  await tx
    .update(oneTimeLink)
    .set({ expiresAt: sql`clock_timestamp()` })
    .where(and(eq(oneTimeLink.personId, personId), eq(oneTimeLink.purpose, purpose), isLive));
}

/** The person a link was sent to, as the one who acts by it; undefined when the link is no good. */
export async function bearerOf(
  reader: Reader,
  token: string,
  purpose: LinkPurpose,
): Promise<{ link: Link; who: Person } | undefined> {
  const link = await readLink(reader, token, purpose);
  if (!link?.personId) return undefined;
  const [row] = await reader
    .select({ id: person.id, name: person.name, email: person.email, lang: person.lang })
    .from(person)
    .where(eq(person.id, link.personId));
  if (!row) return undefined;
  return { link, who: { kind: "person", ...row, lang: row.lang === "en" ? "en" : "ru", confirmed: true } };
}
