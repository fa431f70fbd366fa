import { randomUUID } from "node:crypto";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import { withinLimit } from "~/server/throttle.server";
import { transaction } from "~db/client.server";
import { lateAttempt } from "~db/schema/application";
import { signersOf } from "../1-registration/heads.server";
import type { LoadedApplication } from "./application.queries.server";
import type { LateAct } from "./late-attempt";

const KEPT_ATTEMPTS = { limit: 5, windowSeconds: 3600 };

type Late = {
  act: LateAct;
  /** Facts of the arrival, as the act itself had read them. */
  facts: LoadedApplication;
  /** What was missed, where it is not the end of reception. */
  closesAt?: Date;
  title: string;
  /** The fingerprint of what would have been submitted. */
  sha256?: string;
};

/**
 * The refusal of what came too late, with evidence for its applicant (guarantees.md B6): when it arrived, what it missed,
 * and the id of the attempt that was recorded. A handful an hour is kept, so that nobody fills the journal with them.
 */
export async function refusedAsLate(who: Who, late: Late): Promise<Outcome<never>> {
  const closesAt = late.closesAt ?? late.facts.closesAt;
  const attempt = await recordLateAttempt(who, { ...late, closesAt });
  return refused("deadlinePassed", {
    arrivedAt: late.facts.now.toISOString(),
    closesAt: closesAt.toISOString(),
    ...(attempt ? { attempt } : {}),
  });
}

async function recordLateAttempt(
  who: Who,
  { act, facts, closesAt, title, sha256 }: Late & { closesAt: Date },
): Promise<string | undefined> {
  if (who.kind !== "person" || !policy["application.comeLate"](who, facts).ok) return undefined;
  if (!(await withinLimit(`late:${facts.applicationId}`, KEPT_ATTEMPTS))) return undefined;
  const id = randomUUID();
  const at = { arrivedAt: facts.now.toISOString(), closesAt: closesAt.toISOString() };
  await transaction(who, "application.comeLate", async (tx) => {
    await tx.insert(lateAttempt).values({
      id,
      applicationId: facts.applicationId,
      competitionId: facts.id,
      act,
      attemptedBy: who.id,
      arrivedAt: facts.now,
      closesAt,
      sha256: sha256 ?? null,
    });
    record(tx, {
      type: "application.cameLate",
      subject: { kind: "application", id: facts.applicationId },
      competitionId: facts.id,
      details: { act, attempt: id, ...at },
    });
    const url = `${config().baseUrl}/applicant/applications/${facts.applicationId}/attempts/${id}`;
    for (const to of await signersOf(tx, facts.applicantId))
      await post(tx, "application-came-late", {
        to,
        competitionId: facts.id,
        props: { competition: facts.title, title, act, ...at, zone: facts.zone, url },
      });
    return done;
  });
  return id;
}
