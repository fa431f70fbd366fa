import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { question } from "~db/schema/announcement";
import { organiser, person } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { competitionFacts } from "./competition.queries.server";

/**
 * Answers a question of the public register, once: the answer is published, and whoever asked gets it by letter.
 * Refuses `changedMeanwhile` when somebody has answered already.
 */
export async function answerQuestion(
  who: Person,
  competitionId: string,
  { question: questionId, answer }: { question: string; answer: string },
): Promise<Outcome> {
  if (!isUuid(competitionId) || !isUuid(questionId)) return refused("notFound");
  return transaction(who, "competition.answer", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.answer"](who, facts);
    if (!may.ok) return may;
    const [asked] = await tx
      .select({
        text: question.text,
        personId: person.id,
        email: person.email,
        name: person.name,
        lang: person.lang,
        slug: organiser.slug,
      })
      .from(question)
      .innerJoin(person, eq(person.id, question.askedBy))
      .innerJoin(organiser, eq(organiser.id, facts.organiserId))
      .where(and(eq(question.id, questionId), eq(question.competitionId, facts.id)));
    if (!asked) return refused("notFound");

    const changed = await tx
      .update(question)
      .set({ answer, answeredBy: who.id, answeredAt: facts.now })
      .where(and(eq(question.id, questionId), isNull(question.answeredAt)))
      .returning({ id: question.id });
    if (changed.length === 0) return refused("changedMeanwhile");
    record(tx, { type: "question.answered", subject: { kind: "competition", id: facts.id }, competitionId: facts.id });
    const { text, slug, lang, ...to } = asked;
    await post(tx, "question-answered", {
      to: { ...to, lang: lang === "en" ? "en" : "ru" },
      competitionId: facts.id,
      props: {
        competition: facts.title,
        question: text,
        answer,
        url: `${config().baseUrl}/${slug}/${facts.slug}#questions`,
      },
    });
    return done;
  });
}
