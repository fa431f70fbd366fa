import { and, eq, inArray, notInArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application, applicationVersion } from "~db/schema/application";
import { organiser, person } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { competitionFacts } from "./competition.queries.server";

/**
 * Cancels an announced competition, until its meeting is open. Everybody who began or submitted an application gets the
 * reason by letter (domain.md §3.6).
 */
export async function cancelCompetition(who: Person, competitionId: string, reason: string): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.cancel", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.cancel"](who, facts);
    if (!may.ok) return may;
    const changed = await tx
      .update(competition)
      .set({ state: "cancelled", cancelledReason: reason })
      .where(and(eq(competition.id, facts.id), eq(competition.state, facts.state)))
      .returning({ id: competition.id });
    if (changed.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "competition.cancelled",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { reason },
    });
    const url = await addressOf(tx, facts);
    for (const to of await applicantsOf(tx, facts.id))
      await post(tx, "competition-cancelled", {
        to,
        competitionId: facts.id,
        props: { competition: facts.title, reason, url },
      });
    return done;
  });
}

async function addressOf(tx: Tx, facts: { organiserId: string; slug: string }): Promise<string> {
  const [host] = await tx.select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, facts.organiserId));
  return `${config().baseUrl}/${host!.slug}/${facts.slug}`;
}

/** Those who began an application or submitted a version of one that was neither withdrawn nor rejected. */
async function applicantsOf(tx: Tx, competitionId: string) {
  const alive = and(
    eq(application.competitionId, competitionId),
    notInArray(application.state, ["discarded", "withdrawn", "rejected"]),
  );
  const began = tx.select({ id: application.createdBy }).from(application).where(alive);
  const submitted = tx
    .select({ id: applicationVersion.submittedBy })
    .from(applicationVersion)
    .innerJoin(application, eq(application.id, applicationVersion.applicationId))
    .where(alive);
  const rows = await tx
    .select({ personId: person.id, email: person.email, name: person.name, lang: person.lang })
    .from(person)
    .where(inArray(person.id, began.union(submitted)))
    .orderBy(person.id);
  return rows.map((row) => ({ ...row, lang: row.lang === "en" ? ("en" as const) : ("ru" as const) }));
}
