import { config } from "~/server/config.server";
import { postAll } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import type { LoadedCompetition } from "./competition.queries.server";
import { writersOf } from "./extension-letters.server";
import type { RuleSection } from "./rules-sections";

/** Tells everybody who writes for an applicant with an application that the rules have changed, in which parts and why. */
export async function tellOfChange(
  tx: Tx,
  facts: LoadedCompetition,
  change: { version: number; reason: string; sections: RuleSection[] },
): Promise<void> {
  const { writers, address } = await writersOf(tx, facts);
  const url = `${config().baseUrl}${address}/changes`;
  const letters = writers.map((to) => ({ to, props: { competition: facts.title, ...change, url } }));
  await postAll(tx, "rules-changed", letters, { competitionId: facts.id });
}
