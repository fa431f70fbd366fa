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
import { keepCarried } from "./carry-over.server";
import { areAsked, keepDeclarations } from "./declare.server";
import { loadDraft } from "./draft.queries.server";
import type { Declarations } from "./formal-criterion";

/** What a new application begins with: answers about the requirements, and an earlier application to carry over. */
export type Beginning = { declarations?: Declarations; fromId?: string };

/**
 * Starts an application of an applicant to a competition that takes applications. Refuses `wrongKind` when the rules do
 * not let such applicants in, `limitExceeded` beyond the announced number of applications, `badInput` for an answer to a
 * requirement that the rules do not have, and `notYet`, `deadlinePassed`, `wrongRole`, `notFound`, also for an earlier
 * application of another applicant.
 * @returns the id of the draft and the section that the form begins with
 */
export async function startApplication(
  who: Who,
  competitionId: string,
  applicantId: string,
  { declarations = {}, fromId }: Beginning = {},
): Promise<Outcome<{ id: string; section: Section }>> {
  if (who.kind !== "person" || !isUuid(competitionId) || !isUuid(applicantId)) return refused("notFound");
  return transaction(who, "application.start", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts || facts.state === "draft") return refused("notFound");
    const memberRole = await memberRoleFor(tx, who, applicantId);
    const errand = memberRole ? undefined : await liveErrand(tx, who, applicantId);
    const may = policy["application.start"](who, { ...facts, memberRole, helps: errand !== undefined });
    if (!may.ok) return may;
    const rules = await rulesOf(tx, competitionId, facts.rulesVersion);
    const { applicantKinds, maxApplicationsPerApplicant: max } = rules;
    const [own] = await tx.select({ kind: applicant.kind }).from(applicant).where(eq(applicant.id, applicantId));
    if (!own || !applicantKinds.includes(own.kind)) return refused("wrongKind");
    if (!areAsked(declarations, rules)) return refused("badInput");
    const source = fromId === undefined ? undefined : await loadDraft(tx, who, fromId);
    if (fromId !== undefined && source?.facts.applicantId !== applicantId) return refused("notFound");
    await lockApplicant(tx, applicantId);
    if ((await countOthers(tx, competitionId, applicantId)) >= max) return refused("limitExceeded", { max });
    const [row] = await tx
      .insert(application)
      .values({ competitionId, applicantId, createdBy: who.id })
      .returning({ id: application.id });
    const begun = { id: row!.id, competitionId, by: who.id };
    record(tx, {
      type: "application.started",
      subject: { kind: "application", id: begun.id },
      competitionId,
      details: {
        ...(source ? { from: fromId! } : {}),
        no: Object.values(declarations).filter((isMet) => !isMet).length,
        ...(errand ? { helper: who.name, desk: errand.desk, principal: errand.principal } : {}),
      },
    });
    await keepDeclarations(tx, begun, declarations);
    if (source) await keepCarried(tx, begun, source, rules);
    const { template } = await templateOf(tx, competitionId);
    return made({ id: row!.id, section: template.sections[0]!.key });
  });
}
