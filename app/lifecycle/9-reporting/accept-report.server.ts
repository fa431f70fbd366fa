import { and, eq, ne } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { post } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { agreement } from "~db/schema/agreement";
import { application } from "~db/schema/application";
import { projectCard, report } from "~db/schema/reporting";
import { made, type Outcome, refused } from "../outcome";
import {
  applicantOf,
  envelope,
  letterProps,
  lockAgreementOf,
  moveReport,
  personId,
  recordReport,
} from "./decision.server";
import { type LoadedReport, reportFacts } from "./report.queries.server";

/**
 * The secretary accepts a report, once and for good. With the last one the agreement and the application are completed and the
 * public card of the project appears. Refuses `wrongState`, `changedMeanwhile` (domain.md §3.6: acceptance is final).
 */
export async function acceptReport(who: Who, reportId: string): Promise<Outcome<{ isLast: boolean }>> {
  return transaction(who, "report.accept", async (tx) => {
    if (!(await reportFacts(tx, who, reportId))) return refused("notFound");
    await lockAgreementOf(tx, reportId);
    const facts = await reportFacts(tx, who, reportId);
    if (!facts) return refused("notFound");
    const may = policy["report.accept"](who, facts);
    if (!may.ok) return may;
    const kept = { decidedBy: personId(who), decidedAt: facts.now };
    if (!(await moveReport(tx, facts, "accepted", kept))) return refused("changedMeanwhile");
    recordReport(tx, facts, "report.accepted");
    for (const to of await applicantOf(tx, facts))
      await post(tx, "report-accepted", { ...envelope(to, facts), props: letterProps(facts, "applicant") });
    const isLast = !(await owesMore(tx, facts.agreementId));
    if (isLast) await complete(tx, facts);
    return made({ isLast });
  });
}

async function owesMore(tx: Tx, agreementId: string): Promise<boolean> {
  const left = await tx
    .select({ id: report.id })
    .from(report)
    .where(and(eq(report.agreementId, agreementId), ne(report.state, "accepted")))
    .limit(1);
  return left.length > 0;
}

async function complete(
  tx: Tx,
  { agreementId, applicationId, id: competitionId, applicationTitle, now }: LoadedReport,
): Promise<void> {
  const ended = await tx
    .update(agreement)
    .set({ state: "completed" })
    .where(and(eq(agreement.id, agreementId), eq(agreement.state, "active")))
    .returning({ id: agreement.id });
  if (ended.length === 0) return;
  const moved = await tx
    .update(application)
    .set({ state: "completed" })
    .where(and(eq(application.id, applicationId), eq(application.state, "agreed")))
    .returning({ id: application.id });
  if (moved.length === 0) throw new Error(`${applicationId} has an active agreement and is not agreed`);
  await tx.insert(projectCard).values({ applicationId, competitionId, agreementId, publishedAt: now });
  record(tx, { type: "agreement.completed", subject: { kind: "agreement", id: agreementId }, competitionId });
  record(tx, {
    type: "project.published",
    subject: { kind: "agreement", id: agreementId },
    competitionId,
    details: { title: applicationTitle ?? "" },
  });
}
