import { and, eq, inArray, isNull } from "drizzle-orm";
import { config } from "~/server/config.server";
import { post, type Recipient } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { person, roleGrant } from "~db/schema/registration";
import type { Letters } from "~emails/letters";
import { headsOf } from "./heads.server";
import { makeLink } from "./one-time-link.server";

type Message = Letters["head-request"]["message"];
/** What all letters about a request say. */
export type Told = { applicantId: string; requestId: string; applicant: string; asker: string; organiser: string };

const paths: Record<Message, (told: Told & { token: string }) => string> = {
  headAsked: ({ applicantId }) => `/applicant/organisations/${applicantId}`,
  headReplaced: () => "/contacts",
  officeAsked: ({ requestId }) => `/office/head-requests/${requestId}`,
  officeSecond: ({ requestId }) => `/office/head-requests/${requestId}`,
  askerDone: ({ applicantId }) => `/applicant/organisations/${applicantId}`,
  askerDeclined: ({ applicantId }) => `/applicant/organisations/${applicantId}/head`,
  moveAsked: ({ requestId }) => `/applicant/head-requests/${requestId}`,
  moveSecond: ({ requestId }) => `/applicant/head-requests/${requestId}`,
  moveOfficeAsked: ({ requestId }) => `/office/head-requests/${requestId}`,
  moveOfficeSecond: ({ requestId }) => `/office/head-requests/${requestId}`,
  mailboxSaidLost: ({ token }) => `/account/objection/${token}`,
  accountMoved: () => "/sign-in",
  moveDeclined: ({ applicantId }) => `/applicant/organisations/${applicantId}/head`,
  moveObjected: () => "/contacts",
};

/** Tells somebody what became of a request to be the head, or to move an account. */
export async function tellOfHeadRequest(
  tx: Tx,
  recipients: readonly Recipient[],
  message: Message,
  told: Told,
  { text = "", token = "" }: { text?: string; token?: string } = {},
): Promise<void> {
  const { applicant, asker, organiser } = told;
  const url = `${config().baseUrl}${paths[message]({ ...told, token })}`;
  for (const to of recipients)
    await post(tx, "head-request", { to, props: { message, applicant, asker, organiser, text, url } });
}

/**
 * The first letters about a request: to the heads of now and the office; about a move also to the address that is said to be
 * lost, with a link by which its owner objects.
 */
export async function tellOfRequest(
  tx: Tx,
  { organiserId, lost, isMove, ...told }: Told & { organiserId: string; lost: Recipient | null; isMove: boolean },
): Promise<void> {
  const heads = (await headsOf(tx, told.applicantId)).filter(({ personId }) => personId !== lost?.personId);
  await tellOfHeadRequest(tx, heads, isMove ? "moveAsked" : "headAsked", told);
  await tellOfHeadRequest(tx, await officeOf(tx, organiserId), isMove ? "moveOfficeAsked" : "officeAsked", told);
  if (!lost) return;
  const token = await makeLink(tx, { purpose: "objectToMove", email: lost.email, personId: lost.personId });
  await tellOfHeadRequest(tx, [lost], "mailboxSaidLost", told, { token });
}

/** Who decides for an organiser: its secretaries and administrators, who can still sign in. */
export async function officeOf(tx: Tx, organiserId: string): Promise<Recipient[]> {
  const rows = await tx
    .selectDistinct({ id: person.id, email: person.email, name: person.name, lang: person.lang })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(roleGrant.organiserId, organiserId),
        inArray(roleGrant.role, ["secretary", "organiserAdmin"]),
        isNull(roleGrant.competitionId),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
      ),
    )
    .orderBy(person.id);
  return rows.map(({ id: personId, lang, ...row }) => ({ personId, ...row, lang: lang === "en" ? "en" : "ru" }));
}
