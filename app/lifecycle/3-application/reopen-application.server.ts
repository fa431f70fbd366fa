import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { countOthers, lockApplicant } from "./applicant-limit.server";
import type { LoadedApplication } from "./application.queries.server";
import { arrivalFacts, type Waited } from "./arrival.server";
import { refusedAsLate } from "./late-attempt.server";

/**
 * Takes a withdrawn application up again as a draft, before the deadline. Refuses `limitExceeded` when the applicant has as
 * many other applications as the rules allow, and `deadlinePassed` (recorded as an attempt), `wrongState`, `wrongRole`, `notFound`.
 */
export async function reopenApplication(who: Who, applicationId: string, waited: Waited): Promise<Outcome> {
  let arrived: LoadedApplication | undefined;
  const outcome = await transaction(who, "application.reopen", async (tx) => {
    const facts = await arrivalFacts(tx, who, applicationId, waited);
    if (!facts) return refused("notFound");
    arrived = facts;
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
  if (outcome.ok || outcome.reason !== "deadlinePassed" || !arrived) return outcome;
  return refusedAsLate(who, { act: "reopen", facts: arrived, title: arrived.applicationTitle ?? "" });
}
