import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { AdmissionItem } from "~/papers/admission-protocol.server";
import type { Reader } from "~db/client.server";
import { admissionDecision, requirementCheck } from "~db/schema/admission";
import { application, applicationVersion } from "~db/schema/application";
import type { CompetitionRules } from "../2-announcement/rules";

/** An opened application with the decision that stands, as the commission looks at it. */
export type ConsideredApplication = Omit<AdmissionItem, "votes" | "outcome"> & {
  id: string;
  state: "opened" | "returned" | "admitted" | "rejected";
};

/**
 * The applications that the commission decides about, in the order of their numbers, with what was checked and on which
 * ground one is rejected. Later states count as admitted. Ask the policy first: this function does not.
 */
export async function consideredApplications(
  reader: Reader,
  competitionId: string,
  rules: Pick<CompetitionRules, "requirements" | "rejectionGrounds">,
): Promise<ConsideredApplication[]> {
  const ofCompetition = eq(application.competitionId, competitionId);
  const [rows, checks, grounds] = await Promise.all([
    reader
      .select({
        id: application.id,
        number: sql<number>`${application.number}`,
        state: application.state,
        applicant: sql<string>`${applicationVersion.content}->'applicant'->>'fullName'`,
        project: sql<string>`coalesce(${application.title}, '')`,
      })
      .from(application)
      .innerJoin(
        applicationVersion,
        and(
          eq(applicationVersion.applicationId, application.id),
          eq(applicationVersion.version, application.currentVersion),
        ),
      )
      .where(and(ofCompetition, isNotNull(application.number)))
      .orderBy(asc(application.number)),
    reader
      .select({
        applicationId: requirementCheck.applicationId,
        requirement: requirementCheck.requirement,
        result: requirementCheck.result,
      })
      .from(requirementCheck)
      .where(eq(requirementCheck.competitionId, competitionId)),
    reader
      .selectDistinctOn([admissionDecision.applicationId], {
        applicationId: admissionDecision.applicationId,
        groundKey: admissionDecision.groundKey,
        clause: admissionDecision.clause,
        text: admissionDecision.text,
      })
      .from(admissionDecision)
      .where(and(eq(admissionDecision.competitionId, competitionId), inArray(admissionDecision.outcome, ["rejected"])))
      .orderBy(admissionDecision.applicationId, sql`${admissionDecision.decidedAt} desc`),
  ]);
  const checkOf = new Map(checks.map((one) => [`${one.applicationId} ${one.requirement}`, one.result]));
  const groundOf = new Map(grounds.map((one) => [one.applicationId, one]));
  return rows.map(({ id, number, state, applicant, project }) => {
    const ground = state === "rejected" ? groundOf.get(id) : undefined;
    return {
      id,
      number,
      applicant,
      project,
      state: state === "opened" || state === "returned" || state === "rejected" ? state : "admitted",
      ground: ground
        ? {
            title: rules.rejectionGrounds.find(({ key }) => key === ground.groundKey)?.title ?? "",
            clause: ground.clause ?? "",
            text: ground.text,
          }
        : null,
      checks: rules.requirements.map(({ key }) => checkOf.get(`${id} ${key}`) ?? null),
    };
  });
}
