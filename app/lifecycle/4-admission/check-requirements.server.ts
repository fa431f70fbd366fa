import { sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { requirementCheck } from "~db/schema/admission";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { applicationFacts } from "../3-application/application.queries.server";
import { done, type Outcome, refused } from "../outcome";
import type { CheckResult } from "./admission";

/** Results by the keys of requirements: empty ones say nothing; `asOf` is the ISO day as of which it was looked at. */
type Checks = Record<string, { result: CheckResult | ""; asOf?: string; evidence?: string; comment: string }>;

/**
 * Keeps the results of the announced requirements for one application; those left empty stay as they were.
 * Refuses `badInput` for a requirement that the rules do not have, `incomplete` when a failure has no comment.
 */
export async function checkRequirements(
  who: Who,
  applicationId: string,
  { checks }: { checks: Checks },
): Promise<Outcome> {
  if (!isUuid(applicationId)) return refused("notFound");
  return transaction(who, "admission.check", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["admission.check"](who, facts);
    if (!may.ok) return may;
    const rules = await rulesOf(tx, facts.id);
    const known = new Set(rules.requirements.map(({ key }) => key));
    if (Object.keys(checks).some((key) => !known.has(key))) return refused("badInput");
    const given = Object.entries(checks).filter(([, check]) => check.result !== "");
    if (given.some(([, check]) => check.result === "fail" && !check.comment)) return refused("incomplete");
    if (given.length === 0) return done;
    await tx
      .insert(requirementCheck)
      .values(
        given.map(([requirement, { result, asOf, evidence = "", comment }]) => ({
          applicationId,
          competitionId: facts.id,
          requirement,
          result: result as CheckResult,
          asOf: asOf || null,
          evidence,
          comment,
          checkedBy: who.id,
        })),
      )
      .onConflictDoUpdate({
        target: [requirementCheck.applicationId, requirementCheck.requirement],
        set: {
          result: sql`excluded.result`,
          asOf: sql`excluded.as_of`,
          evidence: sql`excluded.evidence`,
          comment: sql`excluded.comment`,
          checkedBy: who.id,
          checkedAt: sql`clock_timestamp()`,
        },
      });
    record(tx, {
      type: "application.checked",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { checks: given.length, failed: given.filter(([, check]) => check.result === "fail").length },
    });
    return done;
  });
}
