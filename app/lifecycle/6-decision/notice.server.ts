import type { Tx } from "~db/client.server";
import { workCalendarOf } from "../1-registration/work-calendar.queries.server";
import { type LoadedCompetition, rulesOf } from "../2-announcement/competition.queries.server";
import { firstDayAfter } from "../2-announcement/term";
import { termOf } from "../2-announcement/terms";
import { done, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";

/**
 * Whether members told today of a meeting have the notice that the rules give them. Refuses `noticeTooShort` with the term and
 * the first day that keeps it (domain.md §2.9: the agenda is sent at least 3 working days before).
 */
export async function keepsNotice(
  tx: Tx,
  { id, organiserId, now, zone }: Pick<LoadedCompetition, "id" | "organiserId" | "now" | "zone">,
  at: Date,
): Promise<Outcome> {
  const term = termOf(await rulesOf(tx, id), "notice");
  if (!term) return done;
  const first = firstDayAfter(dayOf(now, zone), term, await workCalendarOf(tx, organiserId));
  if (dayOf(at, zone) >= first) return done;
  return refused("noticeTooShort", { days: term.days, unit: term.unit, clause: term.clause ?? "", first });
}
