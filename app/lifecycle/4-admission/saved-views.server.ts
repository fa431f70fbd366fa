import { and, asc, count, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db, transaction } from "~db/client.server";
import { savedView } from "~db/schema/admission";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { done, type Outcome, refused } from "../outcome";
import { addressOfQuestion, type ListQuestion } from "./list-question";

/** The most views that one person keeps of one competition. */
const MOST_VIEWS = 30;

/** The views that a person keeps of a competition's list, by name. Ask the policy first: this function does not. */
export function viewsOf(who: Person, competitionId: string) {
  return db()
    .select({ id: savedView.id, name: savedView.name, query: savedView.query })
    .from(savedView)
    .where(and(eq(savedView.personId, who.id), eq(savedView.competitionId, competitionId)))
    .orderBy(byAlphabet(savedView.name), asc(savedView.id));
}

/**
 * Keeps what a list is asked for under a name of one's own: a preference, not a fact for the journal. The same name again
 * takes the place of the earlier view. Refuses `limitExceeded` beyond thirty.
 */
export async function saveView(
  who: Person,
  competitionId: string,
  { name, question }: { name: string; question: ListQuestion },
): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "view.keep", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["view.keep"](who, facts);
    if (!may.ok) return may;
    const query = addressOfQuestion(question);
    const { personId, competitionId: of, name: named } = savedView;
    await tx
      .insert(savedView)
      .values({ personId: who.id, competitionId: facts.id, name, query })
      .onConflictDoUpdate({ target: [personId, of, named], set: { query } });
    const [kept] = await tx
      .select({ views: count() })
      .from(savedView)
      .where(and(eq(personId, who.id), eq(of, facts.id)));
    return (kept?.views ?? 0) > MOST_VIEWS ? refused("limitExceeded", { max: MOST_VIEWS }) : done;
  });
}

/** Forgets one of one's own views. Refuses `notFound` for anybody else's. */
export async function forgetView(who: Person, competitionId: string, viewId: string): Promise<Outcome> {
  if (!isUuid(competitionId) || !isUuid(viewId)) return refused("notFound");
  return transaction(who, "view.keep", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["view.keep"](who, facts);
    if (!may.ok) return may;
    const own = and(eq(savedView.id, viewId), eq(savedView.personId, who.id), eq(savedView.competitionId, facts.id));
    const gone = await tx.delete(savedView).where(own).returning({ id: savedView.id });
    return gone.length > 0 ? done : refused("notFound");
  });
}
