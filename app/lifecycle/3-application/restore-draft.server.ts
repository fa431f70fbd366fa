import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { countOthers, lockApplicant } from "./applicant-limit.server";
import { applicationFacts } from "./application.queries.server";

/**
 * Takes back a draft that was thrown away. Refuses `limitExceeded` when the applicant has as many other applications in the
 * competition as its rules allow, `wrongState` for one that was not thrown away, and `wrongRole`, `notFound`.
 */
export async function restoreDraft(who: Who, applicationId: string): Promise<Outcome> {
  return transaction(who, "application.restore", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts) return refused("notFound");
    const may = policy["application.restore"](who, facts);
    if (!may.ok) return may;
    const { maxApplicationsPerApplicant: max } = await rulesOf(tx, facts.id, facts.rulesVersion);
    await lockApplicant(tx, facts.applicantId);
    if ((await countOthers(tx, facts.id, facts.applicantId)) >= max) return refused("limitExceeded", { max });
    const [changed] = await tx
      .update(application)
      .set({ state: "draft" })
      .where(and(eq(application.id, applicationId), eq(application.state, "discarded")))
      .returning({ id: application.id });
    if (!changed) return refused("wrongState");
    record(tx, {
      type: "application.restored",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
    });
    return done;
  });
}
