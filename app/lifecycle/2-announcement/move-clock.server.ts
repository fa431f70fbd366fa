import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { made, type Outcome, refused } from "../outcome";
import { nextStop, shiftTo } from "./clock";
import { competitionFacts, rulesOf } from "./competition.queries.server";

/**
 * Moves the clock of a test competition forward to its next date; the clock of a live one never moves (design.md §6).
 * Answers the instant it now shows. Refuses `notYet` when no date is ahead. Whatever waits for that date, such as the
 * closing of reception, is run by whoever called.
 */
export async function moveClock(who: Person, competitionId: string): Promise<Outcome<Date>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.moveClock", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.moveClock"](who, facts);
    if (!may.ok) return may;
    const clock = await lockedClock(tx, facts.id);
    const target = nextStop(await rulesOf(tx, facts.id), clock.now);
    if (!target) return refused("notYet");
    const shift = shiftTo({ mode: facts.mode, ...clock }, target);
    if (!shift.ok) return shift;

    await tx
      .update(competition)
      .set({ clockShift: `${shift.value} milliseconds` })
      .where(and(eq(competition.id, facts.id), eq(competition.mode, "test")));
    record(tx, {
      type: "competition.clockMoved",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { from: clock.now.toISOString(), to: target.toISOString() },
    });
    return made(target);
  });
}

/** The clock under the row's lock, so that two presses of the button are two dates and never one. */
async function lockedClock(tx: Tx, competitionId: string): Promise<{ now: Date; shift: number }> {
  const ms = (interval: unknown) => sql<number>`(extract(epoch from ${interval}) * 1000)::float8`;
  const [row] = await tx
    .select({ now: ms(sql`clock_timestamp() + ${competition.clockShift}`), shift: ms(competition.clockShift) })
    .from(competition)
    .where(eq(competition.id, competitionId))
    .for("update");
  return { now: new Date(Math.floor(row!.now)), shift: Math.round(row!.shift) };
}
