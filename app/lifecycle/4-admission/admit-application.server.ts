import { and, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person, Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { requirementCheck } from "~db/schema/admission";
import { application } from "~db/schema/application";
import { headsOf } from "../1-registration/heads.server";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { applicationFacts, type LoadedApplication } from "../3-application/application.queries.server";
import { done, made, type Outcome, refused } from "../outcome";
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

/** How many of the ticked applications were admitted, and the numbers of those that could not be. */
export type AdmittedTogether = { admitted: number; left: number[] };

/**
 * Admits those of the ticked applications of one competition that can be: the others stay as they are and are named by
 * their numbers. Refuses `notFound` when one of them is not of this competition.
 */
export async function admitTicked(
  who: Who,
  competitionId: string,
  ids: readonly string[],
): Promise<Outcome<AdmittedTogether>> {
  if (!isUuid(competitionId) || !ids.every(isUuid)) return refused("notFound");
  return transaction(who, "admission.admit", async (tx) => {
    // why: in one order for everybody, so that two secretaries never wait for each other.
    const locked = await tx
      .select({ id: application.id })
      .from(application)
      .where(and(eq(application.competitionId, competitionId), inArray(application.id, [...new Set(ids)])))
      .orderBy(application.number, application.id)
      .for("update");
    if (who.kind !== "person" || locked.length < new Set(ids).size) return refused("notFound");
    let admitted = 0;
    const left: number[] = [];
    for (const { id } of locked) {
      const facts = await applicationFacts(tx, who, id);
      if (!facts || !policy["application.readByOffice"](who, facts).ok) return refused("notFound");
      const outcome = await admit(tx, who, facts);
      if (outcome.ok) admitted += 1;
      else left.push(facts.number ?? 0);
    }
    return made({ admitted, left });
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
