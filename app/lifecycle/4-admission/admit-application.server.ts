import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person, Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { requirementCheck } from "~db/schema/admission";
import { headsOf } from "../1-registration/heads.server";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { applicationFacts, type LoadedApplication } from "../3-application/application.queries.server";
import { done, type Outcome, refused } from "../outcome";
import { decide } from "./decide.server";

/**
 * Admits an application to review. Refuses `incomplete` while an announced requirement is unchecked or failed.
 * The letter is held until the secretary releases it.
 */
export async function admitApplication(who: Who, applicationId: string): Promise<Outcome> {
  if (!isUuid(applicationId)) return refused("notFound");
  return transaction(who, "admission.admit", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts || who.kind !== "person") return refused("notFound");
    return admit(tx, who, facts);
  });
}

async function admit(tx: Tx, who: Person, facts: LoadedApplication): Promise<Outcome> {
  const { applicationId } = facts;
  const may = policy["admission.admit"](who, facts);
  if (!may.ok) return may;
  const { requirements } = await rulesOf(tx, facts.id);
  const checks = await tx
    .select({ requirement: requirementCheck.requirement, result: requirementCheck.result })
    .from(requirementCheck)
    .where(eq(requirementCheck.applicationId, applicationId));
  const passed = new Set(checks.filter((check) => check.result !== "fail").map((check) => check.requirement));
  const left = requirements.filter(({ key }) => !passed.has(key)).length;
  if (left > 0) return refused("incomplete", { left });
  if (!(await decide(tx, facts, who.id, { outcome: "admitted" }))) return refused("changedMeanwhile");
  record(tx, {
    type: "application.admitted",
    subject: { kind: "application", id: applicationId },
    competitionId: facts.id,
    details: { number: facts.number },
  });
  for (const to of await headsOf(tx, facts.applicantId)) {
    const props = {
      competition: facts.title,
      title: facts.applicationTitle ?? "",
      number: facts.number ?? 0,
      url: `${config().baseUrl}/applicant/applications/${applicationId}`,
    };
    await post(tx, "application-admitted", { to, competitionId: facts.id, applicationId, props });
  }
  return done;
}
