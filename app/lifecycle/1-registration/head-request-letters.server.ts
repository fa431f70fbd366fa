import { and, eq, inArray, isNull } from "drizzle-orm";
import { config } from "~/server/config.server";
import { post, type Recipient } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { person, roleGrant } from "~db/schema/registration";
import type { Letters } from "~emails/letters";

type Message = Letters["head-request"]["message"];
/** What all letters about a request say. */
export type Told = { applicantId: string; requestId: string; applicant: string; asker: string; organiser: string };

const paths: Record<Message, (told: Told) => string> = {
  headAsked: ({ applicantId }) => `/applicant/organisations/${applicantId}`,
  headReplaced: () => "/contacts",
  officeAsked: ({ requestId }) => `/office/head-requests/${requestId}`,
  officeSecond: ({ requestId }) => `/office/head-requests/${requestId}`,
  askerDone: ({ applicantId }) => `/applicant/organisations/${applicantId}`,
  askerDeclined: ({ applicantId }) => `/applicant/organisations/${applicantId}/head`,
};

/** Tells somebody what became of a request to be the head. */
export async function tellOfHeadRequest(
  tx: Tx,
  recipients: readonly Recipient[],
  message: Message,
  told: Told,
  text = "",
): Promise<void> {
  const { applicant, asker, organiser } = told;
  const url = `${config().baseUrl}${paths[message](told)}`;
  for (const to of recipients)
    await post(tx, "head-request", { to, props: { message, applicant, asker, organiser, text, url } });
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
