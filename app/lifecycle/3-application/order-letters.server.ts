import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { signersOf } from "../1-registration/heads.server";
import type { LoadedApplication } from "./application.queries.server";
import type { LapseReason } from "./submission-order";

/** What the heads and signatories of an applicant are told: that an order was given, or that it could not be carried out and why. */
export async function postOrders(
  tx: Tx,
  facts: LoadedApplication,
  { outcome, title = facts.applicationTitle ?? "" }: { outcome: "given" | LapseReason; title?: string },
): Promise<void> {
  for (const to of await signersOf(tx, facts.applicantId))
    await post(tx, "submission-order", {
      to,
      competitionId: facts.id,
      props: {
        competition: facts.title,
        title,
        outcome,
        stays: facts.application === "submitted",
        closesAt: facts.closesAt.toISOString(),
        zone: facts.zone,
        url: `${config().baseUrl}/applicant/applications/${facts.applicationId}`,
      },
    });
}
