import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import { withinLimit } from "~/server/throttle.server";
import { transaction } from "~db/client.server";
import { signersOf } from "../1-registration/heads.server";
import { textThatMeans } from "./content";
import { loadDraft } from "./draft.queries.server";
import { blockersOf } from "./section.queries.server";

/**
 * Asks heads and signatories by letter to read, sign and submit a complete draft. Refuses `incomplete` while a formal
 * criterion is not met, `throttled` after three letters within an hour, and as editing does.
 */
export async function askToSign(who: Who, applicationId: string): Promise<Outcome> {
  const isWithin = await withinLimit(`ask-to-sign:${applicationId}`, { limit: 3, windowSeconds: 3600 });
  return transaction(who, "application.edit", async (tx) => {
    const loaded = await loadDraft(tx, who, applicationId);
    if (!loaded || who.kind !== "person") return refused("notFound");
    const { facts } = loaded;
    const may = policy["application.edit"](who, facts);
    if (!may.ok) return may;
    if (blockersOf(loaded).length > 0) return refused("incomplete");
    if (!isWithin) return refused("throttled");
    const signers = await signersOf(tx, facts.applicantId);
    for (const to of signers) {
      await post(tx, "sign-asked", {
        to,
        competitionId: facts.id,
        props: {
          competition: facts.title,
          title: textThatMeans(loaded.template, loaded.draft, "title"),
          asker: who.name,
          dueAt: facts.correction?.dueAt ?? facts.closesAt.toISOString(),
          zone: facts.zone,
          url: `${config().baseUrl}/applicant/applications/${applicationId}/check`,
        },
      });
    }
    record(tx, {
      type: "application.signAsked",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: {
        heads: signers.filter(({ role }) => role === "head").length,
        signatories: signers.filter(({ role }) => role === "signatory").length,
      },
    });
    return done;
  });
}
