import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { reportRemark } from "~db/schema/reporting";
import { done, type Outcome, refused } from "../outcome";
import { addDays, dayOf } from "../time";
import { applicantOf, envelope, letterProps, moveReport, recordReport } from "./decision.server";
import type { RemarksForm } from "./report.form";
import { reportFacts } from "./report.queries.server";

/**
 * The secretary returns a report with remarks; it is to be corrected within `days` calendar days from today in the zone of
 * the competition. Refuses `wrongState`, `changedMeanwhile` (domain.md §3.6, Report).
 */
export async function returnReport(who: Who, reportId: string, { remarks, days }: RemarksForm): Promise<Outcome> {
  return transaction(who, "report.return", async (tx) => {
    const facts = await reportFacts(tx, who, reportId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["report.return"](who, facts);
    if (!may.ok) return may;
    if (!(await moveReport(tx, facts, "returned", {}))) return refused("changedMeanwhile");
    const fixBy = addDays(dayOf(facts.now, facts.zone), days);
    await tx.insert(reportRemark).values({
      reportId,
      competitionId: facts.id,
      text: remarks,
      fixBy,
      madeBy: who.id,
      madeAt: facts.now,
    });
    recordReport(tx, facts, "report.returned");
    for (const to of await applicantOf(tx, facts))
      await post(tx, "report-returned", {
        ...envelope(to, facts),
        props: { ...letterProps(facts, "applicant"), remarks, fixBy },
      });
    return done;
  });
}
