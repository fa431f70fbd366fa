import { config } from "~/server/config.server";
import { post, type Recipient } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { signersOf } from "../1-registration/heads.server";
import type { LoadedApplication } from "./application.queries.server";

type Accepted = {
  receipt: { edition: number; code: string; arrivedAt: Date; sha256: string };
  title: string;
  files: readonly { name: string; size: number; sha256: string }[];
  signers: readonly Recipient[];
};

/** Sends the receipt to those who may submit for the applicant, the submitter among them. */
export async function postReceipts(
  tx: Tx,
  facts: LoadedApplication,
  { receipt, title, files, signers }: Accepted,
): Promise<void> {
  const props = {
    competition: facts.title,
    title,
    arrivedAt: receipt.arrivedAt.toISOString(),
    zone: facts.zone,
    code: receipt.code,
    sha256: receipt.sha256,
    files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    edition: receipt.edition,
    url: `${config().baseUrl}/receipts/${receipt.code}`,
    journal: null,
  };
  const { id: competitionId, applicationId } = facts;
  await Promise.all(
    signers.map((to) => post(tx, "application-submitted", { to, competitionId, applicationId, props })),
  );
}

/** Tells those who may submit for the applicant that their application takes no part any more. */
export async function postWithdrawals(tx: Tx, facts: LoadedApplication): Promise<void> {
  for (const to of await signersOf(tx, facts.applicantId)) {
    await post(tx, "application-withdrawn", {
      to,
      competitionId: facts.id,
      applicationId: facts.applicationId,
      props: {
        competition: facts.title,
        title: facts.applicationTitle ?? "",
        url: `${config().baseUrl}/applicant/applications/${facts.applicationId}`,
      },
    });
  }
}
