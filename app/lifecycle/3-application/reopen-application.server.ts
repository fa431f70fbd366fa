import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { countOthers, lockApplicant } from "./applicant-limit.server";
import { arrivalFacts, type Waited } from "./arrival.server";

/**
 * Takes a withdrawn application up again as a draft, before the deadline. Refuses `limitExceeded` when the applicant has as
 * many other applications as the rules allow, and `deadlinePassed`, `wrongState`, `wrongRole`, `notFound`.
 */
export async function reopenApplication(who: Who, applicationId: string, waited: Waited): Promise<Outcome> {
  return transaction(who, "application.reopen", async (tx) => {
    const facts = await arrivalFacts(tx, who, applicationId, waited);
    if (!facts) return refused("notFound");
    const may = policy["application.reopen"](who, facts);
    if (!may.ok) return may;
    const { maxApplicationsPerApplicant: max } = await rulesOf(tx, facts.id, facts.rulesVersion);
    await lockApplicant(tx, facts.applicantId);
    if ((await countOthers(tx, facts.id, facts.applicantId)) >= max) return refused("limitExceeded", { max });
    await tx
      .update(application)
      .set({ state: "draft" })
      .where(and(eq(application.id, applicationId), eq(application.state, facts.application)));
    record(tx, {
      type: "application.reopened",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
    });
    return done;
  });
}
