import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import { memberRoleFor } from "~/access/role-facts.server";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { applicant } from "~db/schema/registration";
import { liveErrand } from "../1-registration/errand.queries.server";
import { competitionFacts, rulesOf, templateOf } from "../2-announcement/competition.queries.server";
import { countOthers, lockApplicant } from "./applicant-limit.server";
import type { Section } from "./application";

/**
 * Starts an application of an applicant to a competition that takes applications. Refuses `wrongKind` when the rules do
 * not let such applicants in, `limitExceeded` beyond the announced number of applications, and `notYet`,
 * `deadlinePassed`, `wrongRole`, `notFound`.
 * @returns the id of the draft and the section that the form begins with
 */
export async function startApplication(
  who: Who,
  competitionId: string,
  applicantId: string,
): Promise<Outcome<{ id: string; section: Section }>> {
  if (who.kind !== "person" || !isUuid(competitionId) || !isUuid(applicantId)) return refused("notFound");
  return transaction(who, "application.start", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts || facts.state === "draft") return refused("notFound");
    const memberRole = await memberRoleFor(tx, who, applicantId);
    const errand = memberRole ? undefined : await liveErrand(tx, who, applicantId);
    const may = policy["application.start"](who, { ...facts, memberRole, helps: errand !== undefined });
    if (!may.ok) return may;
    const { applicantKinds, maxApplicationsPerApplicant: max } = await rulesOf(tx, competitionId, facts.rulesVersion);
    const [own] = await tx.select({ kind: applicant.kind }).from(applicant).where(eq(applicant.id, applicantId));
    if (!own || !applicantKinds.includes(own.kind)) return refused("wrongKind");
    await lockApplicant(tx, applicantId);
    if ((await countOthers(tx, competitionId, applicantId)) >= max) return refused("limitExceeded", { max });
    const [row] = await tx
      .insert(application)
      .values({ competitionId, applicantId, createdBy: who.id })
      .returning({ id: application.id });
    record(tx, {
      type: "application.started",
      subject: { kind: "application", id: row!.id },
      competitionId,
      details: errand ? { helper: who.name, desk: errand.desk, principal: errand.principal } : {},
    });
    const { template } = await templateOf(tx, competitionId);
    return made({ id: row!.id, section: template.sections[0]!.key });
  });
}
