import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { system } from "~/access/who";
import { record } from "~/journal/record.server";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { carryOutOrders, lockApplications, orderedApplications } from "./carry-out-orders.server";
import { waitingPaperStates } from "./paper-application";

/** How many applications counted at the close, and SHA-256 over their fingerprints in ascending order, one a line. */
export type ClosedSet = { count: number; root: string };

/**
 * Closes the reception of every competition whose end and published grace have passed by its own clock (design.md §6).
 * While papers that came in time are typed in and compared, it waits: nothing else can come any more (`paperMoves`).
 * Runs each minute, when a deadline wakes it, and after the clock of a test competition is moved. Safe to run twice.
 * @returns the ids of the competitions closed by this run
 */
export async function closeReceptions(): Promise<string[]> {
  const due = await db()
    .select({ id: competition.id })
    .from(competition)
    .where(and(eq(competition.state, "announced"), isDue));
  const closed: string[] = [];
  for (const { id } of due) {
    const outcome = await closeReception(id);
    if (outcome.ok) closed.push(id);
  }
  return closed;
}

const isDue = sql`(clock_timestamp() + ${competition.clockShift} > ${competition.closesAt} + make_interval(secs => ${competition.graceSeconds})
  and not exists (select from (select competition_id, state from paper_application) waiting (of_competition, of_state)
    where of_competition = ${competition.id} and of_state::text in (${sql.join(
      waitingPaperStates.map((state) => sql`${state}`),
      sql`, `,
    )})))`;

const TRIES = 5;

/**
 * Closes the reception of one competition: with `FOR UPDATE` nobody is in the middle of submitting, so what is counted is
 * what the commission will get (guarantees.md B3). What heads had ordered is submitted first. Refuses `notYet` and
 * `wrongState`, and `changedMeanwhile` when orders came faster than they could be locked.
 */
export async function closeReception(competitionId: string): Promise<Outcome<ClosedSet>> {
  let outcome = await tryToClose(competitionId);
  for (let left = TRIES; !outcome.ok && outcome.reason === "changedMeanwhile" && left > 1; left -= 1)
    outcome = await tryToClose(competitionId);
  return outcome;
}

async function tryToClose(competitionId: string): Promise<Outcome<ClosedSet>> {
  return transaction(system, "competition.close", async (tx) => {
    const may = policy["competition.close"](system, {});
    if (!may.ok) return may;
    const ordered = await orderedApplications(tx, competitionId);
    await lockApplications(tx, ordered);
    const [locked] = await tx
      .select({ state: competition.state, isDue: sql<boolean>`${isDue}` })
      .from(competition)
      .where(eq(competition.id, competitionId))
      .for("update");
    if (locked?.state !== "announced") return refused("wrongState");
    if (!locked.isDue) return refused("notYet");
    const later = await orderedApplications(tx, competitionId);
    if (later.some((id) => !ordered.includes(id))) return refused("changedMeanwhile");
    await carryOutOrders(tx, competitionId);
    const [closed] = await tx
      .update(competition)
      .set({
        state: "closed",
        closedAt: sql`clock_timestamp() + ${competition.clockShift}`,
        closedCount: sql`(select count(*) from ${submitted})`,
        closedRoot: sql`(select encode(sha256(convert_to(coalesce(string_agg(v.sha256, E'\n' order by v.sha256 collate "C"), ''), 'UTF8')), 'hex') from ${submitted})`,
      })
      .where(and(eq(competition.id, competitionId), isDue))
      .returning({ count: competition.closedCount, root: competition.closedRoot });
    if (!closed) return refused("notYet");
    const { count, root } = closed as ClosedSet;
    record(tx, {
      type: "competition.closed",
      subject: { kind: "competition", id: competitionId },
      competitionId,
      details: { count, root },
    });
    return made({ count, root });
  });
}

const submitted = sql`application a join application_version v on v.application_id = a.id and v.version = a.current_version
  where a.competition_id = ${competition.id} and a.state = 'submitted'`;
