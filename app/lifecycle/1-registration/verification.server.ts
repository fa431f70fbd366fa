import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import type { LoadedApplicant } from "./applicant-facts.server";
import { headsOf } from "./heads.server";

/** Tells the heads of an applicant what came of its verification. */
export async function tellHeads(tx: Tx, facts: LoadedApplicant, verified: boolean, text: string): Promise<void> {
  const url = `${config().baseUrl}/applicant/organisations/${facts.id}`;
  for (const to of await headsOf(tx, facts.id)) {
    await post(tx, "applicant-verified", { to, props: { applicant: facts.shortName, verified, text, url } });
  }
}
