import type { Person } from "~/access/who";
import { competitionFacts } from "~/lifecycle/2-announcement/competition.queries.server";
import { moveClock } from "~/lifecycle/2-announcement/move-clock.server";
import { closeReceptions } from "~/lifecycle/3-application/close-reception.job.server";
import { db } from "~db/client.server";
import { play } from "./play";

const MOST_STOPS = 40;

/** Presses "to the next date" until the competition's clock has passed an instant; what waits for each date is run. */
export async function passes(secretary: Person, competitionId: string, until: string): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const facts = await competitionFacts(db(), secretary, competitionId);
    if (!facts) throw new Error("no such competition");
    if (facts.now >= new Date(until)) return;
    await play("the clock moves", moveClock(secretary, competitionId));
    await closeReceptions();
  }
  throw new Error(`the clock never reaches ${until}`);
}
