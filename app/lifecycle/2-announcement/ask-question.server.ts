import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { question } from "~db/schema/announcement";
import { done, type Outcome, refused } from "../outcome";
import { wasAnnounced } from "./competition";
import { competitionFacts, rulesOf } from "./competition.queries.server";
import { tellOfQuestion } from "./question-letters.server";
import { questionsUntil } from "./questions";

/**
 * Asks the organiser about an announced competition. The question appears on the public page with its answer, without
 * the name of whoever asked (domain.md §2.3); its secretaries get a letter. Refuses `deadlinePassed` when the rules
 * take no questions any more.
 */
export async function askQuestion(who: Person, competitionId: string, text: string): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.ask", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts || !wasAnnounced(facts.state)) return refused("notFound");
    const may = policy["competition.ask"](who, facts);
    if (!may.ok) return may;
    const { questionDays } = await rulesOf(tx, facts.id, facts.rulesVersion);
    if (facts.now > questionsUntil(facts.closesAt, questionDays)) return refused("deadlinePassed");
    await tx.insert(question).values({ competitionId: facts.id, askedBy: who.id, askedAt: facts.now, text });
    record(tx, { type: "question.asked", subject: { kind: "competition", id: facts.id }, competitionId: facts.id });
    await tellOfQuestion(tx, facts, text);
    return done;
  });
}
