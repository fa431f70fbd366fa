import { and, asc, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { postAll } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { headsOfAll } from "../1-registration/heads.server";
import { competitionFacts, type LoadedCompetition } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { keepPaper } from "./keep-paper.server";
import type { OpeningForm } from "./opening.form";
import { openingSnapshot } from "./opening-protocol.server";

type Opened = { id: string; applicantId: string; number: number; title: string };

/**
 * The secretary opens what has arrived: every submitted application gets a registration number in the order of arrival
 * and its applicant a letter, the protocol of the opening is made (domain.md §6, 4), the competition goes on to admission.
 * Refuses `incomplete` when nothing has arrived: such a competition has failed; `badInput` when somebody present is not on
 * the roster. Answers how many were opened.
 */
export async function openApplications(
  who: Who,
  competitionId: string,
  opening: OpeningForm,
): Promise<Outcome<number>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.open", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["competition.open"](who, facts);
    if (!may.ok) return may;
    const moved = await tx
      .update(competition)
      .set({ state: "admission", openedAt: sql`competition_now(${competition.id})` })
      .where(and(eq(competition.id, facts.id), eq(competition.state, facts.state)))
      .returning({ id: competition.id });
    if (moved.length === 0) return refused("changedMeanwhile");
    const opened = await giveNumbers(tx, facts.id);
    if (opened.length === 0) return refused("incomplete");
    record(tx, {
      type: "competition.opened",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { applications: opened.length },
    });
    const snapshot = await openingSnapshot(tx, facts, opening, who.name);
    if (!snapshot.ok) return snapshot;
    await keepPaper(tx, who, facts, snapshot.value);
    await tellApplicants(tx, facts, opened);
    return made(opened.length);
  });
}

async function giveNumbers(tx: Tx, competitionId: string): Promise<Opened[]> {
  const order = tx
    .select({
      id: application.id,
      number: sql<number>`row_number() over (order by ${application.arrivedAt}, ${application.id})`.as("given"),
    })
    .from(application)
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "submitted")))
    .as("arrived");
  await tx
    .update(application)
    .set({ state: "opened", number: sql`${order.number}::int` })
    .from(order)
    .where(eq(application.id, order.id));
  const rows = await tx
    .select({
      id: application.id,
      applicantId: application.applicantId,
      number: application.number,
      title: application.title,
    })
    .from(application)
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "opened")))
    .orderBy(asc(application.number));
  return rows.map((row) => ({ ...row, number: row.number ?? 0, title: row.title ?? "" }));
}

async function tellApplicants(tx: Tx, facts: LoadedCompetition, opened: readonly Opened[]): Promise<void> {
  const heads = await headsOfAll(
    tx,
    opened.map((one) => one.applicantId),
  );
  for (const { id, number } of opened)
    record(tx, {
      type: "application.opened",
      subject: { kind: "application", id },
      competitionId: facts.id,
      details: { number },
    });
  const letters = opened.flatMap(({ id, applicantId, number, title }) =>
    (heads.get(applicantId) ?? []).map((to) => ({
      to,
      applicationId: id,
      props: {
        competition: facts.title,
        title,
        number,
        url: `${config().baseUrl}/applicant/applications/${id}`,
      },
    })),
  );
  await postAll(tx, "application-opened", letters, { competitionId: facts.id });
}
