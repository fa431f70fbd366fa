import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { done, type Outcome, refused } from "../outcome";
import {
  applicantOf,
  envelope,
  letterProps,
  lockAgreementOf,
  moveReport,
  personId,
  recordReport,
  secretariesOf,
} from "./decision.server";
import { type ReportProblem, reportProblems } from "./report";
import { contentOf, reportFacts } from "./report.queries.server";

/**
 * The head sends a report, for the first time or corrected. Refuses `limitExceeded` naming the line on which more granted
 * money was spent than granted over all reports, `incomplete` for every other problem (see `reportProblems`), `wrongRole`
 * for others than the head, `wrongState` (domain.md §3.6, Report). The agreed day being over does not hinder it.
 */
export async function submitReport(who: Who, reportId: string): Promise<Outcome> {
  return transaction(who, "report.submit", async (tx) => {
    if (!(await reportFacts(tx, who, reportId))) return refused("notFound");
    await lockAgreementOf(tx, reportId);
    const facts = await reportFacts(tx, who, reportId);
    if (!facts) return refused("notFound");
    const may = policy["report.submit"](who, facts);
    if (!may.ok) return may;
    const kept = { submittedBy: personId(who), submittedAt: facts.now };
    // why: first the move, which holds the report's row, so that no expense comes between the check and the commit.
    if (!(await moveReport(tx, facts, "submitted", kept))) return refused("changedMeanwhile");
    const problems = reportProblems(await contentOf(tx, facts));
    if (problems.length > 0) return refusalOf(problems);
    recordReport(tx, facts, "report.submitted");
    for (const to of await applicantOf(tx, facts))
      await post(tx, "report-submitted", { ...envelope(to, facts), props: letterProps(facts, "applicant") });
    for (const to of await secretariesOf(tx, facts))
      await post(tx, "report-submitted", { ...envelope(to, facts), props: letterProps(facts, "office") });
    return done;
  });
}

function refusalOf(problems: readonly ReportProblem[]) {
  const overspent = problems.find((problem) => problem.code === "overspent");
  if (overspent) return refused("limitExceeded", { line: overspent.what, over: overspent.over });
  return refused("incomplete", { left: problems.length });
}
