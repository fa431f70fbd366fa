import { and, eq, isNull } from "drizzle-orm";
import { config } from "~/server/config.server";
import { post, type Recipient } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { membership, person } from "~db/schema/registration";
import type { LoadedApplication } from "./application.queries.server";

/** The heads of an applicant, as recipients of letters. */
export async function headsOf(tx: Tx, applicantId: string): Promise<Recipient[]> {
  const rows = await tx
    .select({ personId: person.id, email: person.email, name: person.name, lang: person.lang })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        eq(membership.applicantId, applicantId),
        eq(membership.role, "head"),
        isNull(membership.until),
        isNull(person.disabledAt),
      ),
    )
    .orderBy(person.id);
  return rows.map((row) => ({ ...row, lang: row.lang === "en" ? "en" : "ru" }));
}

type Accepted = { receipt: { edition: number; code: string; arrivedAt: Date; sha256: string }; title: string };

/** Sends the receipt to the heads of the applicant, the submitter among them. */
export async function postReceipts(tx: Tx, facts: LoadedApplication, { receipt, title }: Accepted): Promise<void> {
  for (const to of await headsOf(tx, facts.applicantId)) {
    await post(tx, "application-submitted", {
      to,
      competitionId: facts.id,
      props: {
        competition: facts.title,
        title,
        arrivedAt: receipt.arrivedAt.toISOString(),
        zone: facts.zone,
        code: receipt.code,
        sha256: receipt.sha256,
        edition: receipt.edition,
        url: `${config().baseUrl}/receipts/${receipt.code}`,
      },
    });
  }
}

/** Tells the heads of the applicant that their application takes no part any more. */
export async function postWithdrawals(tx: Tx, facts: LoadedApplication): Promise<void> {
  for (const to of await headsOf(tx, facts.applicantId)) {
    await post(tx, "application-withdrawn", {
      to,
      competitionId: facts.id,
      props: {
        competition: facts.title,
        title: facts.applicationTitle ?? "",
        url: `${config().baseUrl}/applicant/applications/${facts.applicationId}`,
      },
    });
  }
}
