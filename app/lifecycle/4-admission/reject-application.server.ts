import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { correction } from "~db/schema/admission";
import { headsOf } from "../1-registration/heads.server";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { applicationFacts } from "../3-application/application.queries.server";
import { done, type Outcome, refused } from "../outcome";
import { isBy } from "../time";
import type { RejectForm } from "./admission.form";
import { decide } from "./decide.server";

/**
 * Rejects an application on a ground of the rules, with its clause and an explanation (domain.md §2.3).
 * Refuses `badInput` for a ground that the rules do not have, `notYet` while the applicant still has time to correct it.
 * The letter is held until the secretary releases it.
 */
export async function rejectApplication(who: Who, applicationId: string, form: RejectForm): Promise<Outcome> {
  if (!isUuid(applicationId)) return refused("notFound");
  return transaction(who, "admission.reject", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["admission.reject"](who, facts);
    if (!may.ok) return may;
    const ground = (await rulesOf(tx, facts.id)).rejectionGrounds.find(({ key }) => key === form.ground);
    if (!ground) return refused("badInput");
    if (facts.correction && isBy(facts.now, new Date(facts.correction.dueAt))) return refused("notYet");
    const decision = { outcome: "rejected" as const, groundKey: ground.key, clause: ground.clause, text: form.text };
    if (!(await decide(tx, facts, who.id, decision))) return refused("changedMeanwhile");
    await tx
      .update(correction)
      .set({ resolvedAt: facts.now })
      .where(and(eq(correction.applicationId, applicationId), isNull(correction.resolvedAt)));
    record(tx, {
      type: "application.rejected",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { number: facts.number, ground: ground.key, clause: ground.clause },
    });
    for (const to of await headsOf(tx, facts.applicantId)) {
      const props = {
        competition: facts.title,
        title: facts.applicationTitle ?? "",
        number: facts.number ?? 0,
        ground: ground.title,
        clause: ground.clause,
        text: form.text,
        url: `${config().baseUrl}/applicant/applications/${applicationId}`,
      };
      await post(tx, "application-rejected", { to, competitionId: facts.id, applicationId, props });
    }
    return done;
  });
}
