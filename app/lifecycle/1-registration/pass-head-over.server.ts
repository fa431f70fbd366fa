import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { record } from "~/journal/record.server";
import type { Recipient } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { applicant, membership, oneTimeLink, session } from "~db/schema/registration";
import type { LoadedHeadRequest } from "./head-request.queries.server";
import { type Told, tellOfHeadRequest } from "./head-request-letters.server";
import { headsOf } from "./heads.server";
import { isWaitingMember } from "./invite-member.server";

/** Whoever asked, as letters name them. */
export function askerOf({ askedBy, asker, askerEmail, askerLang }: LoadedHeadRequest): Recipient {
  return { personId: askedBy, email: askerEmail, name: asker, lang: askerLang === "en" ? "en" : "ru" };
}

/**
 * Makes the asker the head: the former heads have no access, their sessions and the invitations they sent end, and letters go to
 * the old addresses and the new one. The profile says of the head what two people of the office have just checked by the document,
 * so a verified one stays verified. In the transaction of whoever has asked the policy.
 */
export async function passHeadOver(tx: Tx, asked: LoadedHeadRequest, told: Told): Promise<void> {
  const { applicantId, askedBy } = asked;
  const former = await headsOf(tx, applicantId);
  const isLive = and(eq(membership.applicantId, applicantId), isNull(membership.until));
  const ended = await tx
    .update(membership)
    .set({ until: sql`clock_timestamp()` })
    .where(and(isLive, eq(membership.role, "head"), ne(membership.personId, askedBy)))
    .returning({ personId: membership.personId });
  for (const { personId } of ended) await tx.delete(session).where(eq(session.userId, personId));
  await tx.update(oneTimeLink).set({ expiresAt: sql`clock_timestamp()` }).where(isWaitingMember(applicantId));
  await tx
    .insert(membership)
    .values({ applicantId, personId: askedBy, role: "head" })
    .onConflictDoUpdate({
      target: [membership.applicantId, membership.personId],
      targetWhere: sql`until is null`,
      set: { role: "head", authority: null },
    });
  await writeHead(tx, asked);
  const subject = { kind: "applicant" as const, id: applicantId };
  record(tx, { type: "applicant.headChanged", subject, details: { name: asked.asker } });
  await tellOfHeadRequest(tx, former, "headReplaced", told);
  await tellOfHeadRequest(tx, [askerOf(asked)], "askerDone", told);
}

/** A post that was left empty stays as it was; only organisations say what their head acts by. */
async function writeHead(tx: Tx, { applicantId, head, document }: LoadedHeadRequest): Promise<void> {
  if (head.name === "") return;
  await tx
    .update(applicant)
    .set({
      headName: head.name,
      ...(head.post ? { headPost: head.post } : {}),
      headBasis: sql`case when ${applicant.kind} in ('legal', 'branch') then 'decision'::head_basis end`,
      headBasisNote: sql`case when ${applicant.kind} in ('legal', 'branch') then ${document}::text else '' end`,
      headUntil: head.until,
    })
    .where(eq(applicant.id, applicantId));
}
