import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { rolesFor } from "~/access/role-facts.server";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { workDay } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { installationId } from "./installation";
import { rolePlace } from "./role-place.server";
import type { WorkDayForm } from "./work-calendar.form";

/**
 * Says of one day of an organiser's production calendar that it is off, that it is a working one, or that the law decides
 * again. Days that were computed and told to people before stay as they are. Refuses `notFound` (domain.md §3.4).
 */
export async function markWorkDay(who: Person, organiserId: string, form: WorkDayForm): Promise<Outcome> {
  if (!isUuid(organiserId)) return refused("notFound");
  return transaction(who, "workCalendar.mark", async (tx) => {
    const place = await rolePlace(tx, who, { organiserId });
    if (!place) return refused("notFound");
    const may = policy["workCalendar.mark"](who, place);
    if (!may.ok) return may;
    await put(tx, organiserId, who, form);
    record(tx, { type: "workCalendar.dayMarked", subject: { kind: "organiser", id: organiserId }, details: form });
    return done;
  });
}

/** The same for every organiser of the installation that says nothing else of the day. Refuses `notFound`. */
export async function markWorkDayForAll(who: Person, form: WorkDayForm): Promise<Outcome> {
  return transaction(who, "workCalendar.markForAll", async (tx) => {
    const may = policy["workCalendar.markForAll"](who, { roles: await rolesFor(tx, who, null) });
    if (!may.ok) return may;
    await put(tx, null, who, form);
    record(tx, {
      type: "workCalendar.dayMarked",
      subject: { kind: "installation", id: installationId },
      details: form,
    });
    return done;
  });
}

async function put(tx: Tx, organiserId: string | null, who: Person, { day, kind, act }: WorkDayForm): Promise<void> {
  if (kind === "byLaw") {
    const here = organiserId ? eq(workDay.organiserId, organiserId) : isNull(workDay.organiserId);
    await tx.delete(workDay).where(and(here, eq(workDay.day, day)));
    return;
  }
  const said = { kind, act, markedBy: who.id, markedAt: sql`clock_timestamp()` };
  await tx
    .insert(workDay)
    .values({ organiserId, day, ...said })
    .onConflictDoUpdate({ target: [workDay.organiserId, workDay.day], set: said });
}
