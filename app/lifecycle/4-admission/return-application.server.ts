import { eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { correction } from "~db/schema/admission";
import { headsOf } from "../1-registration/heads.server";
import { rulesOf, templateOf } from "../2-announcement/competition.queries.server";
import { sectionOf } from "../2-announcement/form-template";
import { applicationFacts } from "../3-application/application.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { addDays, dayEnd, dayOf } from "../time";
import type { ReturnForm } from "./admission.form";
import { decide } from "./decide.server";

/**
 * Returns an application for correction of the named sections. The applicant has the days that the rules give, counted
 * from tomorrow, until the last of them ends in the competition's zone; the letter goes at once.
 * Refuses `wrongState` when the rules know no correction, `limitExceeded` when all returns are used up,
 * `badInput` for a section that the form does not have.
 * Answers the last moment for the correction.
 */
export async function returnApplication(who: Who, applicationId: string, form: ReturnForm): Promise<Outcome<Date>> {
  if (!isUuid(applicationId)) return refused("notFound");
  return transaction(who, "admission.return", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["admission.return"](who, facts);
    if (!may.ok) return may;
    const { correction: allowed } = await rulesOf(tx, facts.id);
    if (!allowed.allowed) return refused("wrongState");
    const { template } = await templateOf(tx, facts.id);
    if (!form.sections.every((key) => sectionOf(template, key))) return refused("badInput");
    const [used] = await tx
      .select({ times: sql<number>`count(*)::int` })
      .from(correction)
      .where(eq(correction.applicationId, applicationId));
    const times = used?.times ?? 0;
    if (times >= allowed.times) return refused("limitExceeded", { times: allowed.times });
    // why: a second before midnight is what people read as "until the end of that day".
    const dueAt = new Date(dayEnd(addDays(dayOf(facts.now, facts.zone), allowed.days), facts.zone).getTime() - 1000);
    if (!(await decide(tx, facts, who.id, { outcome: "returned", text: form.remarks })))
      return refused("changedMeanwhile");
    await tx.insert(correction).values({
      applicationId,
      competitionId: facts.id,
      ordinal: times + 1,
      remarks: form.remarks,
      sections: form.sections,
      dueAt,
      askedBy: who.id,
      askedAt: facts.now,
    });
    record(tx, {
      type: "application.returned",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { number: facts.number, ordinal: times + 1, dueAt: dueAt.toISOString() },
    });
    for (const to of await headsOf(tx, facts.applicantId)) {
      const props = {
        competition: facts.title,
        title: facts.applicationTitle ?? "",
        number: facts.number ?? 0,
        remarks: form.remarks,
        dueAt: dueAt.toISOString(),
        zone: facts.zone,
        url: `${config().baseUrl}/applicant/applications/${applicationId}`,
      };
      await post(tx, "application-returned", { to, competitionId: facts.id, applicationId, props });
    }
    return made(dueAt);
  });
}
