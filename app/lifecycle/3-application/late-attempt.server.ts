import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done } from "~/lifecycle/outcome";
import { withinLimit } from "~/server/throttle.server";
import { transaction } from "~db/client.server";
import type { LoadedApplication } from "./application.queries.server";

const KEPT_ATTEMPTS = { limit: 5, windowSeconds: 3600 };

/**
 * Records that an application came after the deadline: evidence for its applicant (guarantees.md B6). A handful an hour
 * is enough, so that nobody fills the journal with them.
 */
export async function recordLateAttempt(who: Who, facts: LoadedApplication): Promise<void> {
  if (!(await withinLimit(`late:${facts.applicationId}`, KEPT_ATTEMPTS))) return;
  await transaction(who, "application.submit", async (tx) => {
    record(tx, {
      type: "application.cameLate",
      subject: { kind: "application", id: facts.applicationId },
      competitionId: facts.id,
      details: { arrivedAt: facts.now.toISOString(), closesAt: facts.closesAt.toISOString() },
    });
    return done;
  });
}
