import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { postAll } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { draftCall } from "~db/schema/application";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { lockCompetition } from "../2-announcement/lock-competition.server";
import { made, type Outcome, refused } from "../outcome";
import { isBy } from "../time";
import { nextCallAt } from "./draft-call";
import { draftWriters, lastCallOf } from "./draft-call.queries.server";

/**
 * Reminds everybody who has an unfinished draft that it is not submitted. The office learns how many there are, never whose.
 * Refuses `notYet` when it did so less than three days ago, `incomplete` when there is nobody to remind.
 * Answers how many drafts were reminded of.
 */
export async function callDrafts(who: Person, competitionId: string): Promise<Outcome<number>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.callDrafts", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.callDrafts"](who, facts);
    if (!may.ok) return may;
    const last = await lastCallOf(tx, facts.id);
    if (last && !isBy(nextCallAt(last.calledAt, facts.zone), facts.now)) return refused("notYet");
    const writers = await draftWriters(tx, facts.id);
    const drafts = new Set(writers.map((one) => one.applicationId)).size;
    if (drafts === 0) return refused("incomplete", { left: 0 });
    await tx
      .insert(draftCall)
      .values({ competitionId: facts.id, calledBy: who.id, calledAt: facts.now, drafts, letters: writers.length });
    record(tx, {
      type: "competition.draftsCalled",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { drafts, letters: writers.length },
    });
    const letters = writers.map(({ applicationId, ...to }) => ({
      to,
      props: {
        competition: facts.title,
        title: "",
        step: "called" as const,
        left: null,
        closesAt: facts.closesAt.toISOString(),
        zone: facts.zone,
        url: `${config().baseUrl}/applicant/applications/${applicationId}/check`,
      },
    }));
    await postAll(tx, "draft-reminder", letters, { competitionId: facts.id });
    return made(drafts);
  });
}
