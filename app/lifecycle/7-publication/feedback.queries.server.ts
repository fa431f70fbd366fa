import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { db } from "~db/client.server";
import { award } from "~db/schema/decision";
import { passMarkIn, tierOf } from "../2-announcement/tiers";
import { applicationFacts } from "../3-application/application.queries.server";
import { anonymousSheets } from "../6-decision/anonymous-sheets.server";
import { decidedRulesOf } from "../6-decision/pass-marks.queries.server";
import { rankingRows } from "../6-decision/ranking.queries.server";
import { made, type Outcome, refused } from "../outcome";
import type { Feedback } from "./feedback";

/**
 * Marks and comments for the applicant, after the publication and where the rules give feedback; otherwise `notFound`. Nothing
 * names an expert, and the order of the sheets follows a hash of their ids, not the order of assignment.
 */
export async function feedbackFor(who: Who, applicationId: string): Promise<Outcome<Feedback>> {
  const facts = await applicationFacts(db(), who, applicationId);
  if (!facts) return refused("notFound");
  const may = policy["feedback.read"](who, facts);
  if (!may.ok) return may;
  const rules = await decidedRulesOf(db(), facts.id);
  if (!rules.publication.feedback) return refused("notFound");
  const [sheets, rows, [decided]] = await Promise.all([
    anonymousSheets(db(), rules, { competitionId: facts.id, applicationId }),
    rankingRows(db(), facts.id),
    db().select({ outcome: award.outcome }).from(award).where(eq(award.applicationId, applicationId)),
  ]);
  const own = rows.find((row) => row.applicationId === applicationId);
  return made({
    competition: { id: facts.id, title: facts.title },
    application: { id: applicationId, number: facts.number, title: facts.applicationTitle ?? "" },
    outcome: decided?.outcome ?? null,
    score: own?.score ?? null,
    passMark: passMarkIn(tierOf(rules, own?.requested ?? 0n), rules),
    sheets,
  });
}
